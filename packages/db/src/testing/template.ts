import { createHash, randomBytes } from "node:crypto";
import { globSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { Sql } from "postgres";
import { connect, normalizeDsn } from "../connect.ts";
import { migrateDatabase } from "../migrate/migrateDatabase.ts";

const LOCK = 7_310_418_227;

/**
 * Makes sure that this server has a database migrated to the scripts as they are now, and returns its name.
 * The name carries their hash: the first to ask migrates, the others wait, and a changed script gets another.
 */
export async function ensureTemplate(serverDsn: string): Promise<string> {
  const template = `platform_template_${hashOfScripts()}`;
  const sql = connectTo(serverDsn);
  try {
    if (await exists(sql, template)) return template;
    await sql`select pg_advisory_lock(${LOCK})`;
    if (!(await exists(sql, template))) await build(sql, { serverDsn, template });
    return template;
  } finally {
    await sql.end({ timeout: 5 });
  }
}

/** One connection to the server's own database. Statements on whole databases can't run in a transaction. */
export function connectTo(serverDsn: string): Sql {
  return connect(serverDsn, { max: 1, connect_timeout: 60, onnotice: () => undefined });
}

/** The same server and user, another database. */
export function withDatabase(dsn: string, name: string): string {
  const url = new URL(normalizeDsn(dsn));
  url.pathname = `/${name}`;
  return url.href;
}

/** Migrated under another name first, so that a run that dies half-way leaves no half template. */
async function build(sql: Sql, { serverDsn, template }: { serverDsn: string; template: string }) {
  const draft = `platform_draft_${randomBytes(6).toString("hex")}`;
  await sql`create database ${sql(draft)}`;
  try {
    await migrateDatabase(withDatabase(serverDsn, draft));
    await sql`alter database ${sql(draft)} rename to ${sql(template)}`;
  } catch (error) {
    await sql`drop database if exists ${sql(draft)} with (force)`;
    throw error;
  }
  // A connection to a template would hold up whoever wants to copy it.
  await sql`alter database ${sql(template)} with allow_connections false`;
}

async function exists(sql: Sql, name: string): Promise<boolean> {
  return (await sql`select 1 from pg_database where datname = ${name}`).length > 0;
}

function hashOfScripts(): string {
  const root = fileURLToPath(new URL("../../", import.meta.url));
  const hash = createHash("sha256");
  for (const path of globSync(["{migrations,functions}/*.sql", "thesaurus/*.txt"], {
    cwd: root,
  }).toSorted()) {
    hash.update(`${path}\n`).update(readFileSync(root + path));
  }
  return hash.digest("hex").slice(0, 16);
}
