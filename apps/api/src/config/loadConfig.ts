import { resolve } from "node:path";
import type { Config } from "./config.ts";
import { bucketOf, mediaSettings, missingOfBucket } from "./parts/media.ts";
import { providerSettings } from "./parts/providers.ts";
import { hasProviderKey, secretSettings } from "./parts/secrets.ts";
import { serverSettings } from "./parts/server.ts";
import { storageSettings, withOldNames } from "./parts/storage.ts";
import { ConfigError, readSettings, type ConfigProblem, type Environment, type ValuesOf } from "./setting.ts";

const settings = {
  ...serverSettings,
  ...storageSettings,
  ...mediaSettings,
  ...providerSettings,
  ...secretSettings,
};
/** Every variable that is read. */
export type Variable = keyof typeof settings;
type Values = ValuesOf<typeof settings>;

/**
 * Reads the whole configuration. Pure: no files and no `process.env`.
 * Throws `ConfigError` with every variable that breaks its rule.
 */
export function loadConfig(environment: Environment): Config {
  const env = withOldNames(environment);
  const { values, problems } = readSettings(settings, env);
  if (!isComplete(values)) throw new ConfigError([...problems, ...rulesAcross(values, env)]);
  const across = rulesAcross(values, env);
  if (across.length > 0) throw new ConfigError(across);
  return toConfig(values, env);
}

/** Values are complete exactly when no variable broke its rule. */
function isComplete(values: Partial<Values>): values is Values {
  return Object.keys(settings).every((name) => name in values);
}

/** Rules between variables. */
function rulesAcross(values: Partial<Values>, env: Environment): ConfigProblem[] {
  const production = values.NODE_ENV === "production";
  const broken: (keyof Values)[] = [];
  if (production && "POSTGRES_DSN" in values && values.POSTGRES_DSN === undefined)
    broken.push("POSTGRES_DSN");
  if (
    values.ROLE !== undefined &&
    values.ROLE !== "all" &&
    "REDIS_URL" in values &&
    values.REDIS_URL === undefined
  ) {
    broken.push("REDIS_URL");
  }
  for (const name of ["ADMIN_TOKEN", "ENCRYPTION_KEY"] as const) {
    if (name in values && values[name] === undefined) broken.push(name);
  }
  const problems = broken.map((variable): ConfigProblem => {
    const { rule, example } = settings[variable];
    return { variable, rule: `missing: ${rule}`, example, kind: "missing" };
  });
  problems.push(...missingOfBucket(values));
  if (production && demoOf(values, env)) {
    problems.push({
      variable: "DEMO",
      rule: "the demo can't run with NODE_ENV=production",
      example: "0",
      kind: "clashing",
    });
  }
  return problems;
}

function demoOf(values: Partial<Values>, env: Environment): boolean {
  return values.DEMO ?? (values.NODE_ENV !== "production" && !hasProviderKey(env));
}

function toConfig(values: Values, env: Environment): Config {
  const demo = demoOf(values, env);
  return {
    production: values.NODE_ENV === "production",
    demo,
    role: values.ROLE,
    host: values.HOST ?? (values.POSTGRES_DSN === undefined || demo ? "127.0.0.1" : "0.0.0.0"),
    port: values.PORT,
    publicUrl: values.PUBLIC_URL ?? `http://localhost:${values.PORT}`,
    apiBase: values.API_BASE,
    logLevel: values.LOG_LEVEL,
    trustProxy: values.TRUST_PROXY ?? false,
    corsAllowedOrigins: values.CORS_ALLOWED_ORIGINS,
    metricsToken: values.METRICS_TOKEN,
    heartbeatUrl: values.HEARTBEAT_URL,
    otlpEndpoint: values.OTEL_EXPORTER_OTLP_ENDPOINT,
    allowPrivateAddresses: values.ALLOW_PRIVATE_ADDRESSES ?? false,
    dataDir: resolve(values.DATA_DIR ?? ".data"),
    mediaBucket: bucketOf(values),
    postgresDsn: values.POSTGRES_DSN,
    redisUrl: values.REDIS_URL,
    adminToken: values.ADMIN_TOKEN ?? unreachable(),
    encryptionKey: values.ENCRYPTION_KEY ?? unreachable(),
    encryptionKeysPrevious: values.ENCRYPTION_KEY_PREVIOUS,
    defaults: {
      debounceMs: values.DEBOUNCE_MS,
      historyMessages: values.HISTORY_MESSAGES,
      overrideHours: values.OVERRIDE_HOURS,
    },
    openai: {
      apiKey: values.OPENAI_API_KEY,
      baseUrl: values.OPENAI_BASE_URL,
      model: values.OPENAI_MODEL,
      fallbackModel: values.OPENAI_FALLBACK_MODEL,
      transcriptionModel: values.OPENAI_TRANSCRIPTION_MODEL,
      vision: values.OPENAI_VISION ?? true,
      prices: values.MODEL_PRICES,
    },
    ycloud: {
      apiKey: values.YCLOUD_API_KEY,
      webhookSecrets: values.YCLOUD_WEBHOOK_SECRET,
      baseUrl: values.YCLOUD_BASE_URL,
    },
    tiendanube: {
      baseUrl: values.TIENDANUBE_BASE_URL,
      authUrl: values.TIENDANUBE_AUTH_URL,
      apiVersion: values.TIENDANUBE_API_VERSION,
      userAgent: values.TIENDANUBE_USER_AGENT,
      clientId: values.TIENDANUBE_CLIENT_ID,
      clientSecret: values.TIENDANUBE_CLIENT_SECRET,
    },
    smtp: { url: values.SMTP_URL, from: values.SMTP_FROM },
  };
}

function unreachable(): never {
  throw new Error("A missing secret was let through");
}
