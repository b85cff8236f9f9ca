import type { presentInput } from "@platform/contract";
import type { z } from "zod";
import type { Access } from "../access.ts";
import type { ChangeDeps } from "./changeChats.ts";

/** Tells colleagues who is in the chat. Nothing is written: it is true for seconds. Throws `not_found`. */
export async function tellPresence(
  { hints }: ChangeDeps,
  access: Access,
  { conversationId, state }: z.infer<typeof presentInput>,
): Promise<void> {
  const { tenantId } = await access.tenantOf("chat_conversations", conversationId, "read");
  const { id: personId, name: personName } = access.actor;
  hints.publish("presence", { conversationId, presence: { tenantId, personId, personName, state } });
}
