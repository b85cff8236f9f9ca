import type { Sql } from "@platform/db";

export type ChangedResource = "product" | "order" | "category";

/** Notes that these may have changed at the store; they are read soon, together with what is noted meanwhile. */
export async function noteChanges(
  sql: Sql,
  { tenantId }: { tenantId: string },
  { resource, ids }: { resource: ChangedResource; ids: readonly string[] },
): Promise<void> {
  if (ids.length > 0) await sql`select note_changes(${tenantId}, ${resource}, ${[...ids]})`;
}
