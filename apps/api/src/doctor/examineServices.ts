import { openDatabase, readExtensions, readMigrations, type Migrations, type Sql } from "@platform/db";
import { checkKeyCanary, createSealer, SealingError } from "@platform/db/sealing";
import type { Finding } from "@platform/contract";
import { Redis } from "ioredis";
import type { Config } from "../config/index.ts";
import { hasRoom, isReadOnly } from "../readiness.ts";
import { broken, fine, messageOf, untold } from "./finding.ts";
import { examineStores } from "./examineStores.ts";
import type { Surroundings } from "./surroundings.ts";

const OLDEST_POSTGRES = 13;

/** The database with everything that stands in it, and Redis. */
export async function examineServices(config: Config, machine: Surroundings): Promise<Finding[]> {
  return [...(await examineDatabase(config, machine)), await examineRedis(config)];
}

async function examineDatabase(config: Config, machine: Surroundings): Promise<Finding[]> {
  if (config.postgresDsn === undefined)
    return [
      untold(
        "PostgreSQL",
        `la propia, en ${config.dataDir}: la tiene abierta el servidor`,
        "Con el servidor en marcha, /readyz dice si está bien.",
      ),
    ];
  const db = openDatabase({ dsn: config.postgresDsn, maxConnections: 1 });
  try {
    return await examineOpened(db.system, config, machine);
  } catch (error) {
    return [
      broken(
        "PostgreSQL",
        messageOf(error),
        "Revisá POSTGRES_DSN: servidor, puerto, usuario, contraseña y base.",
      ),
    ];
  } finally {
    await db.close();
  }
}

async function examineOpened(sql: Sql, config: Config, machine: Surroundings): Promise<Finding[]> {
  const [row] = await sql<{ version: number; migrated: boolean; others: boolean; now: number }[]>`
    select current_setting('server_version_num')::int / 10000 as version,
           to_regclass('public.installation') is not null as migrated, to_regclass('public.tenants') is not null as others,
           extract(epoch from clock_timestamp())::float8 as now`;
  const version = row?.version ?? 0;
  const findings = [
    version >= OLDEST_POSTGRES
      ? fine("PostgreSQL", `versión ${version}`)
      : broken("PostgreSQL", `versión ${version}`, `Usá PostgreSQL ${OLDEST_POSTGRES} o más nuevo.`),
    examineDatabaseClock(row?.now ?? 0, machine),
  ];
  if (row?.migrated !== true && row?.others === true) {
    const fix =
      "Creá una base nueva y vacía, poné su dirección en POSTGRES_DSN y traé lo viejo con npm run import.";
    return [...findings, broken("Migraciones", "es la base del sistema anterior", fix)];
  }
  const closed = await examineWriting(sql);
  if (closed !== null) return [...findings, closed];
  const migrations = await readMigrations(sql);
  findings.push(...(await examineExtensions(sql)), toMigrationFinding(migrations));
  if (migrations.state !== "current" && migrations.state !== "beside") return findings;
  return [...findings, await examineKey(sql, config), ...(await examineStores(sql, config))];
}

/** What everything else would answer to as ever, while nothing that comes in can be stored. */
async function examineWriting(sql: Sql): Promise<Finding | null> {
  const [row] = await sql<{ standby: boolean }[]>`select pg_is_in_recovery() as standby`;
  if (row?.standby === true)
    return broken(
      "Escribir en la base",
      "es una réplica, que solo deja leer: los avisos se contestan con 503 y YCloud los repite",
      "POSTGRES_DSN tiene que nombrar la principal. Si la principal se cayó, promové la réplica: lo demás sigue solo.",
    );
  if (await isReadOnly(sql))
    return broken(
      "Escribir en la base",
      "solo deja leer: los avisos se contestan con 503 y YCloud los repite",
      "Quien la administra suele cerrarla así cuando el disco está casi lleno: agrandalo. Después, alter system reset default_transaction_read_only; select pg_reload_conf(); y lo demás sigue solo.",
    );
  if (await hasRoom(sql)) return null;
  return broken(
    "Escribir en la base",
    "no tiene lugar en el disco: los avisos se contestan con 503 y YCloud los repite",
    "Hacé lugar en el disco de la base o agrandalo; lo demás sigue solo.",
  );
}

/** Said before the first start fails for want of them. */
async function examineExtensions(sql: Sql): Promise<Finding[]> {
  const missing = (await readExtensions(sql)).filter(({ created, installed }) => !created && !installed);
  return missing.map(({ name }) =>
    broken(
      "Extensiones",
      `el servidor de PostgreSQL no tiene ${name}, que usa la búsqueda`,
      "Instalá postgresql-contrib, o usá la imagen oficial de PostgreSQL, que la trae.",
    ),
  );
}

function toMigrationFinding({ state, missing }: Migrations): Finding {
  switch (state) {
    case "empty":
      return broken(
        "Migraciones",
        "la base está vacía",
        "npm run migrate, o arrancá el servidor: la prepara solo.",
      );
    case "behind":
      return broken(
        "Migraciones",
        `faltan ${missing.length}, desde ${missing[0] ?? ""}: la base es de una versión anterior`,
        "Hacé una copia y arrancá esta versión: las hace sola. O npm run migrate.",
      );
    case "newer":
      return broken(
        "Migraciones",
        "en esta base ya trabajó una versión más nueva, que no deja trabajar a esta",
        "Arrancá la versión nueva, o restaurá la copia de antes de actualizar.",
      );
    case "beside":
      return fine("Migraciones", "una versión más nueva las hizo, y esta puede seguir a su lado");
    case "current":
      return fine("Migraciones", "hechas");
  }
}

function examineDatabaseClock(seconds: number, machine: Surroundings): Finding {
  const off = Math.round(Math.abs(machine.now().getTime() / 1_000 - seconds));
  if (off <= 30) return fine("Reloj de la base", "coincide con el de esta máquina");
  const fix = "Poné en hora las dos máquinas: timedatectl set-ntp true.";
  return broken("Reloj de la base", `difiere en ${off} segundos del de esta máquina`, fix);
}

async function examineKey(sql: Sql, config: Config): Promise<Finding> {
  try {
    const sealer = createSealer({ current: config.encryptionKey, previous: config.encryptionKeysPrevious });
    await checkKeyCanary(sql, sealer);
    return fine("ENCRYPTION_KEY", "abre los secretos de esta base");
  } catch (error) {
    if (!(error instanceof SealingError)) throw error;
    return broken(
      "ENCRYPTION_KEY",
      "no es la clave con la que se guardaron los secretos de esta base",
      "Volvé a poner la anterior. Para cambiarla, la anterior va en ENCRYPTION_KEY_PREVIOUS. Si se perdió: delete from installation where name = 'encryption_key_canary'; y cargá de nuevo los secretos de cada tienda.",
    );
  }
}

async function examineRedis({ redisUrl, role }: Config): Promise<Finding> {
  if (redisUrl === undefined) return fine("Redis", "sin Redis: un solo proceso hace todo");
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
    return fine("Redis", `versión ${/redis_version:(\S+)/.exec(about)?.[1] ?? "desconocida"}`);
  } catch (error) {
    const fix =
      role === "all"
        ? "Revisá REDIS_URL; con un solo proceso se puede sacar."
        : "Revisá REDIS_URL: con varios procesos hace falta.";
    return broken("Redis", why === "" ? messageOf(error) : why, fix);
  } finally {
    redis.disconnect();
  }
}
