import { openDatabase } from "@platform/db";
import { createSealer } from "@platform/db/sealing";
import { OPERATOR, type SignedIn } from "../../auth/index.ts";
import type { Config } from "../../config/index.ts";
import { createAccess } from "../../domain/access.ts";
import { createReport, type Report } from "../report.ts";
import type { ImportContext } from "./context.ts";
import { importChats } from "./importChats.ts";
import { importCredentials } from "./importCredentials.ts";
import { importHandoffs } from "./importHandoffs.ts";
import { importMessages } from "./importMessages.ts";
import { importTenants } from "./importTenants.ts";
import { createMarks, createNoMarks } from "./marks.ts";
import { openSource, type Source } from "./source.ts";

const IMPORTED = [
  "tenants",
  "tenant_human_handoff_config",
  "credentials",
  "chat_conversations",
  "chat_messages",
  "chat_media",
];
const IMPORTER: SignedIn = { ...OPERATOR, id: "import", name: "Importación" };

/**
 * Brings the predecessor's stores, people's rules and history over. Can be run again: what is here stays as it is here, and
 * a run that was cut off goes on. Imported history is never answered. The target is migrated unless this is a dry run.
 */
export async function importPredecessor(input: {
  config: Config & { postgresDsn: string };
  from: string;
  dryRun: boolean;
  /** Whether the new database has been migrated; false only in a dry run. */
  migrated: boolean;
}): Promise<Report> {
  const { config, dryRun, migrated } = input;
  const report = createReport({ dryRun });
  const source = await openSource(input.from);
  const db = openDatabase({ dsn: config.postgresDsn, maxConnections: 2 });
  try {
    const sql = migrated ? db.system : null;
    const marks = dryRun || sql === null ? createNoMarks() : createMarks(sql, source.name);
    const sealer = createSealer({ current: config.encryptionKey, previous: config.encryptionKeysPrevious });
    const deps = { db, sealer, config };
    const access = createAccess(db, IMPORTER);
    const context: ImportContext = { source, sql, dryRun, marks, report, deps, access, stores: new Map() };
    await importTenants(context);
    await importHandoffs(context);
    await importCredentials(context);
    await importChats(context);
    await importMessages(context);
    await nameTheRest(source, report);
    return report;
  } finally {
    await Promise.all([db.close(), source.close()]);
  }
}

async function nameTheRest({ tables }: Source, report: Report): Promise<void> {
  const missing = IMPORTED.filter((table) => !tables.has(table));
  if (missing.length > 0) report.note(`En la base vieja no están estas tablas: ${missing.join(", ")}.`);
  const others = [...tables.keys()].filter((table) => !IMPORTED.includes(table)).toSorted();
  if (others.length > 0)
    report.note(
      `Estas tablas no se traen, acá no hacen falta: ${others.join(", ")}. Quedan en la base vieja.`,
    );
}
