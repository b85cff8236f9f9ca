import type { Sql } from "@platform/db";

/** How long a takeover lasts where nobody says: the store's own length, or the installation's. */
export async function overrideMinutes(
  sql: Sql,
  { tenantId, defaults }: { tenantId: string; defaults: { overrideHours: number } },
): Promise<number> {
  const [row] = await sql<{ minutes: number }[]>`
    select (extract(epoch from own_override(t, ${JSON.stringify(defaults)}::text::jsonb)) / 60)::float8 as minutes
    from tenants t where id = ${tenantId}`;
  return row?.minutes ?? defaults.overrideHours * 60;
}
