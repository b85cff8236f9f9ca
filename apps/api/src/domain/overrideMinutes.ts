import type { Sql } from "@platform/db";

/** How long a takeover lasts where nobody says: the store's own length, or the installation's. */
export async function overrideMinutes(
  sql: Sql,
  { tenantId, defaults }: { tenantId: string; defaults: { overrideHours: number } },
): Promise<number> {
  const [row] = await sql<{ hours: number | null }[]>`
    select override_hours::float8 as hours from tenants where id = ${tenantId}`;
  return (row?.hours ?? defaults.overrideHours) * 60;
}
