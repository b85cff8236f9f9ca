import { setTimeout as sleep } from "node:timers/promises";
import { drizzle } from "drizzle-orm/postgres-js";
import { readMigrationFiles } from "drizzle-orm/migrator";
import { migrate } from "drizzle-orm/postgres-js/migrator";
import type { Sql } from "postgres";
import { isPassing } from "../passing.ts";
import { MigrationError } from "./errors.ts";

export interface Patience {
  /** A statement that waits longer for a table lets everybody pass who waits behind it. */
  lockMs: number;
  attempts: number;
  pauseMs: number;
}

const PATIENCE: Patience = { lockMs: 3_000, attempts: 60, pauseMs: 2_000 };

/**
 * All that is missing, in one transaction. Changing a table waits for whoever uses it, and everybody else waits
 * behind that: it is given up after seconds and tried again, so that messages go on in between.
 */
export async function applyMigrations(sql: Sql, folder: string, patience = PATIENCE): Promise<void> {
  await refuseNewer(sql, folder);
  await sql`select set_config('lock_timeout', ${String(patience.lockMs)}, false)`;
  try {
    for (let attempt = 1; ; attempt += 1) {
      try {
        await migrate(drizzle(sql), { migrationsFolder: folder });
        return;
      } catch (error) {
        if (!isUndone(error)) throw error;
        if (attempt >= patience.attempts) throw tableHeld(error);
        await sleep(patience.pauseMs);
      }
    }
  } finally {
    await sql`reset lock_timeout`.catch(() => undefined);
  }
}

/** By a table that is held, or as one of two that wait for each other. The migrator wraps what the database says. */
function isUndone(error: unknown): boolean {
  return [error, error instanceof Error ? error.cause : undefined].some(isPassing);
}

/** Forward only: an older program would put its own functions over tables that have gone on. */
async function refuseNewer(sql: Sql, folder: string): Promise<void> {
  const [there] = await sql`select to_regclass('drizzle.__drizzle_migrations') is not null as yes`;
  if (there?.["yes"] !== true) return;
  const [last] = await sql<{ at: string | null }[]>`
    select max(created_at)::text as at from drizzle.__drizzle_migrations`;
  const ours = readMigrationFiles({ migrationsFolder: folder }).at(-1)?.folderMillis ?? 0;
  if (Number(last?.at ?? 0) <= ours) return;
  throw new MigrationError({
    code: "newer_database",
    message: "A newer version of the product has worked on this database; this one doesn't know its tables.",
    fix: "Start the newer version again, or restore the backup that was made before the upgrade.",
  });
}

function tableHeld(cause: unknown): MigrationError {
  return new MigrationError({
    code: "table_held",
    message:
      "The database could not be brought up to date: another session holds a table and doesn't let go.",
    fix: "See who it is (select pid, state, xact_start, query from pg_stat_activity order by xact_start), end it, and start again.",
    cause,
  });
}
