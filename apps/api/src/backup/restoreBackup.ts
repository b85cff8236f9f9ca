import { createReadStream } from "node:fs";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { pipeline } from "node:stream/promises";
import { createGunzip } from "node:zlib";
import { connectAlone, migrateDatabase, migrateUpTo, type Sql } from "@platform/db";
import type { TransactionSql } from "postgres";
import type { MediaStorage } from "../media/index.ts";
import { BackupError, FLEETING, fileOf, type Manifest, type TableOfBackup } from "./format.ts";
import { readBackup } from "./readBackup.ts";

/** Puts a backup into an empty database, under the tables that it was made from, and then brings it up to date. */
export async function restoreBackup(input: {
  dsn: string;
  storage: Pick<MediaStorage, "put">;
  folder: string;
}): Promise<Manifest> {
  const { dsn, storage, folder } = input;
  const manifest = await readBackup(folder);
  const sql = connectAlone(dsn);
  try {
    await refuseUsed(sql);
    // The files first: until the rows are in, it can simply be begun again.
    for (const { key } of manifest.media) await storage.put(key, await readFile(join(folder, "media", key)));
    await migrateUpTo(sql, manifest.migration);
    await sql.begin((transaction) => fill(transaction, manifest, folder));
  } finally {
    await sql.end({ timeout: 5 });
  }
  await migrateDatabase(dsn);
  return manifest;
}

/**
 * Never over anything: two installations in one database could not be told apart again. Tables without functions are what a
 * restore leaves that was cut off: before its rows were in, all of them at once, it can simply be begun again.
 */
async function refuseUsed(sql: Sql): Promise<void> {
  const tables = await sql<{ name: string }[]>`
    select c.oid::regclass::text as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where c.relkind in ('r', 'p') and n.nspname in ('public', 'auth', 'drizzle')
      and not exists (select 1 from pg_depend d where d.objid = c.oid and d.deptype = 'e') order by 1 limit 2`;
  if (tables.length === 0 || (await isCutOffAtOnce(sql, tables))) return;
  const left = await whatIsLeft(sql);
  if (left === "tables") return;
  if (left === "rows")
    throw new BackupError(
      "The rows of a backup are in this database; bringing it up to date was cut off.",
      "Run npm run migrate, or start the server: either ends it. For another backup create a new database.",
    );
  throw new BackupError(
    `The database is not empty: it has the table ${tables[0]?.name}.`,
    "Create a new one (create database …) and name it in POSTGRES_DSN; the old one stays as it is.",
  );
}

/** The list of migrations is made before what it will name. */
async function isCutOffAtOnce(sql: Sql, tables: { name: string }[]): Promise<boolean> {
  if (tables.length !== 1 || tables[0]?.name !== "drizzle.__drizzle_migrations") return false;
  return (await sql`select 1 from drizzle.__drizzle_migrations limit 1`).length === 0;
}

/** Of a restore that was cut off; null where it was none. */
async function whatIsLeft(sql: Sql): Promise<"tables" | "rows" | null> {
  const [there] = await sql<{ all: boolean }[]>`
    select to_regclass('public.installation') is not null and to_regclass('public.tenants') is not null
      and to_regclass('public.webhook_events') is not null and to_regclass('auth.users') is not null as all`;
  if (there?.all !== true) return null;
  const [row] = await sql<{ made: boolean; used: boolean }[]>`
    select exists (select 1 from installation where name = 'functions') as made,
      exists (select 1 from tenants) or exists (select 1 from webhook_events) or exists (select 1 from auth.users) as used`;
  if (row === undefined || row.made) return null;
  return row.used ? "rows" : "tables";
}

async function fill(sql: TransactionSql, manifest: Manifest, folder: string): Promise<void> {
  const tables = await inOrderOfReferences(sql, manifest.tables);
  // What triggers made of the rows is in the backup already.
  for (const { schema, name } of tables)
    await sql`alter table ${sql(schema)}.${sql(name)} disable trigger user`;
  // Migrations bring rows of their own.
  const all = [...tables.map(({ schema, name }) => `"${schema}"."${name}"`), ...FLEETING];
  await sql.unsafe(`truncate ${all.join(", ")}`);
  for (const table of tables) await fillTable(sql, table, folder);
  for (const { schema, name, value } of manifest.sequences)
    await sql`select setval(format('%I.%I', ${schema}::text, ${name}::text)::regclass, ${value}::text::bigint)`;
  for (const { schema, name } of tables)
    await sql`alter table ${sql(schema)}.${sql(name)} enable trigger user`;
  // The functions are not there yet, whatever the row says; transactions have other numbers here.
  await sql`delete from installation where name in ('functions', 'functions_made', 'functions_retired', 'live_events_floor')`;
}

async function fillTable(sql: TransactionSql, table: TableOfBackup, folder: string): Promise<void> {
  const { schema, name, columns, rows } = table;
  const into = await sql`copy ${sql(schema)}.${sql(name)} (${sql(columns)}) from stdin`.writable();
  await pipeline(createReadStream(join(folder, fileOf(table))), createGunzip(), into);
  const [found] = await sql<
    { rows: string }[]
  >`select count(*)::text as rows from ${sql(schema)}.${sql(name)}`;
  if (Number(found?.rows) !== rows)
    throw new BackupError(
      `${schema}.${name}: ${found?.rows} rows of ${rows} came in.`,
      "Nothing was kept; take another backup.",
    );
}

/** Whoever is referred to comes first. */
async function inOrderOfReferences(sql: TransactionSql, tables: TableOfBackup[]): Promise<TableOfBackup[]> {
  const references = await sql<{ from: string; to: string }[]>`
    select distinct format('%s.%s', fn.nspname, f.relname) as from, format('%s.%s', tn.nspname, t.relname) as to
    from pg_constraint k
    join pg_class f on f.oid = k.conrelid join pg_namespace fn on fn.oid = f.relnamespace
    join pg_class t on t.oid = k.confrelid join pg_namespace tn on tn.oid = t.relnamespace
    where k.contype = 'f' and k.conrelid <> k.confrelid`;
  const ordered: TableOfBackup[] = [];
  const placed = new Set<string>();
  const nameOf = ({ schema, name }: TableOfBackup): string => `${schema}.${name}`;
  while (ordered.length < tables.length) {
    const next = tables.filter(
      (table) =>
        !placed.has(nameOf(table)) &&
        references.every(({ from, to }) => from !== nameOf(table) || placed.has(to)),
    );
    if (next.length === 0) throw new Error("Tables refer to each other in a circle");
    for (const table of next) placed.add(nameOf(table));
    ordered.push(...next);
  }
  return ordered;
}
