import type {
  botExclusionInput,
  Chat,
  intentSetInput,
  labelsSetInput,
  renameInput,
} from "@platform/contract";
import type { z } from "zod";
import type { Access } from "../access.ts";
import { writeAudit } from "../audit/writeAudit.ts";
import { notFound } from "../errors.ts";
import { changeChat, type ChangeDeps } from "./changeChats.ts";

/** The name that people give a customer stays, whatever the customer's profile says later. */
export function renameChat(
  deps: ChangeDeps,
  access: Access,
  { conversationId, name }: z.infer<typeof renameInput>,
): Promise<Chat> {
  return changeChat(
    { ...deps, access },
    { conversationId, permission: "answer" },
    (sql) => sql`
      update chat_conversations set given_name = ${name}, display_name = coalesce(${name}, display_name)
      where id = ${conversationId}`,
  );
}

/** Puts labels of the store's list on a chat, and takes off any. */
export function setLabels(
  deps: ChangeDeps,
  access: Access,
  { conversationId, add, remove }: z.infer<typeof labelsSetInput>,
): Promise<Chat> {
  return changeChat(
    { ...deps, access },
    { conversationId, permission: "answer" },
    (sql) => sql`select set_labels(${conversationId}, ${add}::text[], ${remove}::text[])`,
  );
}

/** A person says what a chat is about; each correction is kept, and for a day the bot leaves it. */
export function setIntent(
  deps: ChangeDeps,
  access: Access,
  { conversationId, intent }: z.infer<typeof intentSetInput>,
): Promise<Chat> {
  const { id, name } = access.actor;
  return changeChat({ ...deps, access }, { conversationId, permission: "answer" }, async (sql) => {
    const [row] = await sql<{ error: string | null }[]>`
      select set_intent(${conversationId}, ${intent}, ${JSON.stringify({ id, name })}::text::jsonb) as error`;
    if (row?.error !== null) throw notFound("Intent");
  });
}

/** Contacts that the bot never answers: family, suppliers, the owner's own phone. */
export async function setBotExcluded(
  deps: ChangeDeps,
  access: Access,
  { conversationId, excluded }: z.infer<typeof botExclusionInput>,
): Promise<Chat> {
  const chat = await changeChat(
    { ...deps, access },
    { conversationId, permission: "answer" },
    async (sql, tenantId) => {
      await sql`update chat_conversations set bot_excluded = ${excluded}, updated_at = now() where id = ${conversationId}`;
      await writeAudit(sql, access.actor, {
        tenantId,
        action: "chat.bot_excluded",
        target: conversationId,
        changes: { excluded },
      });
    },
  );
  deps.hints.publish("interrupt", { conversationId });
  return chat;
}
