import { parseArgs } from "node:util";
import { migrateDatabase, openDatabase } from "@platform/db";
import { checkKeyCanary, createSealer } from "@platform/db/sealing";
import { ConfigError, readEnvironment, type Config } from "./config/index.ts";
import { importCsv } from "./import/csv/importCsv.ts";
import { importPredecessor } from "./import/predecessor/importPredecessor.ts";
import type { Report } from "./import/report.ts";
import { orTellLost } from "./runCommand.ts";

const USAGE = `Uso:
  npm run import -- --from postgresql://usuario:clave@servidor:5432/base [--dry-run]
      trae tiendas, derivación, credenciales e historial del sistema anterior
  npm run import -- --csv historial.csv --tenant 1 [--dry-run]
      trae a una tienda el historial de un archivo (columnas telefono, fecha, quien, texto; si querés, nombre e id)
Con --dry-run no se escribe nada: solo se ve qué vendría.
Termina con 0 si salió bien, con 1 si no se pudo importar, con 3 si quedaron líneas del archivo sin entender.
`;

interface Wanted {
  from: string | undefined;
  csv: string | undefined;
  tenant: string | undefined;
  dryRun: boolean;
}

function readArguments(): Wanted | null {
  try {
    const { values } = parseArgs({
      options: {
        from: { type: "string" },
        csv: { type: "string" },
        tenant: { type: "string" },
        "dry-run": { type: "boolean", default: false },
      },
    });
    const { from, csv, tenant } = values;
    const fits = from === undefined ? csv !== undefined && tenant !== undefined : csv === undefined;
    return fits ? { from, csv, tenant, dryRun: values["dry-run"] } : null;
  } catch {
    return null;
  }
}

/** A script has to notice that lines of its file were passed over. */
const PASSED_OVER = 3;

/** @returns what was done, and how the program ends */
async function run(wanted: Wanted): Promise<{ report: Report; exitCode: number }> {
  const config = readEnvironment();
  const { postgresDsn } = config;
  if (postgresDsn === undefined)
    throw new Error("Falta POSTGRES_DSN, la base nueva: ponela entre las variables o en .env.");
  const target = { ...config, postgresDsn };
  const migrated = await prepare(target, wanted);
  const { from } = wanted;
  if (from !== undefined) {
    const report = await importPredecessor({ config: target, from, dryRun: wanted.dryRun, migrated });
    return { report, exitCode: 0 };
  }
  if (!migrated)
    throw new Error("La base nueva está vacía: arrancá el servidor o corré npm run migrate primero.");
  const db = openDatabase({ dsn: postgresDsn, maxConnections: 1 });
  try {
    const { csv: file = "", tenant: tenantId = "", dryRun } = wanted;
    const { report, whole } = await importCsv({ sql: db.system, file, tenantId, dryRun });
    return { report, exitCode: whole ? 0 : PASSED_OVER };
  } finally {
    await db.close();
  }
}

/** @returns whether the new database is migrated: a dry run doesn't touch one that isn't */
async function prepare(config: Config & { postgresDsn: string }, { dryRun }: Wanted): Promise<boolean> {
  const db = openDatabase({ dsn: config.postgresDsn, maxConnections: 1 });
  try {
    const [row] = await db.system<{ ours: boolean; others: boolean }[]>`
      select to_regclass('public.installation') is not null as ours, to_regclass('public.tenants') is not null as others`;
    if (row?.ours !== true && row?.others === true)
      throw new Error(
        "POSTGRES_DSN nombra la base del sistema anterior. Creá una base nueva, vacía, para esta plataforma y poné su dirección en POSTGRES_DSN.",
      );
    if (dryRun && row?.ours !== true) return false;
    if (!dryRun) await migrateDatabase(config.postgresDsn);
    const sealer = createSealer({ current: config.encryptionKey, previous: config.encryptionKeysPrevious });
    if (!dryRun) await checkKeyCanary(db.system, sealer);
    return true;
  } finally {
    await db.close();
  }
}

const wanted = readArguments();
if (wanted === null) {
  process.stderr.write(USAGE);
  process.exit(2);
}
try {
  const { report, exitCode } = await orTellLost(
    run(wanted),
    "No se pudo importar: se perdió la base de datos. Fijate que ande y volvé a correr lo mismo: lo que ya vino no se repite.",
  );
  process.stdout.write(`\n${report.write()}\n`);
  process.exitCode = exitCode;
} catch (error) {
  const text = error instanceof ConfigError || error instanceof Error ? error.message : String(error);
  process.stderr.write(`\nNo se pudo importar: ${text}\n`);
  process.exitCode = 1;
}
