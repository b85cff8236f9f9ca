import type { FailedSend, failedSendListInput } from "@platform/contract";
import type { z } from "zod";
import type { Access } from "../access.ts";
import { instantKey, readCursor, toPage, uuidKey, type Page } from "../cursor.ts";
import { authorOf } from "./chatJson.ts";

interface Row {
  send: FailedSend;
  failed: string;
}

/** The last send that failed in each chat that is marked for it, newest first; the other ones are in the chat. */
export async function listFailedSends(
  access: Access,
  input: z.infer<typeof failedSendListInput>,
): Promise<Page<FailedSend>> {
  const [at = null, id = null] = readCursor(input.cursor, [instantKey, uuidKey]) ?? [];
  const parts = await access.everywhere(
    input.tenantId,
    ({ sql }) => sql<Row[]>`
      select json_build_object(
          'messageId', m.id, 'conversationId', c.id, 'tenantId', c.tenant_id::text, 'storeName', t.store_name,
          'contactName', c.display_name, 'author', ${authorOf(sql, sql`m.role`)}, 'type', m.message_type,
          'text', left(m.content, 200), 'state', case when m.send_state = 'unknown' then 'unknown' else 'failed' end,
          'code', m.failure_code, 'reason', m.failure_reason, 'failedAt', c.failed_at) as send, c.failed_at::text as failed
      from chat_conversations c join tenants t on t.id = c.tenant_id
      cross join lateral (
        select f.* from chat_messages f
        where f.conversation_id = c.id and f.role in ('assistant', 'human_supervisor')
          and (f.send_state in ('failed', 'unknown') or f.provider_status = 'failed')
        order by f.sent_at desc nulls last, f.event_at desc nulls last, f.seq desc nulls last limit 1
      ) m
      where c.failed_at is not null and c.archived_at is null
        ${at === null ? sql`` : sql`and (c.failed_at, m.id) < (${at}::timestamptz, ${id}::uuid)`}
      order by c.failed_at desc, m.id desc limit ${input.limit + 1}`,
  );
  const rows = parts.flat().toSorted((a, b) => (a.failed < b.failed ? 1 : -1));
  return toPage(rows, {
    limit: input.limit,
    item: ({ send }) => send,
    keys: ({ send, failed }) => [failed, send.messageId],
  });
}
