import type { Chat, chatListInput } from "@platform/contract";
import type { Sql } from "@platform/db";
import type { z } from "zod";
import { seesEveryStore } from "../../auth/index.ts";
import type { Access } from "../access.ts";
import { instantKey, readCursor, toPage, uuidKey, type CursorKeys, type Page } from "../cursor.ts";
import { chatJson, type Fragment } from "./chatJson.ts";

type Filter = z.infer<typeof chatListInput>["filter"];
type Input = z.infer<typeof chatListInput>;

/** Below this the window is about to close (design: amber from four hours on). */
const CLOSING = "4 hours";

interface Row {
  chat: Chat;
  first: string | null;
  second: string | null;
  id: string;
}

/**
 * A page of chats by their last message; those that wait and those about to close come by window, then by wait.
 * One statement per store of a member, one for an operator; pages of several stores are merged by their keys.
 */
export async function listChats(access: Access, input: Input): Promise<Page<Chat>> {
  const after = readCursor(input.cursor, [instantKey, instantKey, uuidKey]);
  const parts = await access.everywhere(input.tenantId, ({ sql }) => readPart(sql, { access, input, after }));
  const rows =
    parts.length === 1
      ? (parts[0] ?? [])
      : parts.flat().toSorted(byUrgency(input.filter) ? ascending : descending);
  return toPage(rows, {
    limit: input.limit,
    item: ({ chat }) => chat,
    keys: ({ first, second, id }): CursorKeys => [first, second, id],
  });
}

interface Part {
  access: Access;
  input: Input;
  after: CursorKeys | null;
}

async function readPart(sql: Sql, { access, input, after }: Part): Promise<Row[]> {
  const everyStore = seesEveryStore(access.actor) && input.tenantId === undefined;
  const where = sql`${everyStore ? sql`c.tenant_id > 0 and` : sql``} ${viewOf(sql, input, access.actor.id)}
    ${labelOf(sql, input.label)} ${eventOf(sql, input)} ${queryOf(sql, input.query)}`;
  const count = input.limit + 1;
  if (!byUrgency(input.filter)) return readRecent(sql, { where, after, count, kept: isPlain(input) });
  const keys = sql`coalesce(c.window_closes_at, 'infinity'), coalesce(c.waiting_since, 'infinity')`;
  const rest =
    after === null
      ? sql``
      : sql`and (${keys}, c.id) > (${after[0] ?? "infinity"}::timestamptz, ${after[1] ?? "infinity"}::timestamptz, ${after[2] ?? ""}::uuid)`;
  return await sql<Row[]>`
    select ${chatJson(sql)} as chat, coalesce(c.window_closes_at, 'infinity')::text as first,
           coalesce(c.waiting_since, 'infinity')::text as second, c.id
    from chat_conversations c join tenants t on t.id = c.tenant_id
    where ${where} ${rest}
    order by ${keys}, c.id limit ${count}`;
}

/** What the inbox opens with: the same statement for every store. */
function isPlain({ filter, label, query, cause, wish }: Input): boolean {
  return filter === "all" && [label, query, cause, wish].every((one) => one === undefined);
}

interface Reading {
  where: Fragment;
  after: CursorKeys | null;
  count: number;
  /** The plan is made once for every store: without sorting only the index in the page's own order is left, which serves any. */
  kept: boolean;
}

/**
 * Chats that never had a message come last, by a statement of their own, so that both use the index. What is shown is read
 * with them: joined to a page of them, a plan that expects a row or two of it would go through all stores for each. Those of
 * all stores have an index of their own, which `tenant_id > 0` names.
 */
async function readRecent(sql: Sql, { where, after, count, kept }: Reading): Promise<Row[]> {
  const read = async (rest: Fragment, most: number): Promise<Row[]> => {
    const [, rows] = await Promise.all([
      kept && sql`select set_config('enable_sort', 'off', true)`,
      sql<Row[]>`
        select ${chatJson(sql)} as chat, c.last_message_at::text as first, null::text as second, c.id
        from chat_conversations c join tenants t on t.id = c.tenant_id
        where ${where} ${rest}
        order by c.last_message_at desc nulls last, c.id desc nulls last limit ${kept ? sql.unsafe(String(most)) : most}`,
    ]);
    return rows;
  };
  if (after === null) return read(sql``, count);
  const [at = null, , id = null] = after;
  if (at === null) return read(sql`and c.last_message_at is null and c.id < ${id}::uuid`, count);
  const rows = await read(sql`and (c.last_message_at, c.id) < (${at}::timestamptz, ${id}::uuid)`, count);
  if (rows.length === count) return rows;
  return [...rows, ...(await read(sql`and c.last_message_at is null`, count - rows.length))];
}

function byUrgency(filter: Filter): boolean {
  return filter === "waiting" || filter === "closing";
}

/** A search and a row of the numbers find what is archived too. */
function viewOf(sql: Sql, { filter, query, cause, wish }: Input, userId: string): Fragment {
  const everything = filter === "all" && [query, cause, wish].some((one) => one !== undefined);
  return everything ? sql`true` : filterOf(sql, filter, userId);
}

/**
 * What each view holds; `countChats` counts by the same words. They say what `chat_owner` in the database says, in a
 * form that finds the index: called for each of 50,000 rows, the function took ten times as long. Reminders keep a chat
 * out of the views that people work through, never out of those that tell what somebody waits for or what went wrong.
 */
export function filterOf(sql: Sql, filter: Filter, userId: string): Fragment {
  const human = sql`c.human_override_until > now()`;
  const noHuman = sql`(c.human_override_until is null or c.human_override_until <= now())`;
  const people = sql`(${human} or c.waiting_since is not null)`;
  const kept = sql`c.archived_at is null`;
  const shown = sql`${kept} and (c.snoozed_until is null or c.snoozed_until <= now() or c.waiting_since is not null)`;
  switch (filter) {
    case "all":
      return shown;
    case "human":
      return sql`${human} and ${shown}`;
    case "waiting":
      return sql`c.waiting_since is not null and ${noHuman}`;
    case "bot":
      return sql`c.waiting_since is null and ${noHuman} and ${shown}`;
    case "unread":
      return sql`c.unread_count > 0`;
    case "mine":
      return sql`${people} and c.assignee_id = ${userId} and ${shown}`;
    case "unassigned":
      return sql`${people} and c.assignee_id is null and ${shown}`;
    case "closing":
      return sql`${people} and c.window_closes_at > now() and c.window_closes_at < now() + ${CLOSING}::interval and ${kept}`;
    case "failed":
      return sql`c.failed_at is not null and ${kept}`;
    case "unanswered":
      return sql`${people} and c.last_message_role = 'user' and ${kept}`;
    case "mentioned":
      return sql`c.id in (
        select n.conversation_id from chat_note_mentions n where n.user_id = ${userId} and n.seen_at is null)`;
    case "snoozed":
      return sql`(c.snoozed_until is not null or c.reminded_at is not null)`;
    case "archived":
      return sql`c.archived_at is not null`;
  }
}

function labelOf(sql: Sql, label: string | undefined): Fragment {
  return label === undefined ? sql`` : sql`and c.labels <> '{}' and c.labels @> array[${label}]`;
}

/** What the numbers of a period are made of: the chats behind one of their rows. */
function eventOf(sql: Sql, { cause, wish, from = "-infinity", to = "infinity" }: Input): Fragment {
  const within = (table: string, at: string): Fragment => sql`
    select e.conversation_id from ${sql(table)} e join tenants s on s.id = e.tenant_id
    where ${sql(at)} >= ${from}::text::date::timestamp at time zone store_zone(s.timezone)
      and ${sql(at)} < (${to}::text::date + 1)::timestamp at time zone store_zone(s.timezone)`;
  const handed =
    cause === undefined
      ? sql``
      : sql`and c.id in (${within("handoffs", "e.created_at")} and e.cause = ${cause})`;
  const wished =
    wish === undefined ? sql`` : sql`and c.id in (${within("unmet_wishes", "e.at")} and e.wish = ${wish})`;
  return sql`${handed} ${wished}`;
}

/** Name, number, what was written or said; digits are compared without what people write between them. */
function queryOf(sql: Sql, query: string | undefined): Fragment {
  if (query === undefined || query === "") return sql``;
  const pattern = `%${query.replaceAll(/[\\%_]/g, (sign) => `\\${sign}`)}%`;
  const digits = query.replaceAll(/\D/g, "");
  const byNumber =
    digits.length >= 3
      ? sql`or c.external_user_id like ${`%${digits}%`} or c.contact_phone like ${`%${digits}%`}`
      : sql``;
  return sql`and (c.display_name ilike ${pattern} or c.last_message_preview ilike ${pattern} ${byNumber}
    or exists (select 1 from chat_messages m left join chat_media f on f.id = m.media_id
               where m.conversation_id = c.id and (m.content ilike ${pattern} or f.transcript ilike ${pattern})))`;
}

function ascending(a: Row, b: Row): number {
  return compare(a.first, b.first) || compare(a.second, b.second) || compare(a.id, b.id);
}

function descending(a: Row, b: Row): number {
  return compare(b.first, a.first) || compare(b.id, a.id);
}

/** Texts of one form and zone sort like the instants they stand for. */
function compare(a: string | null, b: string | null): number {
  const [one, other] = [sortable(a), sortable(b)];
  return one === other ? 0 : one < other ? -1 : 1;
}

function sortable(key: string | null): string {
  return key === null ? "" : key === "infinity" ? "~" : key;
}
