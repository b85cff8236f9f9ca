import type { Message, messageListInput } from "@platform/contract";
import type { Sql } from "@platform/db";
import type { z } from "zod";
import type { Access } from "../access.ts";
import { instantKey, numberKey, readCursor, toPage, type Page } from "../cursor.ts";
import { isUuid } from "../ids.ts";
import { messageJoins, messageJson, type Fragment } from "./chatJson.ts";

/** What is read along with a message that is jumped to. */
const BEFORE = 20;
const MOST = 1_000;

interface Row {
  message: Message;
  sent: string;
  event: string;
  seq: string;
}

/** A page of a chat, newest first by the provider's time, then the event's, then arrival. */
export async function listMessages(
  access: Access,
  input: z.infer<typeof messageListInput>,
): Promise<Page<Message>> {
  const after = readCursor(input.cursor, [instantKey, instantKey, numberKey]);
  const tenant = await access.tenantOf("chat_conversations", input.conversationId, "read");
  return tenant.run(async ({ sql }) => {
    const rest =
      after === null
        ? sql``
        : sql`and (m.sent_at, m.event_at, m.seq)
            < (${after[0] ?? null}::timestamptz, ${after[1] ?? null}::timestamptz, ${after[2] ?? null}::text::bigint)`;
    const limit =
      input.through === undefined
        ? input.limit
        : await reachOf(sql, { ...input, through: input.through, rest });
    const rows = await sql<Row[]>`
      select ${messageJson(sql)} as message, m.sent_at::text as sent, m.event_at::text as event, m.seq::text
      from chat_messages m ${messageJoins(sql)}
      where m.conversation_id = ${input.conversationId} ${rest}
      order by m.sent_at desc nulls last, m.event_at desc nulls last, m.seq desc nulls last
      limit ${limit + 1}`;
    return toPage(rows, {
      limit,
      item: ({ message }) => message,
      keys: ({ sent, event, seq }) => [sent, event, seq],
    });
  });
}

/** How many messages lie between the page's begin and the one it has to reach, with a few before that to read it by. */
async function reachOf(
  sql: Sql,
  input: { conversationId: string; through: string; limit: number; rest: Fragment },
): Promise<number> {
  if (!isUuid(input.through)) return input.limit;
  const [row] = await sql<{ count: number }[]>`
    select count(*)::int as count from chat_messages m
    join chat_messages t on t.id = ${input.through} and t.conversation_id = m.conversation_id
    where m.conversation_id = ${input.conversationId} and (m.sent_at, m.event_at, m.seq) >= (t.sent_at, t.event_at, t.seq)
      ${input.rest}`;
  // Nothing of this chat: the page is as long as was asked for.
  if (!row?.count) return input.limit;
  return Math.max(input.limit, Math.min(row.count + BEFORE, MOST));
}
