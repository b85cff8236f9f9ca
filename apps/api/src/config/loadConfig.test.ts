import { mkdtempSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { ConfigError, loadConfig, readEnvironment, type Environment } from "./index.ts";

const secrets = {
  ADMIN_TOKEN: "kQ7vN2mX9pR4sT8wZ1bC6dF3gH5jL0aE",
  ENCRYPTION_KEY: "Zx9Yw8Vu7Ts6Rq5Po4Nm3Lk2Ji1Hg0Fe",
};
const bucket = {
  MEDIA_S3_BUCKET: "archivos",
  MEDIA_S3_ACCESS_KEY_ID: "AKIASIMULATED",
  MEDIA_S3_SECRET_ACCESS_KEY: "simulated/secret+key",
};
const production = { ...secrets, NODE_ENV: "production", POSTGRES_DSN: "postgresql://u:p@db:5432/platform" };

function problemsOf(env: Environment): string[] {
  try {
    loadConfig(env);
    return [];
  } catch (error) {
    if (error instanceof ConfigError) return error.problems.map(({ variable }) => variable);
    throw error;
  }
}

describe("defaults", () => {
  it("without provider keys and outside production it is the demo, on loopback, with the embedded database", () => {
    const config = loadConfig(secrets);
    expect(config).toMatchObject({
      demo: true,
      role: "all",
      host: "127.0.0.1",
      port: 3000,
      publicUrl: "http://localhost:3000",
      postgresDsn: undefined,
      defaults: { debounceMs: 5000, historyMessages: 30, overrideHours: 24 },
      ycloud: { baseUrl: "https://api.ycloud.com/v2", webhookSecrets: [] },
      openai: { transcriptionModel: "gpt-4o-mini-transcribe", vision: true },
      tiendanube: { apiVersion: "2025-03" },
    });
  });
  it("in production it listens everywhere and is no demo", () => {
    expect(loadConfig(production)).toMatchObject({ demo: false, host: "0.0.0.0", production: true });
  });
  it("a provider key or DEMO=0 switches the demo off", () => {
    expect(loadConfig({ ...secrets, YCLOUD_API_KEY: "k" }).demo).toBe(false);
    expect(loadConfig({ ...secrets, DEMO: "0" }).demo).toBe(false);
  });
  it("names another model for voice notes, and keeps pictures from the model", () => {
    const env = { ...secrets, OPENAI_TRANSCRIPTION_MODEL: "whisper-large-v3", OPENAI_VISION: "off" };
    expect(loadConfig(env).openai).toMatchObject({ transcriptionModel: "whisper-large-v3", vision: false });
  });
  it("prices models that the list doesn't know, by tokens or by the minute", () => {
    const MODEL_PRICES = "org/llama:free=0/0/0, mi-modelo=0.20/0.02/0.80, oido=0.006/min";
    expect(loadConfig({ ...secrets, MODEL_PRICES }).openai.prices).toEqual({
      "org/llama:free": { input: 0, cached: 0, output: 0 },
      "mi-modelo": { input: 0.2, cached: 0.02, output: 0.8 },
      oido: { perMinute: 0.006 },
    });
    expect(loadConfig(secrets).openai.prices).toEqual({});
  });
  it("trusts the proxies named, by address or by range", () => {
    expect(loadConfig({ ...secrets, TRUST_PROXY: "10.0.0.0/8, uniquelocal" }).trustProxy).toEqual([
      "10.0.0.0/8",
      "uniquelocal",
    ]);
    expect(loadConfig({ ...secrets, TRUST_PROXY: "true" }).trustProxy).toBe(true);
    expect(loadConfig(secrets).trustProxy).toBe(false);
  });
  it("keeps files of chats in a folder, or in a bucket: Amazon's, or another's at an address of its own", () => {
    expect(loadConfig(secrets).mediaBucket).toBeUndefined();
    expect(loadConfig({ ...secrets, ...bucket }).mediaBucket).toEqual({
      bucket: "archivos",
      endpoint: undefined,
      region: "us-east-1",
      accessKeyId: "AKIASIMULATED",
      secretAccessKey: "simulated/secret+key",
    });
    const own = { ...secrets, ...bucket, MEDIA_S3_ENDPOINT: "http://minio:9000/", MEDIA_S3_REGION: "auto" };
    expect(loadConfig(own).mediaBucket).toMatchObject({ endpoint: "http://minio:9000", region: "auto" });
  });
  it("an empty variable counts as absent", () => {
    expect(loadConfig({ ...secrets, PORT: "", REDIS_URL: " " })).toMatchObject({
      port: 3000,
      redisUrl: undefined,
    });
  });
});

describe("the database's address", () => {
  it("is accepted in the predecessor's form and under its old name", () => {
    expect(loadConfig({ ...secrets, DATABASE_URL: "postgresql+asyncpg://u:p@db/x" }).postgresDsn).toBe(
      "postgresql://u:p@db/x",
    );
  });
  it("may name a Unix socket's folder, as PostgreSQL's own programs take it", () => {
    const env = { ...secrets, POSTGRES_DSN: "postgresql://u:p@/x?host=/var/run/postgresql" };
    expect(loadConfig(env).postgresDsn).toBe("postgresql://u:p@%2Fvar%2Frun%2Fpostgresql/x");
  });
  it("prefers POSTGRES_DSN over DATABASE_URL", () => {
    const env = { ...secrets, POSTGRES_DSN: "postgresql://a/x", DATABASE_URL: "postgresql://b/x" };
    expect(loadConfig(env).postgresDsn).toBe("postgresql://a/x");
  });
});

describe("a wrong value stops the boot", () => {
  it.each([
    [{ PORT: "eighty" }, "PORT"],
    [{ PORT: "70000" }, "PORT"],
    [{ ROLE: "boss" }, "ROLE"],
    [{ ROLE: "worker" }, "REDIS_URL"],
    [{ ROLE: "web" }, "REDIS_URL"],
    [{ POSTGRES_DSN: "mysql://x/y" }, "POSTGRES_DSN"],
    [{ POSTGRES_DSN: "postgresql://platform:p@ss#word@postgres:5432/platform" }, "POSTGRES_DSN"],
    [{ POSTGRES_DSN: "postgresql://platform:word@%zz:5432/platform" }, "POSTGRES_DSN"],
    [{ POSTGRES_DSN: "postgresql://platform:100%word@postgres:5432/platform" }, "POSTGRES_DSN"],
    [{ REDIS_URL: "http://redis" }, "REDIS_URL"],
    [{ REDIS_URL: "redis://:p#word@redis:6379" }, "REDIS_URL"],
    [{ SMTP_URL: "smtp://user:100%word@mail.example.com:587" }, "SMTP_URL"],
    [{ PUBLIC_URL: "panel.example.com" }, "PUBLIC_URL"],
    [{ CORS_ALLOWED_ORIGINS: "*" }, "CORS_ALLOWED_ORIGINS"],
    [{ CORS_ALLOWED_ORIGINS: "https://a.example/path" }, "CORS_ALLOWED_ORIGINS"],
    [{ TRUST_PROXY: "the-proxy" }, "TRUST_PROXY"],
    [{ TRUST_PROXY: "1" }, "TRUST_PROXY"],
    [{ TRUST_PROXY: "10.0.0.0/33" }, "TRUST_PROXY"],
    [{ DEBOUNCE_MS: "-1" }, "DEBOUNCE_MS"],
    [{ DEMO: "maybe" }, "DEMO"],
    [{ OPENAI_VISION: "maybe" }, "OPENAI_VISION"],
    [{ MODEL_PRICES: "mi-modelo=barato" }, "MODEL_PRICES"],
    [{ MODEL_PRICES: "mi-modelo=0.2/0.8" }, "MODEL_PRICES"],
    [{ TIENDANUBE_API_VERSION: "latest" }, "TIENDANUBE_API_VERSION"],
    [{ ADMIN_TOKEN: "short" }, "ADMIN_TOKEN"],
    [{ ADMIN_TOKEN: "change-me-change-me-change-me-change-me" }, "ADMIN_TOKEN"],
    [{ ENCRYPTION_KEY: "a".repeat(40) }, "ENCRYPTION_KEY"],
    [{ ENCRYPTION_KEY: "your-secret-key-here-0123456789-abcdef" }, "ENCRYPTION_KEY"],
    [{ ENCRYPTION_KEY_PREVIOUS: `${secrets.ENCRYPTION_KEY},short` }, "ENCRYPTION_KEY_PREVIOUS"],
    [{ YCLOUD_WEBHOOK_SECRET: ",," }, "YCLOUD_WEBHOOK_SECRET"],
    [{ ENCRYPTION_KEY_PREVIOUS: ", ," }, "ENCRYPTION_KEY_PREVIOUS"],
    [{ ADMIN_TOKEN: undefined }, "ADMIN_TOKEN"],
    // No header carries these.
    [{ ADMIN_TOKEN: "una frase larga con espacios y 32 letras" }, "ADMIN_TOKEN"],
    [{ ADMIN_TOKEN: "contraseña-larga-de-quien-administra-2026" }, "ADMIN_TOKEN"],
    [{ METRICS_TOKEN: "una frase para prometheus" }, "METRICS_TOKEN"],
    [{ NODE_ENV: "Production" }, "NODE_ENV"],
    [{ NODE_ENV: "prod" }, "NODE_ENV"],
    [{ TIENDANUBE_BASE_URL: "https://api.tiendanube.com/2025-03" }, "TIENDANUBE_BASE_URL"],
    [{ TIENDANUBE_BASE_URL: "https://api.tiendanube.com/v1/" }, "TIENDANUBE_BASE_URL"],
    [{ OPENAI_BASE_URL: "https://models.example.com/v1?version=1" }, "OPENAI_BASE_URL"],
    [{ PUBLIC_URL: "https://panel.example.com/#/" }, "PUBLIC_URL"],
    [{ ...bucket, MEDIA_S3_BUCKET: "s3://archivos" }, "MEDIA_S3_BUCKET"],
    [{ ...bucket, MEDIA_S3_BUCKET: undefined }, "MEDIA_S3_BUCKET"],
    [{ ...bucket, MEDIA_S3_ACCESS_KEY_ID: undefined }, "MEDIA_S3_ACCESS_KEY_ID"],
    [{ ...bucket, MEDIA_S3_SECRET_ACCESS_KEY: "" }, "MEDIA_S3_SECRET_ACCESS_KEY"],
    [{ ...bucket, MEDIA_S3_ENDPOINT: "minio:9000" }, "MEDIA_S3_ENDPOINT"],
    [{ ...bucket, MEDIA_S3_REGION: "São Paulo" }, "MEDIA_S3_REGION"],
  ])("%j names %s", (env, variable) => {
    expect(problemsOf({ ...secrets, ...env })).toEqual([variable]);
  });
  it("production needs a database and both secrets", () => {
    expect(problemsOf({ NODE_ENV: "production" }).toSorted()).toEqual([
      "ADMIN_TOKEN",
      "ENCRYPTION_KEY",
      "POSTGRES_DSN",
    ]);
  });
  it("production can't run the demo", () => {
    expect(problemsOf({ ...production, DEMO: "1" })).toEqual(["DEMO"]);
  });
  it("an address of a bucket without the bucket is no folder: files would be lost with the container", () => {
    expect(problemsOf({ ...secrets, MEDIA_S3_ENDPOINT: "http://minio:9000" }).toSorted()).toEqual([
      "MEDIA_S3_ACCESS_KEY_ID",
      "MEDIA_S3_BUCKET",
      "MEDIA_S3_SECRET_ACCESS_KEY",
    ]);
  });
  it("lists every problem at once, with rule and example, and repeats no value", () => {
    const error = (() => {
      try {
        return loadConfig({ ...secrets, PORT: "x", ROLE: "y", ADMIN_TOKEN: "my-secret-but-short" });
      } catch (thrown) {
        return thrown;
      }
    })();
    expect(error).toBeInstanceOf(ConfigError);
    const text = String(error);
    for (const name of ["PORT", "ROLE", "ADMIN_TOKEN"]) expect(text).toContain(`for example ${name}=`);
    expect(text).not.toContain("my-secret-but-short");
  });
});

describe("reading the process's environment", () => {
  let root: string;
  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), "platform-config-"));
    for (const name of [
      "ADMIN_TOKEN",
      "ENCRYPTION_KEY",
      "POSTGRES_DSN",
      "DATABASE_URL",
      "PORT",
      "NODE_ENV",
      "DATA_DIR",
      "REDIS_URL",
    ]) {
      vi.stubEnv(name, "");
    }
  });
  afterEach(() => {
    vi.unstubAllEnvs();
    rmSync(root, { recursive: true, force: true });
  });

  it("makes secrets for the demo once, readable by their owner alone", () => {
    const first = readEnvironment(root);
    const second = readEnvironment(root);
    expect(first.adminToken.length).toBeGreaterThanOrEqual(32);
    expect(second.adminToken).toBe(first.adminToken);
    expect(second.encryptionKey).toBe(first.encryptionKey);
    expect(first.encryptionKey).not.toBe(first.adminToken);
    expect(statSync(join(root, ".data/admin-token")).mode & 0o777).toBe(0o600);
  });
  it("makes none in production", () => {
    vi.stubEnv("NODE_ENV", "production");
    expect(() => readEnvironment(root)).toThrow(ConfigError);
  });
  it("reads .env at the root; the process's own variables win", () => {
    writeFileSync(join(root, ".env"), "PORT=4100\nLOG_LEVEL=warn\n");
    vi.stubEnv("PORT", "4200");
    expect(readEnvironment(root)).toMatchObject({ port: 4200, logLevel: "warn" });
  });
});
