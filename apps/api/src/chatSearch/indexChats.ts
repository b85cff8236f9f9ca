import type { Database, Sql } from "@platform/db";
import { isKept } from "../live/retention.ts";
import { parsePosition, writePosition } from "../live/position.ts";
import { readPosition } from "../live/readEvents.ts";
import { holdProgress, keepProgress, type Progress, readProgress, startAt, walkOn } from "./progress.ts";
import { writeTexts } from "./writeTexts.ts";
import { createWritten, type Written } from "./written.ts";

/** Small, because live events wait for transactions that write. */
const BATCH = 200;

/**
 * Brings what is searched up to what was written: one batch of live events and one of what was there before, in a
 * transaction. Live events are told by the tables themselves, so nothing has to be told twice, and no message waits.
 * One process at a time.
 * @param written of this process, from one batch to the next
 * @returns whether there is more to do at once
 */
export async function indexChats(
  { system }: Pick<Database, "system">,
  written: Written = createWritten(),
): Promise<boolean> {
  if (await nothingToDo(system)) return false;
  const done = await system.begin(async (transaction) => {
    const sql = transaction as unknown as Sql;
    const held = await holdProgress(sql);
    if (held === null) return null;
    written.continueFrom(JSON.stringify(held));
    const progress = await whatIsKept(sql, held);
    const heard = await followEvents(sql, progress.position, written);
    const walk = progress.walk === null ? null : await walkThrough(sql, progress.walk, written);
    const next = { position: heard.position, walk };
    if (JSON.stringify(next) !== JSON.stringify(held)) await keepProgress(sql, next);
    return { next, more: heard.more || walk !== null };
  });
  if (done === null) return false;
  written.lasts(JSON.stringify(done.next));
  return done.more;
}

/** Looked at without a lock: where nothing is written, nothing is written here either. */
async function nothingToDo(sql: Sql): Promise<boolean> {
  const progress = await readProgress(sql);
  const position = progress === null ? null : parsePosition(progress.position);
  if (position === null || progress?.walk !== null || !(await isKept(sql, position))) return false;
  // In the order of the index: a plan that expects to meet one soon would read all that is kept.
  const events = await sql`
    select 1 from live_events
    where (xid, seq) > (${String(position.xid)}::text::xid8, ${String(position.seq)}::text::bigint)
    order by xid, seq limit 1`;
  return events.length === 0;
}

/** Begins anew where events have been removed that were not read: everything is walked through again. */
async function whatIsKept(sql: Sql, held: Progress | "none"): Promise<Progress> {
  const position = held === "none" ? null : parsePosition(held.position);
  if (held !== "none" && position !== null && (await isKept(sql, position))) return held;
  return startAt(writePosition(await readPosition(sql)));
}

interface EventRow {
  position: string;
  conversation_id: string;
  message_id: string | null;
}

/** As the live view reads them: only what no older transaction can still get before. */
async function followEvents(
  sql: Sql,
  position: string,
  written: Written,
): Promise<{ position: string; more: boolean }> {
  const [xid = "0", seq = "0"] = position.split(".");
  const events = await sql<EventRow[]>`
    select xid || '.' || seq as position, conversation_id, message_id from live_events
    where (xid, seq) > (${xid}::text::xid8, ${seq}::text::bigint) and xid < pg_snapshot_xmin(pg_current_snapshot())
    order by xid, seq limit ${BATCH}`;
  const last = events.at(-1);
  if (last === undefined) return { position, more: false };
  const messages = [...new Set(events.flatMap(({ message_id }) => message_id ?? []))];
  const chats = [
    ...new Set(
      events.flatMap(({ message_id, conversation_id }) => (message_id === null ? [conversation_id] : [])),
    ),
  ];
  // A new note is told as a change of its chat.
  const notes = await sql<
    { id: string }[]
  >`select id from chat_notes where conversation_id = any(${chats}::uuid[])`;
  await writeTexts(sql, { table: "chat_messages", ids: messages }, written);
  await writeTexts(sql, { table: "chat_conversations", ids: chats }, written);
  await writeTexts(sql, { table: "chat_notes", ids: notes.map(({ id }) => id) }, written);
  return { position: last.position, more: events.length === BATCH };
}

async function walkThrough(
  sql: Sql,
  walk: NonNullable<Progress["walk"]>,
  written: Written,
): Promise<Progress["walk"]> {
  const rows = await sql<{ id: string }[]>`
    select id from ${sql(walk.table)} where id < ${walk.before} order by id desc limit ${BATCH}`;
  const ids = rows.map(({ id }) => id);
  await writeTexts(sql, { table: walk.table, ids }, written);
  return walkOn(walk, ids);
}
