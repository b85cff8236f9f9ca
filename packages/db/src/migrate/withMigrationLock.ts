import { setTimeout as sleep } from "node:timers/promises";
import type { Sql } from "postgres";

const LOCK = 7_310_418_226;
const ASK_AGAIN_MS = 100;

/**
 * One process at a time. Who waits asks again instead of standing in line: a statement that waits is a transaction,
 * and an index that is built while others write waits for every transaction to end, this one included.
 * @param signal whoever is told to end no longer waits: what another one does may take hours
 */
export async function withMigrationLock(
  sql: Sql,
  work: () => Promise<void>,
  signal?: AbortSignal,
): Promise<void> {
  for (;;) {
    signal?.throwIfAborted();
    const [row] = await sql<{ got: boolean }[]>`select pg_try_advisory_lock(${LOCK}) as got`;
    if (row?.got === true) break;
    await sleep(ASK_AGAIN_MS);
  }
  try {
    await work();
  } finally {
    // Gone with the connection, should that be lost.
    await sql`select pg_advisory_unlock(${LOCK})`.catch(() => undefined);
  }
}
