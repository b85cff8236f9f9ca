import { openDatabase, readExtensions, readMigrations, type Migrations, type Sql } from "@platform/db";
import { checkKeyCanary, createSealer, SealingError } from "@platform/db/sealing";
import type { Finding } from "@platform/contract";
import { Redis } from "ioredis";
import type { Config } from "../config/index.ts";
import { hasRoom, isReadOnly } from "../readiness.ts";
import type { Look } from "./examineMachine.ts";
import { examineStores } from "./examineStores.ts";
import { broken, fine, messageOf, spoken, untold, type Found } from "./finding.ts";
import type { Surroundings } from "./surroundings.ts";
import { doctorWords, type DoctorWords } from "./words.ts";

const OLDEST_POSTGRES = 13;

/** The database with everything that stands in it, and Redis. */
export async function examineServices(config: Config, look: Look): Promise<Finding[]> {
  const redis = await examineRedis(doctorWords[look.language], config);
  return [...(await examineDatabase(config, look)), ...spoken(look.language, [redis])];
}

async function examineDatabase(config: Config, look: Look): Promise<Finding[]> {
  const { postgres } = doctorWords[look.language];
  const only = (found: Found): Finding[] => spoken(look.language, [found]);
  if (config.postgresDsn === undefined) return only(untold("PostgreSQL", postgres.own(config.dataDir)));
  const db = openDatabase({ dsn: config.postgresDsn, maxConnections: 1 });
  try {
    return await examineOpened(db.system, config, look);
  } catch (error) {
    return only(broken("PostgreSQL", postgres.unreached(messageOf(error))));
  } finally {
    await db.close();
  }
}

async function examineOpened(sql: Sql, config: Config, { machine, language }: Look): Promise<Finding[]> {
  const words = doctorWords[language];
  const { postgres, migrations: said } = words;
  const [row] = await sql<{ version: number; migrated: boolean; others: boolean; now: number }[]>`
    select current_setting('server_version_num')::int / 10000 as version,
           to_regclass('public.installation') is not null as migrated, to_regclass('public.tenants') is not null as others,
           extract(epoch from clock_timestamp())::float8 as now`;
  const version = row?.version ?? 0;
  const findings = [
    version >= OLDEST_POSTGRES
      ? fine("PostgreSQL", postgres.fine(`${version}`))
      : broken("PostgreSQL", postgres.old(`${version}`, `${OLDEST_POSTGRES}`)),
    examineDatabaseClock(words, row?.now ?? 0, machine),
  ];
  if (row?.migrated !== true && row?.others === true)
    return spoken(language, [...findings, broken(said.name, said.predecessor)]);
  const closed = await examineWriting(words, sql);
  if (closed !== null) return spoken(language, [...findings, closed]);
  const migrations = await readMigrations(sql);
  findings.push(...(await examineExtensions(words, sql)), toMigrationFinding(words, migrations));
  if (migrations.state !== "current" && migrations.state !== "beside") return spoken(language, findings);
  findings.push(await examineKey(words, sql, config));
  return [...spoken(language, findings), ...(await examineStores(sql, config, language))];
}

/** What everything else would answer to as ever, while nothing that comes in can be stored. */
async function examineWriting({ writing }: DoctorWords, sql: Sql): Promise<Found | null> {
  const [row] = await sql<{ standby: boolean }[]>`select pg_is_in_recovery() as standby`;
  if (row?.standby === true) return broken(writing.name, writing.standby);
  if (await isReadOnly(sql)) return broken(writing.name, writing.readOnly);
  return (await hasRoom(sql)) ? null : broken(writing.name, writing.full);
}

/** Said before the first start fails for want of them. */
async function examineExtensions({ extensions }: DoctorWords, sql: Sql): Promise<Found[]> {
  const missing = (await readExtensions(sql)).filter(({ created, installed }) => !created && !installed);
  return missing.map(({ name }) => broken(extensions.name, extensions.missing(name)));
}

function toMigrationFinding({ migrations }: DoctorWords, { state, missing }: Migrations): Found {
  switch (state) {
    case "empty":
      return broken(migrations.name, migrations.empty);
    case "behind":
      return broken(migrations.name, migrations.behind(`${missing.length}`, missing[0] ?? ""));
    case "newer":
      return broken(migrations.name, migrations.newer);
    case "beside":
      return fine(migrations.name, migrations.beside);
    case "current":
      return fine(migrations.name, migrations.current);
  }
}

function examineDatabaseClock({ databaseClock }: DoctorWords, seconds: number, machine: Surroundings): Found {
  const off = Math.round(Math.abs(machine.now().getTime() / 1_000 - seconds));
  if (off <= 30) return fine(databaseClock.name, databaseClock.fine);
  return broken(databaseClock.name, databaseClock.off(`${off}`));
}

async function examineKey({ key }: DoctorWords, sql: Sql, config: Config): Promise<Found> {
  try {
    const sealer = createSealer({ current: config.encryptionKey, previous: config.encryptionKeysPrevious });
    await checkKeyCanary(sql, sealer);
    return fine("ENCRYPTION_KEY", key.opens);
  } catch (error) {
    if (!(error instanceof SealingError)) throw error;
    return broken("ENCRYPTION_KEY", key.other);
  }
}

async function examineRedis({ redis: words }: DoctorWords, { redisUrl, role }: Config): Promise<Found> {
  if (redisUrl === undefined) return fine("Redis", words.none);
  const redis = new Redis(redisUrl, {
    lazyConnect: true,
    maxRetriesPerRequest: 0,
    connectTimeout: 3_000,
    retryStrategy: () => null,
  });
  let why = "";
  redis.on("error", (error) => (why = messageOf(error)));
  try {
    await redis.connect();
    const about = await redis.info("server");
    return fine("Redis", words.fine(/redis_version:(\S+)/.exec(about)?.[1] ?? words.unknownVersion));
  } catch (error) {
    const said = why === "" ? messageOf(error) : why;
    return broken("Redis", role === "all" ? words.alone(said) : words.needed(said));
  } finally {
    redis.disconnect();
  }
}
