import type { Sql } from "@platform/db";
import { isAfter, parsePosition, type Position } from "./position.ts";

const FLOOR = "live_events_floor";
const BATCH = 2_000;

/** Removes events older than an hour, in short transactions, and remembers up to where. */
export async function deleteOldEvents(sql: Sql): Promise<number> {
  let total = 0;
  for (;;) {
    const [row] = await sql<{ count: number }[]>`
      with old as (
        select seq from live_events where at < now() - interval '1 hour' order by at limit ${BATCH}
      ), gone as (
        delete from live_events e using old where e.seq = old.seq returning e.xid, e.seq
      ), top as (
        select xid, seq from gone order by xid desc, seq desc limit 1
      ), noted as (
        insert into installation (name, value) select ${FLOOR}, xid || '.' || seq from top
        on conflict (name) do update set value = excluded.value, updated_at = now()
        where (split_part(installation.value, '.', 1)::xid8, split_part(installation.value, '.', 2)::bigint)
            < (split_part(excluded.value, '.', 1)::xid8, split_part(excluded.value, '.', 2)::bigint)
      )
      select count(*)::int as count from gone`;
    total += row?.count ?? 0;
    if ((row?.count ?? 0) < BATCH) return total;
  }
}

/** Whether everything after this position is still there, and the position is of this database at all. */
export async function isKept(sql: Sql, position: Position): Promise<boolean> {
  const [row] = await sql<{ floor: string | null; ahead: boolean }[]>`
    select (select value from installation where name = ${FLOOR}) as floor,
           ${String(position.xid)}::text::xid8 > pg_snapshot_xmax(pg_current_snapshot()) as ahead`;
  if (row === undefined || row.ahead) return false;
  const floor = row.floor === null ? null : parsePosition(row.floor);
  return floor === null || !isAfter(floor, position);
}
