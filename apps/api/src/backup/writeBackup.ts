import { createHash } from "node:crypto";
import { createWriteStream } from "node:fs";
import { mkdir, readdir, rename, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { Transform, type Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { createGzip } from "node:zlib";
import { connectAlone, type Sql } from "@platform/db";
import type { TransactionSql } from "postgres";
import type { MediaStorage } from "../media/index.ts";
import {
  BackupError,
  FLEETING,
  fileOf,
  MANIFEST,
  type FileOfBackup,
  type Manifest,
  type TableOfBackup,
} from "./format.ts";

/** Everything of an installation but its configuration, as of one moment, while it goes on working. */
export async function writeBackup(input: {
  dsn: string;
  storage: Pick<MediaStorage, "list" | "open">;
  folder: string;
}): Promise<Manifest> {
  const { folder } = input;
  await mkdir(join(folder, "tables"), { recursive: true, mode: 0o700 });
  if ((await readdir(folder)).length > 1 || (await readdir(join(folder, "tables"))).length > 0)
    throw new BackupError(`${folder} is not empty.`, "Name a folder that doesn't exist yet.");
  const sql = connectAlone(input.dsn);
  try {
    // The rows first: a file that comes later belongs to none of them.
    const database = await inOneMoment(sql, (transaction) => writeDatabase(transaction, folder));
    const media = await writeMedia(input.storage, folder);
    const manifest: Manifest = { format: 1, at: new Date().toISOString(), ...database, media };
    const staged = join(folder, `${MANIFEST}.new`);
    await writeFile(staged, `${JSON.stringify(manifest, null, 1)}\n`, { mode: 0o600, flush: true });
    await rename(staged, join(folder, MANIFEST));
    return manifest;
  } finally {
    await sql.end({ timeout: 5 });
  }
}

/** What broke a copy is told, not that the transaction can't be ended in the middle of one. */
async function inOneMoment<T>(sql: Sql, work: (transaction: TransactionSql) => Promise<T>): Promise<T> {
  let broke: unknown;
  try {
    const done = await sql.begin("isolation level repeatable read read only", (transaction) =>
      work(transaction).catch((error: unknown) => {
        broke = error;
        throw error;
      }),
    );
    return done as T;
  } catch (error) {
    throw broke ?? error;
  }
}

async function writeDatabase(
  sql: TransactionSql,
  folder: string,
): Promise<Pick<Manifest, "postgres" | "migration" | "tables" | "sequences">> {
  const [row] = await sql<{ postgres: string; migrated: boolean }[]>`
    select current_setting('server_version') as postgres,
      to_regclass('drizzle.__drizzle_migrations') is not null as migrated`;
  if (row?.migrated !== true)
    throw new BackupError("This database is empty.", "Check POSTGRES_DSN: it names no installation.");
  const [last] = await sql<{ migration: string }[]>`
    select max(created_at)::text as migration from drizzle.__drizzle_migrations`;
  const tables: TableOfBackup[] = [];
  for (const table of await listTables(sql)) tables.push(await writeTable(sql, folder, table));
  const sequences = await sql<Manifest["sequences"]>`
    select schemaname as schema, sequencename as name, last_value::text as value from pg_sequences
    where schemaname in ('public', 'auth') and last_value is not null order by 1, 2`;
  return { postgres: row.postgres, migration: Number(last?.migration), tables, sequences: [...sequences] };
}

type Table = Pick<TableOfBackup, "schema" | "name" | "columns">;

/** Their own columns: what PostgreSQL works out from others it works out again. */
async function listTables(sql: TransactionSql): Promise<Table[]> {
  const tables = await sql<Table[]>`
    select n.nspname as schema, c.relname as name,
      array_agg(a.attname::text order by a.attnum) filter (where a.attgenerated = '') as columns
    from pg_class c join pg_namespace n on n.oid = c.relnamespace
    join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
    where c.relkind = 'r' and n.nspname in ('public', 'auth')
    group by 1, 2 order by 1, 2`;
  return tables.filter(({ schema, name }) => !FLEETING.includes(`${schema}.${name}`));
}

async function writeTable(sql: TransactionSql, folder: string, table: Table): Promise<TableOfBackup> {
  const { schema, name, columns } = table;
  const rows: Readable =
    await sql`copy (select ${sql(columns)} from ${sql(schema)}.${sql(name)}) to stdout`.readable();
  const lines = countLines();
  const { sha256 } = await writeFileOf(join(folder, fileOf(table)), [
    rows,
    lines.through,
    createGzip({ level: 6 }),
  ]);
  return { ...table, rows: lines.count(), sha256 };
}

/** In COPY's text a line is a row: line breaks within values are written as escapes. */
function countLines(): { through: Transform; count: () => number } {
  let count = 0;
  const through = new Transform({
    transform: (chunk: Buffer, _encoding, done) => {
      for (const byte of chunk) if (byte === 10) count += 1;
      done(null, chunk);
    },
  });
  return { through, count: () => count };
}

async function writeMedia(
  storage: Pick<MediaStorage, "list" | "open">,
  folder: string,
): Promise<FileOfBackup[]> {
  const files: FileOfBackup[] = [];
  for await (const key of storage.list()) {
    const bytes = await storage.open(key);
    // Removed since it was listed: nobody asks for it any more.
    if (bytes === null) continue;
    files.push({ key, ...(await writeFileOf(join(folder, "media", key), [bytes])) });
  }
  return files;
}

/** Through one pipeline: where any part of it breaks, all of it ends with that error. */
async function writeFileOf(
  path: string,
  from: [Readable, ...Transform[]],
): Promise<{ bytes: number; sha256: string }> {
  // Told of by the pipeline: one that breaks before there is one would end the process.
  for (const part of from) part.on("error", () => undefined);
  await mkdir(dirname(path), { recursive: true, mode: 0o700 });
  const hash = createHash("sha256");
  let bytes = 0;
  const measure = new Transform({
    transform: (chunk: Buffer, _encoding, done) => {
      hash.update(chunk);
      bytes += chunk.length;
      done(null, chunk);
    },
  });
  await pipeline([...from, measure, createWriteStream(path, { mode: 0o600, flush: true })]);
  return { bytes, sha256: hash.digest("hex") };
}
