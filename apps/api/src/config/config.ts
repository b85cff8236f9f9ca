import type { Price } from "../usage/prices.ts";

/** What this process runs with; read once at boot, from the environment and `.env`. */
export interface Config {
  production: boolean;
  /** The outside world is simulated, and says so. */
  demo: boolean;
  role: "all" | "web" | "worker";
  host: string;
  port: number;
  /** Without a slash at its end. */
  publicUrl: string;
  /** Where a separately hosted panel finds this API; used by its image only. */
  apiBase: string | undefined;
  logLevel: "fatal" | "error" | "warn" | "info" | "debug" | "trace" | "silent";
  trustProxy: boolean | string[];
  corsAllowedOrigins: string[];
  metricsToken: string | undefined;
  /** Called each minute while this process is ready, so that an outside monitor notices a dead host. */
  heartbeatUrl: string | undefined;
  /** A collector of OpenTelemetry traces, without a path; absent: none are made. */
  otlpEndpoint: string | undefined;
  allowPrivateAddresses: boolean;
  /** Absolute; holds the embedded database, generated secrets and, without a bucket, media. */
  dataDir: string;
  /** A bucket of S3, or of what speaks its protocol. Absent: files of chats lie in `dataDir`. */
  mediaBucket:
    | {
        bucket: string;
        /** Absent: Amazon's own. Given, the bucket's name stands in the path. */
        endpoint: string | undefined;
        region: string;
        accessKeyId: string;
        secretAccessKey: string;
      }
    | undefined;
  /** Absent: the embedded database. */
  postgresDsn: string | undefined;
  /** Absent: one process only. */
  redisUrl: string | undefined;
  adminToken: string;
  encryptionKey: string;
  encryptionKeysPrevious: string[];
  /** Where a tenant has none of its own. */
  defaults: { debounceMs: number; historyMessages: number; overrideHours: number };
  openai: {
    apiKey: string | undefined;
    baseUrl: string | undefined;
    model: string;
    fallbackModel: string | undefined;
    /** Hears voice notes, at the same address and under the same key. */
    transcriptionModel: string;
    /** Whether customers' pictures are shown to the model. */
    vision: boolean;
    /** What models cost that the list doesn't know, or knows wrong. */
    prices: Readonly<Record<string, Price>>;
  };
  ycloud: { apiKey: string | undefined; webhookSecrets: string[]; baseUrl: string };
  tiendanube: {
    baseUrl: string;
    authUrl: string;
    apiVersion: string;
    userAgent: string;
    clientId: string | undefined;
    clientSecret: string | undefined;
  };
  smtp: { url: string | undefined; from: string | undefined };
}
