import type { Numbers } from "@platform/contract";
import type { Sql } from "@platform/db";
import { readNumbers } from "../domain/numbers/getNumbers.ts";
import { findMends, type Mend } from "./findMends.ts";

export interface Week {
  numbers: Numbers;
  mends: Mend[];
}

/** What a letter says of the week that began on that Monday; null for a store in which nobody wrote then. */
export async function readWeek(sql: Sql, tenantId: string, week: string): Promise<Week | null> {
  const to = new Date(Date.parse(week) + 6 * 86_400_000).toISOString().slice(0, 10);
  const [row] = await sql<
    { written: boolean }[]
  >`select was_written_to(${tenantId}, ${week}, ${to}) as written`;
  if (row?.written !== true) return null;
  const numbers = await readNumbers(sql, { tenantId, days: 7, from: week, to });
  if (numbers === null) return null;
  return { numbers, mends: await findMends(sql, { tenantId, numbers }) };
}
