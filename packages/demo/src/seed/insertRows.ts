import type { Sql } from "@platform/db";

/** Statements stay small enough to be planned and logged. */
const BATCH = 500;

/** Inserts rows whose keys are columns, many per statement; every row has the keys of the first. */
export async function insertRows(sql: Sql, table: string, rows: readonly object[]): Promise<void> {
  const [first] = rows;
  if (first === undefined) return;
  const columns = Object.keys(first);
  for (let from = 0; from < rows.length; from += BATCH) {
    const batch = JSON.stringify(rows.slice(from, from + BATCH));
    // Numbers of messages are drawn beforehand, so that chats and turns can name them.
    await sql`
      insert into ${sql(table)} (${sql(columns)}) overriding system value
      select ${sql(columns)} from jsonb_populate_recordset(null::${sql(table)}, ${batch}::text::jsonb)`;
  }
}
