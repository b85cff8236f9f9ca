import type { Sql } from "@platform/db";
import { until } from "./until.ts";

/** Until readers may see every event written so far: something older may still run elsewhere on this server. */
export async function untilReadable(sql: Sql): Promise<void> {
  await until(
    () => sql`select 1 from live_events where xid >= pg_snapshot_xmin(pg_current_snapshot()) limit 1`,
    (rows) => rows.length === 0,
  );
}
