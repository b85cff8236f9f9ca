import type { Sql } from "@platform/db";
import { type SourceTable, sourceTables } from "./sources.ts";

const NAME = "chat_search";

/** How far the index has come: up to which live event, and to which row of what was there before. */
export interface Progress {
  /** `xid.seq` of the last event. */
  position: string;
  /** What is still to be gone through, newest first; null when all of it has been. */
  walk: { table: SourceTable; before: string } | null;
}

const LAST = "ffffffff-ffff-ffff-ffff-ffffffffffff";

/** From now on by events, and everything before that by walking. */
export function startAt(position: string): Progress {
  return { position, walk: { table: sourceTables[0], before: LAST } };
}

/** The row after the ones that were read, or the next table, or the end. */
export function walkOn(walk: NonNullable<Progress["walk"]>, ids: readonly string[]): Progress["walk"] {
  const before = ids.at(-1);
  if (before !== undefined) return { table: walk.table, before };
  const next = sourceTables[sourceTables.indexOf(walk.table) + 1];
  return next === undefined ? null : { table: next, before: LAST };
}

export async function readProgress(sql: Sql): Promise<Progress | null> {
  const [row] = await sql<{ value: string }[]>`select value from installation where name = ${NAME}`;
  return row === undefined ? null : (JSON.parse(row.value) as Progress);
}

/**
 * Holds the progress until the transaction ends; null while another process does. Its commit doesn't wait for the disk:
 * what a crash takes is written anew, as the progress goes with it.
 */
export async function holdProgress(sql: Sql): Promise<Progress | "none" | null> {
  const [row] = await sql<{ value: string }[]>`
    select value, set_config('synchronous_commit', 'off', true)
    from installation where name = ${NAME} for update skip locked`;
  if (row !== undefined) return JSON.parse(row.value) as Progress;
  return (await readProgress(sql)) === null ? "none" : null;
}

export async function keepProgress(sql: Sql, progress: Progress): Promise<void> {
  await sql`
    insert into installation (name, value) values (${NAME}, ${JSON.stringify(progress)})
    on conflict (name) do update set value = excluded.value, updated_at = now()`;
}
