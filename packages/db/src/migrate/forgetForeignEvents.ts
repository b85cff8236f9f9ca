import type { Sql } from "postgres";

/**
 * Live events carry the number of their transaction. In a database that was restored from a dump these are numbers
 * of another server, which may lie in the future of this one: nobody would ever read past them. They are hints to
 * screens; whoever watches loads anew.
 */
export async function forgetForeignEvents(sql: Sql): Promise<void> {
  await sql`delete from live_events where xid >= pg_snapshot_xmax(pg_current_snapshot())`;
  await sql`
    delete from installation where name = 'live_events_floor'
      and split_part(value, '.', 1)::xid8 >= pg_snapshot_xmax(pg_current_snapshot())`;
}
