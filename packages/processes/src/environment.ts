import { join } from "node:path";
import type { ModelSimulator, S3Simulator, TiendanubeSimulator, YCloudSimulator } from "@platform/simulator";

/** What stands around the product: its database, its Redis and the simulated providers. */
export interface Surroundings {
  dsn: string;
  redisUrl: string | null;
  /** Its files lie below. */
  folder: string;
  ycloud: YCloudSimulator;
  model: ModelSimulator;
  store: TiendanubeSimulator;
  /** Where processes keep files that share no disk; absent: in the folder. */
  bucket?: S3Simulator;
}

/** Environment of an installed product in these surroundings; secrets, port and public address are the caller's. */
export function environmentOf({
  dsn,
  redisUrl,
  folder,
  ycloud,
  model,
  store,
  bucket,
}: Surroundings): Record<string, string> {
  return {
    NODE_ENV: "production",
    DEMO: "0",
    HOST: "127.0.0.1",
    LOG_LEVEL: "info",
    ALLOW_PRIVATE_ADDRESSES: "1",
    DATA_DIR: join(folder, "data"),
    POSTGRES_DSN: dsn,
    ...(redisUrl === null ? {} : { REDIS_URL: redisUrl }),
    ...(bucket === undefined
      ? {}
      : {
          MEDIA_S3_BUCKET: bucket.bucket,
          MEDIA_S3_ENDPOINT: bucket.url,
          MEDIA_S3_ACCESS_KEY_ID: bucket.accessKeyId,
          MEDIA_S3_SECRET_ACCESS_KEY: bucket.secretAccessKey,
        }),
    YCLOUD_BASE_URL: ycloud.baseUrl,
    OPENAI_BASE_URL: model.baseUrl,
    OPENAI_API_KEY: "sk-simulated",
    OPENAI_MODEL: "simulado-1",
    OPENAI_FALLBACK_MODEL: "simulado-2",
    TIENDANUBE_BASE_URL: store.baseUrl,
    TIENDANUBE_AUTH_URL: store.baseUrl,
  };
}
