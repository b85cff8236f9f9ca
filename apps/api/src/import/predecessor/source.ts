import { connect, type Sql } from "@platform/db";

/** A row as text: installations of different age have different types in the same column. */
export type SourceRow = Readonly<Record<string, string | null>>;

/** The predecessor's database, read and never written. */
export interface Source {
  /** Tells this database from another one, and nothing of how to reach it. */
  name: string;
  /** The tables that are there, with their columns. */
  tables: ReadonlyMap<string, ReadonlyMap<string, string>>;
  /** What is there of these columns, by the key, a page at a time. */
  pages(table: string, options: PageOptions): AsyncGenerator<SourceRow[]>;
  /** The rows with these keys. */
  byKeys(
    table: string,
    options: { columns: readonly string[]; keys: readonly string[] },
  ): Promise<SourceRow[]>;
  close(): Promise<void>;
}

interface PageOptions {
  columns: readonly string[];
  key?: string;
  after: string | null;
}

const PAGE = 500;

/** @throws {Error} with what to do, where this is no database of the predecessor's */
export async function openSource(dsn: string): Promise<Source> {
  const sql = connect(dsn, {
    max: 2,
    connect_timeout: 10,
    onnotice: () => undefined,
    // Times without a zone were written in UTC.
    connection: { application_name: "platform-import", TimeZone: "UTC", default_transaction_read_only: true },
  });
  try {
    const tables = await readTables(sql);
    assertPredecessor(tables);
    const [where] = await sql<{ name: string }[]>`
      select left(md5(current_database() || coalesce(inet_server_addr()::text, '') || coalesce(inet_server_port()::text, '')), 10) as name`;
    return {
      name: where?.name ?? "source",
      tables,
      pages: (table, options) => readPages({ sql, tables }, table, options),
      byKeys: (table, options) => readByKeys({ sql, tables }, table, options),
      close: () => sql.end({ timeout: 5 }),
    };
  } catch (error) {
    await sql.end({ timeout: 5 });
    throw error;
  }
}

async function readTables(sql: Sql): Promise<Map<string, Map<string, string>>> {
  const rows = await sql<{ table: string; column: string; type: string }[]>`
    select c.relname as table, a.attname as column, format_type(a.atttypid, null) as type
    from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
    where c.relkind in ('r', 'p', 'v', 'm') and pg_table_is_visible(c.oid)
      and c.relnamespace not in ('pg_catalog'::regnamespace, 'information_schema'::regnamespace)`;
  const tables = new Map<string, Map<string, string>>();
  for (const { table, column, type } of rows) {
    const columns = tables.get(table) ?? new Map<string, string>();
    tables.set(table, columns.set(column, type));
  }
  return tables;
}

function assertPredecessor(tables: ReadonlyMap<string, ReadonlyMap<string, string>>): void {
  if (tables.has("installation") && tables.has("live_events")) {
    throw new Error(
      "--from nombra una base de esta misma plataforma, no la del sistema anterior. Para copiarla usá un respaldo.",
    );
  }
  if (tables.get("tenants")?.has("bot_phone_number") !== true) {
    throw new Error(
      "En la base de --from no hay una tabla tenants con bot_phone_number: no es la del sistema anterior. Revisá el nombre de la base al final de la dirección.",
    );
  }
}

interface Reader {
  sql: Sql;
  tables: ReadonlyMap<string, ReadonlyMap<string, string>>;
}

const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`;

/** Those of the wanted columns that this installation has, as text. */
function listOf({ tables }: Reader, table: string, columns: readonly string[]): string {
  const there = tables.get(table);
  return columns
    .filter((column) => there?.has(column) === true)
    .map((column) => `${quoted(column)}::text as ${quoted(column)}`)
    .join(", ");
}

async function* readPages(reader: Reader, table: string, options: PageOptions): AsyncGenerator<SourceRow[]> {
  const { key = "id", columns } = options;
  const type = reader.tables.get(table)?.get(key);
  if (type === undefined) return;
  const list = listOf(reader, table, [...new Set([key, ...columns])]);
  let after = options.after;
  for (;;) {
    const where = after === null ? "" : `where ${quoted(key)} > $1::${type}`;
    const rows = await reader.sql.unsafe<Record<string, string | null>[]>(
      `select ${list} from ${quoted(table)} ${where} order by ${quoted(table)}.${quoted(key)} limit ${PAGE}`,
      after === null ? [] : [after],
    );
    if (rows.length > 0) yield [...rows];
    const last = rows.at(-1)?.[key];
    if (rows.length < PAGE || last == null) return;
    after = last;
  }
}

async function readByKeys(
  reader: Reader,
  table: string,
  { columns, keys }: { columns: readonly string[]; keys: readonly string[] },
): Promise<SourceRow[]> {
  const type = reader.tables.get(table)?.get("id");
  if (type === undefined || keys.length === 0) return [];
  const fitting = [...new Set(keys)].filter((key) => type !== "uuid" || /^[0-9a-f-]{36}$/i.test(key));
  return reader.sql.unsafe<Record<string, string | null>[]>(
    `select ${listOf(reader, table, ["id", ...columns])} from ${quoted(table)} where "id" = any($1::text[]::${type}[])`,
    [fitting],
  );
}
