import { spawnSync } from "node:child_process";
import { createReadStream } from "node:fs";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { connect, createServer, type AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { connectAlone, migrateUpTo, type Sql } from "@platform/db";
import { createTestDatabase, listGuardedTables, seedTenant, type TestDatabase } from "@platform/db/testing";
import { afterAll, beforeAll, beforeEach, expect, it } from "vitest";
import { createMediaStorage, type MediaStorage } from "../media/storage.ts";
import { fileOf, MANIFEST, type Manifest } from "./format.ts";
import { restoreBackup } from "./restoreBackup.ts";
import { writeBackup } from "./writeBackup.ts";

let source: TestDatabase;
let storage: MediaStorage;
let folder: string;
let backup: string;
let manifest: Manifest;
/** Of the source, when the backup was made. */
let kept: Record<string, string[]>;
const made: string[] = [];

const admin = connectAlone(process.env["TEST_POSTGRES_DSN"] ?? "");

beforeAll(async () => {
  source = await createTestDatabase();
  folder = await mkdtemp(join(tmpdir(), "platform-backup-"));
  storage = createMediaStorage({ dir: join(folder, "media") });
  const tables = await listGuardedTables(source.db.system);
  for (const tenantId of ["1", "2"]) await seedTenant(source.db.system, { tables, tenantId });
  // The rows came with their numbers; an installation gives the next ones itself.
  await source.db.system`select setval('tenants_id_seq', 1000)`;
  // What a line of COPY could be taken apart by.
  await source.db.system`
    update tenants set store_description = ${'Uno\ndos\ttres \\. \\N "cuatro" ñ 🧉\r\n'}, bot_name = ${""} where id = 1`;
  await source.db.system`insert into auth.users (id, name, email) values ('u1', 'Caro', 'caro@example.com')`;
  await storage.put("1/foto", new Uint8Array([0, 255, 10, 13]));
  await storage.put("2/audio", new Uint8Array(300_000).fill(7));
  backup = join(folder, "backup");
  manifest = await writeBackup({ dsn: source.dsn, storage, folder: backup });
  kept = await contentOf(source.db.system);
});
afterAll(async () => {
  await source.drop();
  for (const name of made) await admin`drop database if exists ${admin(name)} with (force)`;
  await admin.end();
  await rm(folder, { recursive: true, force: true });
});
beforeEach(async () => {
  await writeFile(join(backup, MANIFEST), JSON.stringify(manifest));
});

async function emptyDatabase(): Promise<string> {
  const name = `platform_restore_${process.pid}_${made.length}`;
  made.push(name);
  await admin`create database ${admin(name)}`;
  const url = new URL(process.env["TEST_POSTGRES_DSN"] ?? "");
  url.pathname = `/${name}`;
  return url.href;
}

const NOT_CARRIED = ["public.live_events", "public.installation"];

/** All rows of all tables, as text, and where the sequences stand. */
async function contentOf(sql: Sql): Promise<Record<string, string[]>> {
  const tables = await sql<{ schema: string; name: string }[]>`
    select schemaname as schema, tablename as name from pg_tables where schemaname in ('public', 'auth') order by 1, 2`;
  const content: Record<string, string[]> = {};
  for (const { schema, name } of tables) {
    if (NOT_CARRIED.includes(`${schema}.${name}`)) continue;
    const rows = await sql<{ row: string }[]>`select t::text as row from ${sql(schema)}.${sql(name)} t`;
    content[`${schema}.${name}`] = rows.map(({ row }) => row).toSorted();
  }
  const sequences = await sql<{ line: string }[]>`
    select schemaname || '.' || sequencename || ' ' || last_value as line from pg_sequences
    where schemaname in ('public', 'auth') and last_value is not null and sequencename <> 'live_events_seq_seq' order by 1`;
  content["sequences"] = sequences.map(({ line }) => line);
  const triggers = await sql<{ line: string }[]>`
    select tgrelid::regclass || ' ' || tgname || ' ' || tgenabled::text as line from pg_trigger where not tgisinternal`;
  content["triggers"] = triggers.map(({ line }) => line).toSorted();
  return content;
}

it("what comes back is what was there, to the row, the sequence and the byte, and the installation goes on from it", async () => {
  const dsn = await emptyDatabase();
  const into = createMediaStorage({ dir: join(folder, "restored") });
  await restoreBackup({ dsn, storage: into, folder: backup });
  const sql = connectAlone(dsn);
  try {
    expect(Object.values(kept).filter((rows) => rows.length > 0).length).toBeGreaterThan(40);
    expect(await contentOf(sql)).toEqual(kept);
    for (const key of ["1/foto", "2/audio"]) expect(await into.read(key)).toEqual(await storage.read(key));
    // The functions are there, and a new store gets a number that nobody has.
    expect(await sql`select 1 from installation where name = 'functions'`).toHaveLength(1);
    const [row] = await sql<{ id: string }[]>`
      insert into tenants (store_name, bot_phone_number) values ('Nueva', '5491155559999') returning id::text`;
    expect(["1", "2"]).not.toContain(row?.id);
    expect(await sql`select 1 from live_events`).toHaveLength(0);
  } finally {
    await sql.end();
  }
});

it("is of one moment: what is written while it is made is in all of it or in none", async () => {
  let on = true;
  const sql = source.db.system;
  const writing = (async () => {
    for (let number = 0; on; number += 1)
      await sql.begin(async (transaction) => {
        await transaction`insert into tenants (store_name, bot_phone_number) values (${`T${number}`}, ${`54911600${10_000 + number}`})`;
        await transaction`insert into auth.verifications (id, identifier, value, expires_at)
          values (${`v${number}`}, 'x', 'y', now())`;
      });
  })();
  const during = await writeBackup({ dsn: source.dsn, storage, folder: join(folder, "during") });
  on = false;
  await writing;
  const rowsOf = (name: string): number => during.tables.find((table) => table.name === name)?.rows ?? -1;
  expect(rowsOf("tenants")).toBe(rowsOf("verifications") + 2);
  await sql`delete from tenants where store_name like 'T%'`;
  await sql`delete from auth.verifications`;
});

it("a database that goes away while it is made is an error, and what was written so far counts for nothing", async () => {
  const sql = source.db.system;
  await sql`
    insert into auth.verifications (id, identifier, value, expires_at)
    select n::text, 'x', repeat('y', 1900), now() from generate_series(1, 20000) n`;
  const target = join(folder, "cut");
  let made: unknown;
  const making = writeBackup({ dsn: source.dsn, storage, folder: target }).catch(
    (error: unknown) => (made = error),
  );
  while (made === undefined)
    await sql`
      select pg_terminate_backend(pid) from pg_stat_activity
      where datname = current_database() and state = 'active' and query like 'copy %verifications%' and pid <> pg_backend_pid()`;
  await making;
  expect(made).toBeInstanceOf(Error);
  await expect(restoreBackup({ dsn: await emptyDatabase(), storage, folder: target })).rejects.toThrow(
    /not finished/,
  );
  await sql`delete from auth.verifications`;
});

/** A way to the database that ends once the first copy has begun, before a row of it has come. */
async function endsAtTheFirstCopy(dsn: string): Promise<{ dsn: string; close(): void }> {
  const { hostname, port } = new URL(dsn);
  const server = createServer((client) => {
    const database = connect(Number(port === "" ? 5432 : port), hostname);
    client.on("error", () => undefined).pipe(database);
    database.on("error", () => undefined);
    database.on("data", (answer: Buffer) => {
      const begun = startOfCopy(answer);
      client.write(begun === null ? answer : answer.subarray(0, begun));
      if (begun === null) return;
      database.destroy();
      client.destroySoon();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const through = new URL(dsn);
  through.hostname = "127.0.0.1";
  through.port = String((server.address() as AddressInfo).port);
  return { dsn: through.href, close: () => server.close() };
}

/** Where the message ends by which the database says that rows follow; null where it is not among these. */
function startOfCopy(answer: Buffer): number | null {
  for (let at = 0; at + 5 <= answer.length; at += 1 + answer.readInt32BE(at + 1))
    if (answer[at] === 0x48) return at + 1 + answer.readInt32BE(at + 1);
  return null;
}

it("a database that goes away before the first row is an error of the backup, not the end of the process", async () => {
  const way = await endsAtTheFirstCopy(source.dsn);
  try {
    const cut = join(folder, "cut-at-once");
    await expect(writeBackup({ dsn: way.dsn, storage, folder: cut })).rejects.toThrow(/CONNECTION_CLOSED/);
  } finally {
    way.close();
  }
});

it("a file that goes away as it is opened is an error of the backup, too", async () => {
  const gone = { list: storage.list, open: async () => createReadStream(join(folder, "nobody")) };
  const writing = writeBackup({ dsn: source.dsn, storage: gone, folder: join(folder, "cut-at-a-file") });
  await expect(writing).rejects.toThrow(/ENOENT/);
});

it("one of an earlier version is put into its tables and brought up to date", async () => {
  const dsn = await emptyDatabase();
  const [older] = await source.db.system<{ at: string }[]>`
    select created_at::text as at from drizzle.__drizzle_migrations order by created_at desc offset 1 limit 1`;
  // Made then: without the tables and columns that the last migration has brought.
  const before = connectAlone(dsn);
  await migrateUpTo(before, Number(older?.at));
  await before`insert into tenants (store_name, bot_phone_number) values ('Vieja', '5491155550001')`;
  await before.end();
  const target = join(folder, "older");
  await writeBackup({ dsn, storage, folder: target });
  const other = await emptyDatabase();
  await restoreBackup({
    dsn: other,
    storage: createMediaStorage({ dir: join(folder, "r2") }),
    folder: target,
  });
  const sql = connectAlone(other);
  expect(await sql`select store_name from tenants`).toEqual([{ store_name: "Vieja" }]);
  const [now] = await sql`select max(created_at)::text as at from drizzle.__drizzle_migrations`;
  expect(now?.["at"]).not.toBe(older?.at);
  await sql.end();
});

it("never goes over anything: a database that is used is refused, and stays as it is", async () => {
  const before = await contentOf(source.db.system);
  await expect(restoreBackup({ dsn: source.dsn, storage, folder: backup })).rejects.toThrow(/is not empty/);
  expect(await contentOf(source.db.system)).toEqual(before);
  await expect(writeBackup({ dsn: source.dsn, storage, folder: backup })).rejects.toThrow(/is not empty/);
});

it("what is cut off among the files is simply begun again", async () => {
  const dsn = await emptyDatabase();
  const into = createMediaStorage({ dir: join(folder, "half") });
  let put = 0;
  const full: Pick<MediaStorage, "put"> = {
    put: async (key, bytes) => {
      put += 1;
      if (put > 1) throw new Error("No space left on device");
      await into.put(key, bytes);
    },
  };
  await expect(restoreBackup({ dsn, storage: full, folder: backup })).rejects.toThrow("No space left");
  await restoreBackup({ dsn, storage: into, folder: backup });
  for (const key of ["1/foto", "2/audio"]) expect(await into.read(key)).toEqual(await storage.read(key));
});

it("what is cut off among the rows is simply begun again, and a server's own database isn't taken for that", async () => {
  const dsn = await emptyDatabase();
  const restore = () => restoreBackup({ dsn, storage, folder: backup });
  const tables = manifest.tables.map((table) =>
    table.name === "tenants" ? { ...table, rows: table.rows + 1 } : table,
  );
  await writeFile(join(backup, MANIFEST), JSON.stringify({ ...manifest, tables }));
  // As a kill leaves it in the very first moment.
  const first = connectAlone(dsn);
  await first`create schema drizzle`;
  await first`create table drizzle.__drizzle_migrations (id serial primary key, hash text not null, created_at bigint)`;
  await first.end();
  await expect(restore()).rejects.toThrow(/rows of 3 came in/);
  await writeFile(join(backup, MANIFEST), JSON.stringify(manifest));
  await restore();
  const sql = connectAlone(dsn);
  try {
    const before = await contentOf(sql);
    expect(before).toEqual(kept);
    await expect(restore()).rejects.toThrow(/is not empty/);
    // Cut off before the functions came.
    await sql`delete from installation where name = 'functions'`;
    await expect(restore()).rejects.toMatchObject({
      message: expect.stringContaining("rows of a backup are in") as unknown,
      fix: expect.stringContaining("npm run migrate") as unknown,
    });
    expect(await contentOf(sql)).toEqual(before);
  } finally {
    await sql.end();
  }
  const fresh = await createTestDatabase();
  await expect(restoreBackup({ dsn: fresh.dsn, storage, folder: backup })).rejects.toThrow(/is not empty/);
  await fresh.drop();
});

it("what is not whole is refused before anything is touched", async () => {
  const dsn = await emptyDatabase();
  const restore = () => restoreBackup({ dsn, storage, folder: backup });
  const file = join(backup, fileOf({ schema: "public", name: "tenants" }));
  const bytes = await readFile(file);
  await writeFile(
    file,
    bytes.map((byte, at) => (at === bytes.length >> 1 ? byte ^ 1 : byte)),
  );
  await expect(restore()).rejects.toThrow(/public\.tenants\.copy\.gz is missing, or not as it was written/);
  await writeFile(file, bytes);
  await rm(join(backup, "media/1/foto"));
  await expect(restore()).rejects.toThrow(/1\/foto is missing/);
  await rm(join(backup, MANIFEST));
  await expect(restore()).rejects.toThrow(/not finished/);
  await writeFile(
    join(backup, MANIFEST),
    JSON.stringify({ ...manifest, migration: 9_999_999_999_999, media: [] }),
  );
  await expect(restore()).rejects.toThrow(/newer version/);
  await writeFile(
    join(backup, MANIFEST),
    JSON.stringify({ ...manifest, media: [{ key: "../../../etc/passwd", bytes: 1, sha256: "x" }] }),
  );
  await expect(restore()).rejects.toThrow(/passwd is missing/);
  const sql = connectAlone(dsn);
  expect(await sql`select 1 from pg_tables where schemaname = 'public'`).toHaveLength(0);
  await sql.end();
});

it("a disk that takes no more is called that, not a copy that was broken off", async () => {
  // Much is still on its way when the disk is full.
  await source.db.system`
    insert into chat_messages (tenant_id, conversation_id, role, message_type, content)
    select c.tenant_id, c.id, 'user', 'text', repeat(md5(n::text), 8) from chat_conversations c, generate_series(1, 20000) n`;
  // No file grows beyond 150 kibibytes, which whoever writes one is told.
  const limited = ["-c", 'trap "" XFSZ; ulimit -f 300; exec "$@"', "sh", process.execPath];
  const command = join(import.meta.dirname, "../backup.ts");
  const { status, stderr } = spawnSync("/bin/sh", [...limited, command, join(folder, "too-small")], {
    encoding: "utf8",
    env: { PATH: process.env["PATH"], POSTGRES_DSN: source.dsn, DATA_DIR: folder, PORT: "0" },
  });
  expect({ status, stderr }).toMatchObject({
    status: 1,
    stderr: expect.stringMatching(/EFBIG[^]*mend it, or name another/) as string,
  });
});
