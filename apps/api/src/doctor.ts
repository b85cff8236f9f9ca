import { openDatabase } from "@platform/db";
import { checkKeyCanary, createSealer } from "@platform/db/sealing";
import { Redis } from "ioredis";
import { ConfigError, readEnvironment, type Config } from "./config/index.ts";
import { openMediaStorage, probeStorage } from "./media/index.ts";

/** One thing looked at: fine, or what is wrong and how to mend it. */
interface Finding {
  check: string;
  ok: boolean;
  detail: string;
  fix?: string;
}

const OLDEST_POSTGRES = 13;

/** `npm run doctor`: looks at the configuration and at what it names, and says what to mend. */
async function examine(): Promise<Finding[]> {
  let config: Config;
  try {
    config = readEnvironment();
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    return error.problems.map(({ variable, rule, example }) => ({
      check: variable,
      ok: false,
      detail: rule,
      fix: `for example ${variable}=${example}`,
    }));
  }
  return [
    {
      check: "Configuration",
      ok: true,
      detail: config.demo ? "the demo: no provider keys are set" : "complete",
    },
    ...(await examineDatabase(config)),
    await examineRedis(config),
    await examineFiles(config),
    examinePublicUrl(config),
  ];
}

async function examineDatabase({
  postgresDsn,
  encryptionKey,
  encryptionKeysPrevious,
}: Config): Promise<Finding[]> {
  if (postgresDsn === undefined)
    return [{ check: "PostgreSQL", ok: true, detail: "the embedded one, in .data" }];
  const db = openDatabase({ dsn: postgresDsn, maxConnections: 1 });
  try {
    const [row] = await db.system<{ version: number; migrated: boolean }[]>`
      select current_setting('server_version_num')::int / 10000 as version,
             to_regclass('public.installation') is not null as migrated`;
    const version = row?.version ?? 0;
    const findings: Finding[] = [
      {
        check: "PostgreSQL",
        ok: version >= OLDEST_POSTGRES,
        detail: `version ${version}`,
        fix: `Use PostgreSQL ${OLDEST_POSTGRES} or newer.`,
      },
      {
        check: "Migrations",
        ok: row?.migrated === true,
        detail: row?.migrated === true ? "done" : "this database is empty",
        fix: "npm run migrate, or start the server: it migrates by itself.",
      },
    ];
    if (row?.migrated !== true) return findings;
    await checkKeyCanary(
      db.system,
      createSealer({ current: encryptionKey, previous: encryptionKeysPrevious }),
    );
    return [...findings, { check: "ENCRYPTION_KEY", ok: true, detail: "opens this database's secrets" }];
  } catch (error) {
    const detail = error instanceof Error ? error.message : String(error);
    return [
      {
        check: "PostgreSQL",
        ok: false,
        detail,
        fix: "Check POSTGRES_DSN: host, port, user, password, database.",
      },
    ];
  } finally {
    await db.close();
  }
}

async function examineRedis({ redisUrl }: Config): Promise<Finding> {
  if (redisUrl === undefined) return { check: "Redis", ok: true, detail: "none: one process does it all" };
  const redis = new Redis(redisUrl, { lazyConnect: true, maxRetriesPerRequest: 0, connectTimeout: 3_000 });
  redis.on("error", () => undefined);
  try {
    await redis.connect();
    await redis.ping();
    return { check: "Redis", ok: true, detail: "answers" };
  } catch (error) {
    const detail = error instanceof Error ? error.message : String(error);
    return {
      check: "Redis",
      ok: false,
      detail,
      fix: "Check REDIS_URL, or leave it out and run one process.",
    };
  } finally {
    redis.disconnect();
  }
}

async function examineFiles(config: Config): Promise<Finding> {
  const storage = await openMediaStorage(config);
  const trouble = await probeStorage(storage, "doctor");
  const [where, fix] =
    storage.bucket === null
      ? [`the folder media in ${config.dataDir}`, "Check the folder's space and permissions (DATA_DIR)."]
      : [
          `the bucket ${storage.bucket}`,
          "Check the MEDIA_S3_ variables, and that the key may list, read, write and delete.",
        ];
  return {
    check: "Files",
    ok: trouble === null,
    detail: trouble === null ? where : `${where}: ${trouble}`,
    fix,
  };
}

function examinePublicUrl({ publicUrl, production }: Config): Finding {
  const ok = !production || publicUrl.startsWith("https://");
  return {
    check: "PUBLIC_URL",
    ok,
    detail: `${publicUrl}/chat/webhook is the address for YCloud`,
    ...(ok ? {} : { fix: "Set PUBLIC_URL to the https address under which this server is reached." }),
  };
}

const findings = await examine();
for (const { check, ok, detail, fix } of findings) {
  process.stdout.write(`  ${ok ? "✓" : "✗"} ${check}: ${detail}\n`);
  if (!ok && fix !== undefined) process.stdout.write(`    ${fix}\n`);
}
process.exit(findings.every(({ ok }) => ok) ? 0 : 1);
