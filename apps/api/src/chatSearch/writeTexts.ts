import type { Sql } from "@platform/db";
import { readSources, type SourceTable } from "./sources.ts";
import { termsOf } from "./terms.ts";

/**
 * Writes what these rows are found by, where that has changed; what has lost its words is taken out. A row that is
 * written for is locked against its deletion alone: what is being forgotten is not written down again beside it.
 */
export async function writeTexts(
  sql: Sql,
  rows: { table: SourceTable; ids: readonly string[] },
): Promise<void> {
  const sources = (await readSources(sql, rows)).map(({ texts, numbers, ...source }) => ({
    ...source,
    terms: termsOf({ texts: texts ?? [], numbers }),
  }));
  const found = sources.filter(({ terms }) => terms !== null);
  const lost = sources.flatMap(({ source_id, terms }) => (terms === null ? [source_id] : []));
  if (lost.length > 0) await sql`delete from chat_texts where source_id = any(${lost}::uuid[])`;
  if (found.length === 0) return;
  await sql`
    insert into chat_texts (source_id, tenant_id, kind, at, terms)
    select r.source_id, r.tenant_id, r.kind, r.at, n.terms
    from jsonb_to_recordset(${JSON.stringify(found)}::text::jsonb)
      r (source_id uuid, tenant_id bigint, kind text, at timestamptz, terms text)
    cross join lateral (select of_tenant(r.tenant_id, r.kind = 'contact', r.terms)::tsvector as terms) n
    join ${sql(rows.table)} s on s.id = r.source_id
    left join chat_texts t on t.source_id = r.source_id
    where (t.at, t.terms) is distinct from (r.at, n.terms)
    order by r.source_id for key share of s
    on conflict (source_id) do update set at = excluded.at, terms = excluded.terms`;
}
