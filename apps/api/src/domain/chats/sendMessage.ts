import type { Message, sendInput, sendProductInput } from "@platform/contract";
import type { z } from "zod";
import type { ApiDeps } from "../../deps.ts";
import { decideDraft, retryMessage, sendHumanMessage } from "../../flow/outbound/humanMessages.ts";
import type { Access } from "../access.ts";
import { pictureOfAnswer } from "../desk/cannedAnswers.ts";
import { offerOf } from "../desk/offerOf.ts";
import { runOutbound, sendAsPerson, type OutboundDeps } from "./outbound.ts";

/** A person's text goes out verbatim and takes the chat over; the same `clientMessageId` is the same message. */
export async function sendMessage(
  deps: OutboundDeps,
  access: Access,
  { cannedAnswerId: answerId, ...message }: z.infer<typeof sendInput>,
): Promise<Message> {
  const tenant = await access.tenantOf("chat_conversations", message.conversationId, "answer");
  const { tenantId } = tenant;
  return sendAsPerson({ deps, access }, tenant, async (sql, by) => {
    const picture = answerId === undefined ? {} : await pictureOfAnswer(sql, { tenantId, answerId });
    return sendHumanMessage(sql, { ...message, verbatim: true, ...picture, ...by });
  });
}

/** A product of the catalogue as a person's message: picture, name, what it costs now, link. */
export async function sendProduct(
  deps: OutboundDeps & Pick<ApiDeps, "providers">,
  access: Access,
  { productId, ...message }: z.infer<typeof sendProductInput>,
): Promise<Message> {
  const { conversationId } = message;
  const tenant = await access.tenantOf("chat_conversations", conversationId, "answer");
  const offer = await offerOf(deps.providers, tenant, { conversationId, productId });
  return sendAsPerson({ deps, access }, tenant, (sql, by) =>
    sendHumanMessage(sql, { ...message, ...offer, ...by }),
  );
}

/** Tries a message that failed, or whose fate is unknown, again. */
export async function retrySend(
  deps: OutboundDeps,
  access: Access,
  { messageId }: { messageId: string },
): Promise<Message> {
  const tenant = await access.tenantOf("chat_messages", messageId, "answer");
  const { id, name } = access.actor;
  return runOutbound(deps, tenant, (sql) => retryMessage(sql, { messageId, person: { id, name } }));
}

/** Sends or discards what the bot proposed. */
export async function settleDraft(
  deps: OutboundDeps,
  access: Access,
  { messageId, approve }: { messageId: string; approve: boolean },
): Promise<Message> {
  const tenant = await access.tenantOf("chat_messages", messageId, "answer");
  const { id, name } = access.actor;
  return runOutbound(deps, tenant, (sql) => decideDraft(sql, { messageId, approve, person: { id, name } }));
}
