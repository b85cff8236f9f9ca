import type { ChatHit, chatSearchInput } from "@platform/contract";
import type { Sql } from "@platform/db";
import type { z } from "zod";
import { readQuery, type SearchQuery, typosIn } from "../../chatSearch/query.ts";
import { seesEveryStore } from "../../auth/index.ts";
import type { Access } from "../access.ts";
import { type CursorKeys, instantKey, type Page, readCursor, toPage, uuidKey } from "../cursor.ts";
import { authorOf, type Fragment, phoneText } from "./chatJson.ts";
import { type FoundRow, toHit } from "./toHit.ts";

type Input = z.infer<typeof chatSearchInput>;
type Part = "contacts" | "texts";

/** So many of the newest are looked at before the index is asked, over all the stores that are searched. */
const LOOK = 5_000;
const partKey = /^(contacts|texts)$/;

/** Of more of them at once it would be asked too much which words they have. */
const FEW_STORES = 20;

interface Row extends FoundRow {
  part: Part;
  /** The key's own text of the time. */
  key: string;
}

/** What fits the words, contacts by their chat's last message and then everything written by its time, newest first. */
export async function searchChats(access: Access, input: Input): Promise<Page<ChatHit> & { alike: boolean }> {
  const asked = readQuery(input.query);
  const after = readCursor(input.cursor, [partKey, instantKey, uuidKey]);
  if (asked === null) return { items: [], nextCursor: null, alike: false };
  const everyStore = seesEveryStore(access.actor) && input.tenantId === undefined;
  const read = async (query: SearchQuery) => {
    const reading = { query, parts: partsOf(input, after), after, count: input.limit + 1, everyStore };
    const found = await access.everywhere(input.tenantId, ({ sql }) => readRows(sql, reading));
    return { query, rows: found.length === 1 ? found.flat() : found.flat().toSorted(byPartNewestFirst) };
  };
  let found = await read(asked);
  if (found.rows.length === 0) {
    const meant = await meantBy(access, { ...input, everyStore });
    if (meant !== null) found = await read(meant);
  }
  const page = toPage(found.rows.slice(0, input.limit + 1), {
    limit: input.limit,
    item: ({ part: _part, ...row }) => toHit(row, found.query),
    keys: ({ part, key, id }): CursorKeys => [part, key, id],
  });
  return { ...page, alike: found.query !== asked && page.items.length > 0 };
}

/** Words that are one letter away from those asked for, of those that the stores have; null where there are none. */
async function meantBy(
  access: Access,
  { query, tenantId, everyStore }: Pick<Input, "query" | "tenantId"> & Pick<Reading, "everyStore">,
): Promise<SearchQuery | null> {
  const typos = typosIn(query);
  if (typos.length === 0) return null;
  const there = await access.everywhere(
    tenantId,
    ({ sql }) => sql<{ key: string }[]>`
      select key from ${
        everyStore
          ? sql`tenants t cross join lateral beginnings_in_chats_of(t.id, ${typos}::text[])
              where (select count(*) from tenants) <= ${FEW_STORES}`
          : sql`beginnings_in_chats(${typos}::text[])`
      }`,
  );
  const alike = new Set(there.flat().map(({ key }) => key));
  return alike.size === 0 ? null : readQuery(query, alike);
}

/** A page begins in the part where the one before it ended. */
function partsOf({ part }: Input, after: CursorKeys | null): Part[] {
  const left: Part[] = after?.[0] === "texts" ? ["texts"] : ["contacts", "texts"];
  return left.filter((one) => part === undefined || part === one);
}

interface Reading {
  query: SearchQuery;
  parts: readonly Part[];
  after: CursorKeys | null;
  count: number;
  everyStore: boolean;
}

async function readRows(sql: Sql, { parts, after, count, ...reading }: Reading): Promise<Row[]> {
  const rows: Row[] = [];
  for (const part of parts) {
    if (rows.length >= count) break;
    const from = after?.[0] === part ? after : null;
    const found = await readPart(sql, { ...reading, part, from, count: count - rows.length });
    rows.push(...found.map((row) => ({ ...row, part })));
  }
  return rows;
}

interface PartReading extends Pick<Reading, "query" | "count" | "everyStore"> {
  part: Part;
  from: CursorKeys | null;
}

/**
 * An operator's session has no store, and asks for each of them. The chats of the hits are looked up one by one (`offset 0`
 * holds it so): a plan that expects many of them would read all of the store's.
 */
function readPart(sql: Sql, { query, part, from, count, everyStore }: PartReading): Promise<FoundRow[]> {
  const asked = sql`${part === "contacts"}, ${query.terms}, ${query.words}::text[], ${from?.[1] ?? null}::timestamptz, ${from?.[2] ?? null}::uuid, ${count}`;
  const hits: Fragment = everyStore
    ? sql`
      select h.* from tenants t cross join lateral find_in_chats_of(t.id, ${asked},
        (select (${LOOK} / greatest(count(*), 1))::int from tenants)) h
      order by h.at desc, h.source_id desc limit ${count}`
    : sql`select * from find_in_chats(${asked}, ${LOOK})`;
  return sql<FoundRow[]>`
    with hits as materialized (${hits})
    select h.source_id as id, h.kind, h.at::text as key, case when isfinite(h.at) then to_json(h.at) end as at,
      c.id as "conversationId", c.tenant_id::text as "tenantId", t.store_name as "storeName",
      c.display_name as "contactName", ${phoneText(sql, sql`c.contact_phone`)} as "contactPhone",
      ${authorOf(sql, sql`m.role`)} as author, coalesce(m.sent_by_name, n.author_name) as "authorName",
      m.content as text, f.transcript, f.file_name as "fileName", n.body as note
    from hits h
    left join chat_messages m on h.kind = 'message' and m.id = h.source_id
    left join chat_media f on f.id = m.media_id
    left join chat_notes n on h.kind = 'note' and n.id = h.source_id
    cross join lateral (
      select o.* from chat_conversations o
      where o.id = case h.kind when 'contact' then h.source_id when 'note' then n.conversation_id else m.conversation_id end
      offset 0
    ) c
    join tenants t on t.id = c.tenant_id
    order by h.at desc, h.source_id desc`;
}

/** Times of one form sort as texts; a chat without messages comes last. */
function byPartNewestFirst(a: Row, b: Row): number {
  if (a.part !== b.part) return a.part === "contacts" ? -1 : 1;
  const [one, other] = [a.key, b.key].map((key) => (key === "-infinity" ? "" : key));
  if (one !== other) return (one ?? "") < (other ?? "") ? 1 : -1;
  return a.id < b.id ? 1 : -1;
}
