import type { Sql } from "@platform/db";
import type { Logger } from "pino";
import { bounded } from "../bounded.ts";

/** The floor under every hint; each is a transaction of its own (packages/db/functions/60_sweep.sql). */
const STEPS = [
  "expire_sends",
  "resolve_unknowns",
  "release_behind_unknown",
  "end_overrides",
  "end_idle_overrides",
  "remind_windows",
  "assign_waiting",
  "ring_reminders",
] as const;

/** Sets right what time alone changes: leases that ran out, sends of unknown fate, overrides that ended. */
export async function sweepOnce({ sql, log }: { sql: Sql; log: Logger }): Promise<void> {
  const results = await Promise.allSettled(STEPS.map((step) => bounded(sql`select ${sql(step)}()`.simple())));
  for (const [index, result] of results.entries()) {
    if (result.status === "rejected")
      log.error({ err: result.reason, step: STEPS[index] }, "A step of the sweep failed");
  }
}
