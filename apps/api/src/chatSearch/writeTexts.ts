import type { Sql } from "@platform/db";
import { readSources, type SourceTable } from "./sources.ts";
import { termsOf } from "./terms.ts";
import type { Written } from "./written.ts";

/**
 * Writes what these rows are found by, where that has changed; what has lost its words is taken out. A row that is
 * written for is locked against its deletion alone: what is being forgotten is not written down again beside it.
 */
export async function writeTexts(
  sql: Sql,
  rows: { table: SourceTable; ids: readonly string[] },
  written: Written,
): Promise<void> {
  const sources = (await readSources(sql, rows))
    .map(({ texts, numbers, ...source }) => ({ ...source, terms: termsOf({ texts: texts ?? [], numbers }) }))
    .filter(({ source_id: id, at, terms }) => written.isNews(id, `${at} ${terms}`));
  const found = sources.filter(({ terms }) => terms !== null);
  const lost = sources.flatMap(({ source_id, terms }) => (terms === null ? [source_id] : []));
  if (lost.length > 0) await sql`delete from chat_texts where source_id = any(${lost}::uuid[])`;
  if (found.length === 0) return;
  await sql`
    insert into chat_texts (source_id, tenant_id, kind, at, terms)
    select r.source_id, r.tenant_id, r.kind, r.at, r.terms
    from (
      select r.source_id, r.tenant_id, r.kind, r.at, n.terms
      from jsonb_to_recordset(${JSON.stringify(found)}::text::jsonb)
        r (source_id uuid, tenant_id bigint, kind text, at timestamptz, terms text)
      cross join lateral (select of_tenant(r.tenant_id, r.kind = 'contact', r.terms)::tsvector as terms) n
      left join lateral (select t.at, t.terms from chat_texts t where t.source_id = r.source_id offset 0) was on true
      where (was.at, was.terms) is distinct from (r.at, n.terms)
      order by r.source_id
      offset 0
    ) r
    cross join lateral (select from ${sql(rows.table)} s where s.id = r.source_id for key share) held
    on conflict (source_id) do update set at = excluded.at, terms = excluded.terms`;
}
