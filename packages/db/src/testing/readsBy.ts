import type { Sql } from "postgres";

export interface Reads {
  table: string;
  /** Whole scans, and looks into an index. */
  scans: number;
  looks: number;
  /** Rows looked at either way. */
  rows: number;
}

/**
 * What some work of a transaction reads of these tables, in their order. What its connection had read in the second
 * before may stand in the server's counts as well, so it is the difference that tells.
 */
export async function readsBy(
  transaction: Sql,
  tables: string[],
  work: () => Promise<unknown>,
): Promise<Reads[]> {
  const counted = () => transaction<Reads[]>`
    select t.name as table, coalesce(sum(seq_scan), 0)::int as scans, coalesce(sum(idx_scan), 0)::int as looks,
      coalesce(sum(coalesce(seq_tup_read, 0) + coalesce(idx_tup_fetch, 0)), 0)::int as rows
    from unnest(${tables}::text[]) with ordinality t (name, place)
    left join pg_stat_xact_user_tables on relname = t.name
    group by t.name, t.place order by t.place`;
  const before = await counted();
  await work();
  return (await counted()).map(({ table, scans, looks, rows }, place) => ({
    table,
    scans: scans - (before[place]?.scans ?? 0),
    looks: looks - (before[place]?.looks ?? 0),
    rows: rows - (before[place]?.rows ?? 0),
  }));
}

/** How many rows of these tables, by index or without, some work of a transaction looks at. */
export async function rowsReadBy(
  transaction: Sql,
  tables: string[],
  work: () => Promise<unknown>,
): Promise<number> {
  return (await readsBy(transaction, tables, work)).reduce((sum, { rows }) => sum + rows, 0);
}
