import type { LiveEvent } from "@platform/contract";
import type { Database, Sql } from "@platform/db";
import { loadChats, loadMessages } from "../domain/chats/chatJson.ts";
import { writePosition, type Position } from "./position.ts";

/** One event, loaded and serialised once for all who read it. */
export interface Entry {
  id: string;
  position: Position;
  tenantId: string;
  event: LiveEvent;
  json: string;
}

export interface Batch {
  entries: Entry[];
  /** Up to here everything has been read. */
  end: Position;
  /** The page was full: there is more to read at once. */
  full: boolean;
  /** Committed already, but an older transaction still runs: look again soon. */
  unsettled: boolean;
}

interface EventRow {
  xid: string;
  seq: string;
  tenant_id: string;
  conversation_id: string;
  message_id: string | null;
}

const PAGE = 500;
export type Scope = { tenantIds: readonly string[] } | "all";

/**
 * Reads the events after a position that are settled: their transactions are older than any that still
 * runs, so nothing can appear before them later. Each carries the present state of its chat or message.
 */
export function readEvents(
  db: Database,
  { after, scope }: { after: Position; scope: Scope },
): Promise<Batch> {
  return db.asOperator(async ({ sql }) => {
    const [rows, [rest]] = await Promise.all([
      sql<EventRow[]>`
        select xid::text, seq::text, tenant_id::text, conversation_id, message_id from live_events
        where (xid, seq) > (${String(after.xid)}::text::xid8, ${String(after.seq)}::text::bigint)
          and xid < pg_snapshot_xmin(pg_current_snapshot())
          ${scope === "all" ? sql`` : sql`and tenant_id = any(${[...scope.tenantIds]}::text[]::bigint[])`}
        -- Named in full: the bare names are the texts above, of which "10" comes before "9".
        order by live_events.xid, live_events.seq limit ${PAGE}`,
      sql<{ unsettled: boolean }[]>`
        select exists (select 1 from live_events
          where (xid, seq) > (${String(after.xid)}::text::xid8, ${String(after.seq)}::text::bigint)
            and xid >= pg_snapshot_xmin(pg_current_snapshot())) as unsettled`,
    ]);
    const last = rows.at(-1);
    return {
      entries: await loadEntries(sql, rows),
      end: last === undefined ? after : positionOf(last),
      full: rows.length === PAGE,
      unsettled: rest?.unsettled ?? false,
    };
  });
}

/** The position behind everything that is settled now. */
export async function readPosition(sql: Sql): Promise<Position> {
  const [row] = await sql<{ xid: string }[]>`select pg_snapshot_xmin(pg_current_snapshot())::text as xid`;
  return { xid: BigInt(row?.xid ?? 0), seq: 0n };
}

function positionOf({ xid, seq }: EventRow): Position {
  return { xid: BigInt(xid), seq: BigInt(seq) };
}

/** Two queries for the whole page. Of several events of one thing only the last is told: it says the same. */
async function loadEntries(sql: Sql, rows: EventRow[]): Promise<Entry[]> {
  const lastOf = new Map(rows.map((row) => [row.message_id ?? row.conversation_id, row]));
  const told = [...lastOf.values()].toSorted((a, b) => compare(positionOf(a), positionOf(b)));
  const [chats, messages] = await Promise.all([
    loadChats(
      sql,
      told.filter(({ message_id }) => message_id === null).map(({ conversation_id }) => conversation_id),
    ),
    loadMessages(
      sql,
      told.flatMap(({ message_id }) => message_id ?? []),
    ),
  ]);
  const chatOf = new Map(chats.map((chat) => [chat.id, chat]));
  const messageOf = new Map(messages.map((message) => [message.id, message]));
  return told.flatMap((row): Entry[] => {
    const event = toEvent(row, { chatOf, messageOf });
    if (event === null) return [];
    const position = positionOf(row);
    return [
      { id: writePosition(position), position, tenantId: row.tenant_id, event, json: JSON.stringify(event) },
    ];
  });
}

interface Loaded {
  chatOf: Map<string, Extract<LiveEvent, { kind: "chat" }>["chat"]>;
  messageOf: Map<string, Extract<LiveEvent, { kind: "message" }>["message"]>;
}

/** A message that has been removed since has nothing to tell; a chat says that it is gone. */
function toEvent(row: EventRow, { chatOf, messageOf }: Loaded): LiveEvent | null {
  if (row.message_id === null) {
    const chat = chatOf.get(row.conversation_id);
    return chat === undefined
      ? { kind: "gone", tenantId: row.tenant_id, conversationId: row.conversation_id }
      : { kind: "chat", chat };
  }
  const message = messageOf.get(row.message_id);
  return message === undefined ? null : { kind: "message", tenantId: row.tenant_id, message };
}

function compare(a: Position, b: Position): number {
  return a.xid === b.xid ? Number(a.seq - b.seq) : a.xid < b.xid ? -1 : 1;
}
