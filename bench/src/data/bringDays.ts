import type { Sql } from "postgres";

/** Counts and keeps the numbers of the days before today, as a worker does after a start. */
export async function bringDays(sql: Sql): Promise<void> {
  for (;;) {
    const [row] = await sql<{ claim: unknown }[]>`select claim_days('1 hour') as claim`;
    if (row?.claim == null) return;
    await sql`select keep_days(${JSON.stringify(row.claim)}::text::jsonb)`;
  }
}
