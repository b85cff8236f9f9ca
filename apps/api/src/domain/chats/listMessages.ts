import type { Message, messageListInput } from "@platform/contract";
import type { z } from "zod";
import type { Access } from "../access.ts";
import { instantKey, numberKey, readCursor, toPage, type Page } from "../cursor.ts";
import { messageJoins, messageJson } from "./chatJson.ts";

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
  const tenant = await access.tenantOf("chat_conversations", input.conversationId, "viewer");
  const rows = await tenant.run(({ sql }) => {
    const rest =
      after === null
        ? sql``
        : sql`and (m.sent_at, m.event_at, m.seq)
            < (${after[0] ?? null}::timestamptz, ${after[1] ?? null}::timestamptz, ${after[2] ?? null}::text::bigint)`;
    return sql<Row[]>`
      select ${messageJson(sql)} as message, m.sent_at::text as sent, m.event_at::text as event, m.seq::text
      from chat_messages m ${messageJoins(sql)}
      where m.conversation_id = ${input.conversationId} ${rest}
      order by m.sent_at desc nulls last, m.event_at desc nulls last, m.seq desc nulls last
      limit ${input.limit + 1}`;
  });
  return toPage(rows, {
    limit: input.limit,
    item: ({ message }) => message,
    keys: ({ sent, event, seq }) => [sent, event, seq],
  });
}
