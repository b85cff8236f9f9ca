import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type postgres from "postgres";
import { afterAll, beforeAll, expect, it } from "vitest";
import { ensureExtensions } from "../ensureExtensions.ts";
import { createTestDatabase } from "../testing/createTestDatabase.ts";
import { listGuardedTables, seedTenant } from "../testing/guardedTables.ts";
import { connectTo, withDatabase } from "../testing/template.ts";
import { applyMigrations } from "./applyMigrations.ts";
import { databaseFolder } from "./folders.ts";
import { migrateDatabase } from "./migrateDatabase.ts";

interface Journal {
  entries: { tag: string; when: number }[];
}

const serverDsn = process.env["TEST_POSTGRES_DSN"] ?? "";
const folder = mkdtempSync(join(tmpdir(), "platform-upgrade-"));
const journalFile = join(folder, "meta/_journal.json");
const journal = JSON.parse(
  readFileSync(join(databaseFolder("migrations"), "meta/_journal.json"), "utf8"),
) as Journal;
const server = connectTo(serverDsn);
const [steps, jump] = [`platform_steps_${process.pid}`, `platform_jump_${process.pid}`];
let wanted: Schema;

beforeAll(async () => {
  cpSync(databaseFolder("migrations"), folder, { recursive: true });
  await server`create database ${server(steps)}`;
  const fresh = await createTestDatabase({ maxConnections: 1 });
  wanted = await readSchema(fresh.db.system);
  await fresh.drop();
});
afterAll(async () => {
  await server`drop database if exists ${server(steps)} with (force)`;
  await server.end();
  rmSync(folder, { recursive: true, force: true });
});

type Schema = Record<string, string[]>;

/** Everything of a database that is made by migrations, functions and indexes. */
async function readSchema(sql: postgres.Sql): Promise<Schema> {
  const own = sql`('public', 'auth')`;
  const list = async (rows: Promise<{ line: string }[]>): Promise<string[]> =>
    (await rows).map(({ line }) => line).toSorted();
  return {
    columns: await list(sql`
      select format('%s.%s.%s %s null=%s default=%s', table_schema, table_name, column_name, data_type, is_nullable, column_default) as line
      from information_schema.columns where table_schema in ${own}`),
    constraints: await list(sql`
      select conrelid::regclass || ' ' || conname || ' ' || pg_get_constraintdef(oid) as line
      from pg_constraint where connamespace in ('public'::regnamespace, 'auth'::regnamespace)`),
    indexes: await list(sql`
      select x.indexdef || ' valid=' || i.indisvalid as line from pg_indexes x
      join pg_index i on i.indexrelid = format('%I.%I', x.schemaname, x.indexname)::regclass where x.schemaname in ${own}`),
    triggers: await list(sql`
      select pg_get_triggerdef(t.oid) || ' ' || t.tgenabled::text as line from pg_trigger t
      join pg_class c on c.oid = t.tgrelid where not tgisinternal and c.relnamespace in ('public'::regnamespace, 'auth'::regnamespace)`),
    policies: await list(sql`
      select format('%s %s %s %s %s', tablename, policyname, roles, qual, with_check) as line from pg_policies`),
    grants: await list(sql`
      select format('%s %s %s', table_name, grantee, privilege_type) as line
      from information_schema.role_table_grants where grantee like 'platform_%'`),
    functions: await list(sql`
      select oid::regprocedure || ' ' || md5(prosrc) || ' ' || prosecdef || coalesce(proacl::text, '') as line
      from pg_proc where pronamespace = 'public'::regnamespace`),
  };
}

/** What a row's key is made of, by table. */
async function readKeyColumns(sql: postgres.Sql): Promise<Map<string, string[]>> {
  const tables = await sql<{ name: string; key: string[] }[]>`
    select c.relname as name, array_agg(a.attname::text order by a.attname) as key from pg_class c
    join pg_index i on i.indrelid = c.oid and i.indisprimary
    join pg_attribute a on a.attrelid = c.oid and a.attnum = any(i.indkey)
    where c.relkind = 'r' and c.relnamespace = 'public'::regnamespace and c.relname not in ('installation', 'live_events')
    group by c.relname`;
  return new Map(tables.map(({ name, key }) => [name, key]));
}

async function readKeys(sql: postgres.Sql, columns: Map<string, string[]>): Promise<Map<string, string[]>> {
  const found = new Map<string, string[]>();
  for (const [name, key] of columns) {
    const rows = await sql<{ key: string }[]>`
      select (select string_agg(to_jsonb(t) ->> each, ' ') from unnest(${key}::text[]) each) as key from ${sql(name)} t`;
    found.set(name, rows.map((row) => row.key).toSorted());
  }
  return found;
}

/** Rows of two stores in every table that there is, as they were written then: no trigger of today is asked. */
async function seed(sql: postgres.Sql, tenantIds: string[]): Promise<void> {
  await sql`set session_replication_role = replica`;
  const tables = await listGuardedTables(sql);
  for (const tenantId of tenantIds) await seedTenant(sql, { tables, tenantId });
  await sql`reset session_replication_role`;
}

async function expectUpgraded(dsn: string, sql: postgres.Sql): Promise<void> {
  const columns = await readKeyColumns(sql);
  const before = await readKeys(sql, columns);
  expect([...before.values()].filter((keys) => keys.length > 0).length).toBeGreaterThan(3);
  await migrateDatabase(dsn);
  const after = await readKeys(sql, columns);
  // Migrations may add rows of their own, e.g. the words that the search knows.
  for (const [table, keys] of before) {
    const kept = new Set(after.get(table));
    expect([table, keys.filter((key) => !kept.has(key))]).toEqual([table, []]);
  }
  expect(await readSchema(sql)).toEqual(wanted);
}

async function stepTo(sql: postgres.Sql, index: number): Promise<void> {
  writeFileSync(journalFile, JSON.stringify({ ...journal, entries: journal.entries.slice(0, index + 1) }));
  await applyMigrations(sql, folder);
}

it("each migration takes what every earlier version may have written, and nothing is lost on the way to this one", async () => {
  const sql = connectTo(withDatabase(serverDsn, steps));
  await ensureExtensions(sql);
  for (const index of journal.entries.keys()) {
    await stepTo(sql, index);
    await seed(sql, [String(1000 + index)]);
  }
  await expectUpgraded(withDatabase(serverDsn, steps), sql);
  await sql.end();
});

// Apart from the walk: what changes rows and what changes their table may not get along in one transaction.
it.each([1, 15, 29])("all at once, from the %ith version on", async (index) => {
  await server`create database ${server(jump)}`;
  const dsn = withDatabase(serverDsn, jump);
  const sql = connectTo(dsn);
  try {
    await ensureExtensions(sql);
    await stepTo(sql, index);
    await seed(sql, ["1", "2"]);
    await expectUpgraded(dsn, sql);
  } finally {
    await sql.end();
    await server`drop database ${server(jump)} with (force)`;
  }
});
