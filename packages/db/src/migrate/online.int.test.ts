import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { createTestDatabase, type TestDatabase } from "../testing/createTestDatabase.ts";
import { connectTo } from "../testing/template.ts";
import { applyMigrations } from "./applyMigrations.ts";
import { allowBeside } from "./beside.ts";
import { buildIndexes } from "./buildIndexes.ts";
import { databaseFolder } from "./folders.ts";
import { migrateDatabase } from "./migrateDatabase.ts";

let database: TestDatabase;
let folder: string;
const sql = () => database.db.system;

beforeAll(async () => {
  database = await createTestDatabase();
  folder = mkdtempSync(join(tmpdir(), "platform-online-"));
  cpSync(databaseFolder("migrations"), folder, { recursive: true });
});
afterAll(async () => {
  await database.drop();
  rmSync(folder, { recursive: true, force: true });
});

/** Another migration behind the ones that there are. */
function addMigration(tag: string, text: string): number {
  const file = join(folder, "meta/_journal.json");
  const journal = JSON.parse(readFileSync(file, "utf8")) as { entries: { when: number }[] };
  const when = Math.max(...journal.entries.map((entry) => entry.when)) + 1;
  const entry = { idx: journal.entries.length, version: "7", when, tag, breakpoints: true };
  writeFileSync(file, JSON.stringify({ ...journal, entries: [...journal.entries, entry] }));
  writeFileSync(join(folder, `${tag}.sql`), text);
  return when;
}

async function waiting(pattern: string): Promise<void> {
  await expect
    .poll(async () => {
      const rows =
        await sql()`select 1 from pg_stat_activity where wait_event_type = 'Lock' and query ilike ${pattern}
        and datname = current_database()`;
      return rows.length;
    })
    .toBeGreaterThan(0);
}

async function isValid(name: string): Promise<boolean | undefined> {
  const [row] = await sql()<{ valid: boolean }[]>`
    select indisvalid as valid from pg_index where indexrelid = to_regclass(${name})`;
  return row?.valid;
}

it("an index is built while others write, and one that a killed start has left half is built again", async () => {
  await sql()`drop index handoffs_period`;
  const [writer, builder] = [connectTo(database.dsn), connectTo(database.dsn)];
  try {
    await writer`begin`;
    await writer`lock table handoffs in row exclusive mode`;
    const building = buildIndexes(builder);
    await waiting("create index%");
    // Behind an index that is built in a transaction this one would wait as long as the first does.
    await sql().begin(async (other) => {
      await other`set local lock_timeout = '30s'`;
      await other`lock table handoffs in row exclusive mode`;
    });
    const [pid] = await sql()<{ pid: number }[]>`
      select pid from pg_stat_activity where query ilike 'create index%' and datname = current_database()`;
    const broken = expect(building).rejects.toThrow();
    await sql()`select pg_terminate_backend(${pid?.pid ?? 0})`;
    await broken;
    await writer`commit`;
    expect(await isValid("handoffs_period")).toBe(false);
    await migrateDatabase(database.dsn);
    expect(await isValid("handoffs_period")).toBe(true);
  } finally {
    await Promise.all([writer.end(), builder.end()]);
  }
});

it("two processes that start at once don't stand in each other's way", async () => {
  await sql()`drop index handoffs_period`;
  const [row] = await sql()`select value from installation where name = 'functions'`;
  await sql()`update installation set value = 'of an older version' where name = 'functions'`;
  await Promise.all([1, 2, 3].map(() => migrateDatabase(database.dsn)));
  expect(await isValid("handoffs_period")).toBe(true);
  expect(await sql()`select value from installation where name = 'functions'`).toEqual([row]);
});

it("a table that somebody holds is waited for in short turns, between which others write; then it is said, and nothing is half done", async () => {
  addMigration(
    "9000_wide",
    "alter table handoffs add column wide text;\n--> statement-breakpoint\nalter table tenants add column wide text;",
  );
  const [holder, migrator] = [connectTo(database.dsn), connectTo(database.dsn)];
  try {
    await holder`begin`;
    await holder`lock table tenants in access share mode`;
    const patience = { lockMs: 200, attempts: 2, pauseMs: 100 };
    await expect(applyMigrations(migrator, folder, patience)).rejects.toMatchObject({
      code: "table_held",
      fix: expect.stringContaining("pg_stat_activity") as string,
    });
    const columns = sql()`select 1 from information_schema.columns where column_name = 'wide'`;
    expect(await columns).toHaveLength(0);
    expect(await migrator`show lock_timeout`).toEqual([{ lock_timeout: "0" }]);

    const going = applyMigrations(migrator, folder, { ...patience, attempts: 1000 });
    await waiting("%alter table tenants%");
    await sql()`select count(*) from handoffs`;
    await holder`commit`;
    await going;
    expect(await sql()`select 1 from information_schema.columns where column_name = 'wide'`).toHaveLength(2);
  } finally {
    await Promise.all([holder.end(), migrator.end()]);
  }
});

it("who meets a migration with the same tables in another order costs it a try, not the start", async () => {
  addMigration(
    "9000_wider",
    "alter table handoffs add column wider text;\n--> statement-breakpoint\nalter table tenants add column wider text;",
  );
  const [holder, migrator] = [connectTo(database.dsn), connectTo(database.dsn)];
  try {
    await holder`begin`;
    // Whoever looks first is undone: here that is the migration.
    await holder`set local deadlock_timeout = '1min'`;
    await holder`lock table tenants in access share mode`;
    await migrator`set deadlock_timeout = '50ms'`;
    const going = applyMigrations(migrator, folder, { lockMs: 60_000, attempts: 3, pauseMs: 10 });
    await waiting("%alter table tenants%");
    await holder`lock table handoffs in access share mode`;
    await holder`commit`;
    await going;
    expect(await sql()`select 1 from information_schema.columns where column_name = 'wider'`).toHaveLength(2);
  } finally {
    await Promise.all([holder.end(), migrator.end()]);
  }
});

it("a database that a newer version has changed is refused, and its functions stay", async () => {
  await sql()`insert into drizzle.__drizzle_migrations (hash, created_at) values ('of tomorrow', 9999999999999)`;
  await sql()`update installation set value = 'of tomorrow' where name = 'functions'`;
  await expect(migrateDatabase(database.dsn)).rejects.toMatchObject({ code: "newer_database" });
  expect(await sql()`select value from installation where name = 'functions'`).toEqual([
    { value: "of tomorrow" },
  ]);
  // Those that the tests before have added are unknown to the product, too.
  await sql()`delete from drizzle.__drizzle_migrations where hash = 'of tomorrow'`;
  await sql()`delete from drizzle.__drizzle_migrations where created_at in (
    select created_at from drizzle.__drizzle_migrations order by created_at desc limit 2)`;
});

it("one that lets the version before work beside it is taken as it stands", async () => {
  const next = addMigration("9001_next", "select 1;");
  const there = () => sql()`select name, value from installation order by name`;
  await sql()`insert into drizzle.__drizzle_migrations (hash, created_at) values ('of tomorrow', ${next})`;
  await sql()`update installation set value = 'of tomorrow' where name = 'functions'`;
  await allowBeside(sql(), folder, "0042_second_factor");
  const before = await there();
  await migrateDatabase(database.dsn);
  expect(await there()).toEqual(before);
  await allowBeside(sql(), folder, "9001_next");
  await expect(migrateDatabase(database.dsn)).rejects.toMatchObject({ code: "newer_database" });
  await sql()`delete from drizzle.__drizzle_migrations where hash = 'of tomorrow'`;
});

it("live events of another server, brought by a dump, are forgotten; those of this one stay", async () => {
  await sql()`delete from live_events`;
  await sql()`insert into tenants (store_name, bot_phone_number) values ('Danza', '5491155550001')`;
  const insert = (xid: string) => sql()`
    insert into live_events (xid, tenant_id, conversation_id) select ${xid}::xid8, id, gen_random_uuid() from tenants limit 1`;
  await insert("4000000000");
  await sql()`insert into live_events (tenant_id, conversation_id) select id, gen_random_uuid() from tenants limit 1`;
  await sql()`insert into installation (name, value) values ('live_events_floor', '3999999999.7')`;
  await migrateDatabase(database.dsn);
  expect(await sql()`select xid::text::bigint < 4000000000 as own from live_events`).toEqual([{ own: true }]);
  expect(await sql()`select 1 from installation where name = 'live_events_floor'`).toHaveLength(0);
});
