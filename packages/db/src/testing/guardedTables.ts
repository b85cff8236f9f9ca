import type { Sql } from "../client.ts";

export interface GuardedTable {
  name: string;
  /** `id` of `tenants`, `tenant_id` everywhere else. */
  tenantColumn: string;
  /** Inserts a row of this tenant with a value in every column that demands one. */
  insert(sql: Sql, tenantId: string): Promise<unknown>;
}

interface Column {
  name: string;
  type: string;
  references: string | null;
}

/** Values that a check demands, or that no trigger has taken; everything else follows from the column's type. */
const SPECIAL: Record<string, string> = {
  purpose: "turn",
  role: "user",
  status: "ok",
  cause: "keyword",
  origin: "sql",
  number: "1000",
};

/** Has its row by then from the triggers of what was inserted before it. */
const MADE_BY_TRIGGERS = ["canary_flights", "catalog_revisions", "template_sync"];

/** Every table that holds rows of tenants, read from the catalogue so that a new one is never forgotten. */
export async function listGuardedTables(sql: Sql): Promise<GuardedTable[]> {
  const rows = await sql<{ name: string; columns: Column[] }[]>`
    select c.relname as name, jsonb_agg(jsonb_build_object(
        'name', a.attname, 'type', format_type(a.atttypid, null), 'references', f.confrelid::regclass::text)) as columns
    from pg_class c
    join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
    left join pg_constraint f on f.contype = 'f' and f.conrelid = c.oid and f.conkey = array[a.attnum]
    where c.relkind in ('r', 'p') and c.relnamespace = 'public'::regnamespace
      and (a.attname in ('id', 'tenant_id') or (a.attnotnull and not a.atthasdef and a.attidentity = ''))
      and (c.relname = 'tenants' or exists (
        select 1 from pg_attribute t where t.attrelid = c.oid and t.attname = 'tenant_id' and not t.attisdropped))
    group by c.oid, c.relname
    order by c.relname = 'tenants' desc, c.relname = 'chat_conversations' desc,
      exists (select 1 from pg_constraint r where r.contype = 'f' and r.confrelid = c.oid) desc,
      (select count(*) from pg_constraint r where r.contype = 'f' and r.conrelid = c.oid), c.relname`;
  return rows.map(({ name, columns }) => guardedTable(name, columns));
}

export async function seedTenant(
  sql: Sql,
  { tables, tenantId }: { tables: GuardedTable[]; tenantId: string },
): Promise<void> {
  for (const table of tables) await table.insert(sql, tenantId);
}

function guardedTable(name: string, columns: Column[]): GuardedTable {
  const tenantColumn = name === "tenants" ? "id" : "tenant_id";
  const given = columns.filter((column) => column.name === tenantColumn || column.name !== "id");
  return {
    name,
    tenantColumn,
    insert(sql, tenantId) {
      const names = given.map((column) => `"${column.name}"`).join(", ");
      const values = given.map((column) =>
        column.name === tenantColumn ? tenantId : valueOf(column, tenantId),
      );
      const end = MADE_BY_TRIGGERS.includes(name) ? " on conflict do nothing" : "";
      return sql.unsafe(`insert into "${name}" (${names}) values (${values.join(", ")})${end}`);
    },
  };
}

function valueOf({ name, type, references }: Column, tenantId: string): string {
  if (name === "bot_phone_number") return `'54911555${tenantId}'`;
  // Found past the policies by the pipeline; a tenant's session finds its own alone.
  if (references !== null) {
    return `coalesce((select id from ${references} where tenant_id = ${tenantId} limit 1), gen_random_uuid())`;
  }
  const special = SPECIAL[name];
  if (special !== undefined) return `'${special}'`;
  if (type.endsWith("[]")) return `'{}'`;
  switch (type) {
    case "text":
      return `'${name} of ${tenantId}'`;
    case "boolean":
      return "true";
    case "integer":
    case "bigint":
    case "numeric":
    case "real":
      return "1";
    case "uuid":
      return "gen_random_uuid()";
    case "jsonb":
      return `'{}'`;
    case "tsvector":
      return "''";
    case "bytea":
      return `'\\x00'`;
    case "timestamp with time zone":
      return "now()";
    case "date":
      return "current_date";
    default:
      throw new Error(`Say in guardedTables.ts what a column of type ${type} may hold (${name}).`);
  }
}
