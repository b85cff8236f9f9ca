import type { Sql } from "@platform/db";
import { jsonText } from "../flow/jsonText.ts";

/** How far behind the figures of every store at once may be; one store's own are always of the moment. */
const EVERY = "10 minutes";

/** Counts the days of one store whose turn it is, a month of them at most. False when there was none. */
export async function countDays(sql: Sql): Promise<boolean> {
  const [row] = await sql<{ claim: Record<string, unknown> | null }[]>`select claim_days(${EVERY}) as claim`;
  if (row?.claim == null) return false;
  await sql`select keep_days(${jsonText(row.claim)}::text::jsonb)`;
  return true;
}
