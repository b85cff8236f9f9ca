import type { Database, Sql } from "@platform/db";
import { secretColumns } from "@platform/db/sealing";

/** A table of the stores and how to go through it. */
export interface StoreTable {
  name: string;
  /** Its primary key, in order, with the columns' types. */
  keys: { name: string; type: string }[];
  /** `id` of the stores themselves, `tenant_id` everywhere else. */
  tenantColumn: string;
  /** Columns of bytes, which are texts as they came. */
  bytes: string[];
}

/** Made of what other tables hold, or of this moment: searches' words, events for open browsers, keys of an hour. */
const DERIVED = new Set([
  "canary_flights",
  "catalog_documents",
  "catalog_revisions",
  "catalog_terms",
  "catalog_words",
  "chat_texts",
  "live_events",
  "push_notices",
  "store_installs",
  "store_removals",
]);
const BATCH = 500;

/** Every table of the stores, read from the catalogue so that a new one is never forgotten. */
export async function listStoreTables(sql: Sql): Promise<StoreTable[]> {
  const rows = await sql<StoreTable[]>`
    select c.relname as name, case when c.relname = 'tenants' then 'id' else 'tenant_id' end as "tenantColumn",
      (select jsonb_agg(jsonb_build_object('name', a.attname, 'type', format_type(a.atttypid, null)) order by k.at)
       from pg_index i cross join unnest(i.indkey::int2[]) with ordinality k(num, at)
       join pg_attribute a on a.attrelid = c.oid and a.attnum = k.num
       where i.indrelid = c.oid and i.indisprimary) as keys,
      array(select a.attname::text from pg_attribute a
        where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.atttypid = 'bytea'::regtype) as bytes
    from pg_class c
    where c.relkind in ('r', 'p') and c.relnamespace = 'public'::regnamespace
      and (c.relname = 'tenants' or exists (
        select 1 from pg_attribute t where t.attrelid = c.oid and t.attname = 'tenant_id' and not t.attisdropped))
    order by c.relname`;
  return rows.filter(({ name }) => !DERIVED.has(name));
}

/** A table's rows as lines of JSON, in batches that hold nothing while they are being read. */
export async function* readTable(
  db: Pick<Database, "asTenant">,
  tenantId: string,
  table: StoreTable,
): AsyncGenerator<string> {
  for (let after: string[] | null = null; ;) {
    const rows: Row[] = await db.asTenant(tenantId, ({ sql }) => readBatch(sql, { tenantId, table, after }));
    if (rows.length > 0)
      yield rows.map(({ row }) => `${JSON.stringify(withoutSecrets(row, table))}\n`).join("");
    if (rows.length < BATCH) return;
    after = rows.at(-1)?.key ?? null;
  }
}

interface Row {
  row: Record<string, unknown>;
  key: string[];
}

async function readBatch(
  sql: Sql,
  { tenantId, table, after }: { tenantId: string; table: StoreTable; after: string[] | null },
): Promise<Row[]> {
  const { name, keys, tenantColumn } = table;
  // Names come from the database's catalogue.
  const columns = keys.map((key) => `"${key.name}"`).join(", ");
  const places = keys.map((key, at) => `$${at + 2}::text::${key.type}`).join(", ");
  return sql.unsafe<Row[]>(
    `select to_jsonb(t) as row, array[${keys.map((key) => `"${key.name}"::text`).join(", ")}] as key
     from "${name}" t where "${tenantColumn}" = $1::text::bigint
     ${after === null ? "" : `and (${columns}) > (${places})`}
     order by ${columns} limit ${BATCH}`,
    [tenantId, ...(after ?? [])],
  );
}

/** Keys stay here: of a secret the copy says that there is one. */
function withoutSecrets(row: Record<string, unknown>, { name, bytes }: StoreTable): Record<string, unknown> {
  const shown = { ...row };
  for (const { table, column } of secretColumns)
    if (table === name && shown[column] !== undefined) shown[column] = { set: shown[column] !== null };
  for (const column of bytes) shown[column] = textOf(shown[column]);
  return shown;
}

/** Bytes as PostgreSQL writes them into JSON: `\x` and two digits for each. */
function textOf(value: unknown): unknown {
  return typeof value === "string" && value.startsWith("\\x")
    ? Buffer.from(value.slice(2), "hex").toString("utf8")
    : value;
}
