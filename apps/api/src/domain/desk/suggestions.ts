import type { Chat, SuggestionNumbers } from "@platform/contract";
import type { Access } from "../access.ts";
import { getChat } from "../chats/getChat.ts";
import { AppError } from "../errors.ts";

/** Only by whom it was written for, while it is shown. */
export async function refuseSuggestion(
  access: Access,
  { suggestionId }: { suggestionId: string },
): Promise<Chat> {
  const tenant = await access.tenantOf("reply_suggestions", suggestionId, "answer");
  return tenant.run(async ({ sql }) => {
    const [refused] = await sql<{ chat: string }[]>`
      update reply_suggestions set state = 'refused', decided_at = clock_timestamp()
      where id = ${suggestionId} and state = 'ready' and for_user_id = ${access.actor.id}
      returning conversation_id as chat`;
    if (refused === undefined) throw new AppError("conflict", "The suggestion is not shown any more");
    return getChat(sql, refused.chat);
  });
}

/** What became of what was proposed, by when it was made. */
export async function suggestionNumbers(
  access: Access,
  { tenantId, days }: { tenantId: string; days: number },
): Promise<SuggestionNumbers> {
  return access.tenant(tenantId, "read").run(async ({ sql }) => {
    const [row] = await sql<SuggestionNumbers[]>`
      select count(*)::int as made,
        count(*) filter (where state = 'accepted')::int as accepted,
        count(*) filter (where state = 'edited')::int as edited,
        count(*) filter (where state = 'refused')::int as refused,
        count(*) filter (where state in ('ready', 'passed'))::int as unused
      from reply_suggestions
      where tenant_id = ${tenantId} and text is not null and created_at > now() - make_interval(days => ${days})`;
    return row ?? { made: 0, accepted: 0, edited: 0, refused: 0, unused: 0 };
  });
}
