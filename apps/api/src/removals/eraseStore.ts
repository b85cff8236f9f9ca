import type { Sql } from "@platform/db";
import type { MediaStorage } from "../media/index.ts";

export interface EraseDeps {
  sql: Sql;
  storage: Pick<MediaStorage, "removeAll">;
}

/** Rows of one statement: short enough to stand in nobody's way. */
const BITE = 1_000;

/**
 * Everything of a store whose time is over: rows in bites, then its files, then the store's own row. Whatever stops it,
 * the next one goes on with what is left.
 */
export async function eraseStore({ sql, storage }: EraseDeps, tenantId: string): Promise<void> {
  const tables = await sql<{ name: string }[]>`select name from tables_to_erase()`;
  for (const { name } of tables) {
    for (let gone = BITE; gone === BITE;) {
      const [row] = await sql<
        { gone: number }[]
      >`select erase_rows(${name}::regclass, ${tenantId}, ${BITE}) as gone`;
      gone = row?.gone ?? 0;
    }
  }
  await storage.removeAll(tenantId);
  await sql`select erase_store_row(${tenantId})`;
}
