import { randomBytes } from "node:crypto";
import { type Database, type DatabaseOptions, openDatabase } from "../client.ts";
import { connectTo, ensureTemplate, withDatabase } from "./template.ts";

export interface TestDatabase {
  /** `postgresql://…` of this database alone. */
  dsn: string;
  db: Database;
  /** Closes `db` and removes the database, whoever is still connected. */
  drop(): Promise<void>;
}

export interface TestDatabaseOptions {
  /** Connections of `db`'s pool, 4 unless told. */
  maxConnections?: number;
}

/**
 * A migrated, empty database of its own for one test file: a copy of a template, about 50 ms. The server is
 * the one at `TEST_POSTGRES_DSN`, which the integration tests' global setup starts.
 */
export async function createTestDatabase(options: TestDatabaseOptions = {}): Promise<TestDatabase> {
  const serverDsn = process.env["TEST_POSTGRES_DSN"];
  if (!serverDsn) {
    throw new Error(
      "TEST_POSTGRES_DSN is not set: name the file *.int.test.ts, or name a PostgreSQL server there.",
    );
  }
  const template = await ensureTemplate(serverDsn);
  const name = `platform_test_${randomBytes(8).toString("hex")}`;
  await onServer(serverDsn, (sql) => copyDatabase(sql, { template, name }));
  const dsn = withDatabase(serverDsn, name);
  const db = openTestDatabase({ dsn, ...options });
  return {
    dsn,
    db,
    async drop() {
      await db.close();
      await onServer(serverDsn, (sql) => sql`drop database if exists ${sql(name)} with (force)`);
    },
  };
}

/**
 * A pool as the product's, over a server that may stand still for long: the machine is busy, not the server away. Of fewer
 * connections, as each works out for itself how our statements are done, which takes a tenth of the tests' time.
 */
export function openTestDatabase(options: DatabaseOptions): Database {
  return openDatabase({ connectSeconds: 60, statementTimeoutMs: 60_000, maxConnections: 4, ...options });
}

/**
 * Its files as they are: from 15 on PostgreSQL writes a small database through its log, page by page, which is quicker
 * alone and costs three times as much time of the processors, and as much again when it is dropped.
 */
async function copyDatabase(
  sql: ReturnType<typeof connectTo>,
  { template, name }: { template: string; name: string },
): Promise<void> {
  const [row] = await sql<{ version: number }[]>`
    select current_setting('server_version_num')::int as version`;
  const strategy = (row?.version ?? 0) < 150_000 ? sql`` : sql`strategy file_copy`;
  await sql`create database ${sql(name)} template ${sql(template)} ${strategy}`;
}

async function onServer(
  dsn: string,
  work: (sql: ReturnType<typeof connectTo>) => Promise<unknown>,
): Promise<void> {
  const sql = connectTo(dsn);
  try {
    await work(sql);
  } finally {
    await sql.end({ timeout: 5 });
  }
}
