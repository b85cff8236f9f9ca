import type { handoffListInput, HandoffRecord } from "@platform/contract";
import type { z } from "zod";
import type { Access } from "../access.ts";
import { instantKey, readCursor, toPage, uuidKey, type Page } from "../cursor.ts";

/** When one chat went to people, newest first. */
export async function listHandoffs(
  access: Access,
  input: z.infer<typeof handoffListInput>,
): Promise<Page<HandoffRecord>> {
  const after = readCursor(input.cursor, [instantKey, uuidKey]);
  const tenant = await access.tenantOf("chat_conversations", input.conversationId, "read");
  const rows = await tenant.run(({ sql }) => {
    const rest =
      after === null
        ? sql``
        : sql`and (h.created_at, h.id) < (${after[0] ?? null}::timestamptz, ${after[1] ?? null}::uuid)`;
    return sql<{ handoff: HandoffRecord; created: string }[]>`
      select json_build_object(
          'id', h.id, 'cause', h.cause, 'topics', h.topics, 'reason', h.reason, 'summary', h.summary,
          'createdAt', h.created_at, 'told', (
            select coalesce(json_agg(address order by sent_at), '[]') from (
              select a.address, min(a.sent_at) as sent_at from handoff_alerts a
              where a.handoff_id = h.id and a.sent_at is not null and a.refusal is null and a.step <> 'customer' and a.address <> ''
              group by a.address) told),
          'takenAt', h.taken_at, 'takenBy', h.taken_by, 'gaveUpAt', h.gave_up_at,
          'closedAt', h.closed_at) as handoff, h.created_at::text as created
      from handoffs h
      where h.conversation_id = ${input.conversationId} ${rest}
      order by h.created_at desc, h.id desc limit ${input.limit + 1}`;
  });
  return toPage(rows, {
    limit: input.limit,
    item: ({ handoff }) => handoff,
    keys: ({ handoff, created }) => [created, handoff.id],
  });
}
