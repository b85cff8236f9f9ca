import { randomUUIDv7 } from "node:crypto";
import { consentWord } from "@platform/agent";
import type { MessageContent, Party, YCloudEvent } from "@platform/integrations/ycloud";
import type { IngestItem } from "./ingestItem.ts";
import { messageIdOf } from "./messageIdOf.ts";

/** What an event does to its conversation; the rest of the item is what is stored of it in any case. */
export type Effect = Omit<
  IngestItem,
  "provider" | "event_key" | "type" | "state" | "tenant_id" | "recipient" | "body"
>;

/** Written by WhatsApp about the customer, not by the customer. */
const SYSTEM_TYPES = new Set(["system"]);

/**
 * Turns a store's event into its effect. Pure but for fresh ids; `now` (ISO) stands in for times the provider left out.
 * Groups, account news and unknown types have none: they are kept and counted.
 */
export function toEffect(event: YCloudEvent, store: { tenantId: string | null; now: string }): Effect {
  const eventAt = event.createTime ?? store.now;
  switch (event.kind) {
    case "inbound":
    case "echo":
    case "history":
      return { ...newMessage(event, eventAt), message_id: messageIdOf(event, store.tenantId) };
    case "number_changed":
      return { ...amendment(event, eventAt), message_id: messageIdOf(event, store.tenantId) };
    case "reaction":
    case "edit":
      return amendment(event, eventAt);
    case "status":
      return {
        kind: "status",
        external_id: event.externalId,
        provider_message_id: event.messageId,
        wamid: event.wamid,
        status: event.status,
        error_code: event.errorCode,
        error_message: event.errorMessage,
        sent_at: event.at ?? eventAt,
      };
    case "template":
      return { kind: "template", waba_id: event.wabaId };
    case "consent":
      return {
        kind: "consent",
        external_user_id: event.phone?.replace(/\D/g, "") ?? event.userId,
        consent: event.wants,
        opt_cause: event.cause,
        content: event.detail,
        sent_at: event.at ?? eventAt,
      };
    case "group":
    case "other":
      return { kind: "none" };
  }
}

type Of<Kind extends YCloudEvent["kind"]> = Extract<YCloudEvent, { kind: Kind }>;

/** From the customer, from the store's phone, or from before the number came to us. */
function newMessage(event: Of<"inbound" | "echo" | "history">, eventAt: string): Effect {
  const common = {
    ...message(event.content),
    business_phone: event.businessPhone,
    wants_answer: false,
    ...stamps({ ...event, eventAt }),
  };
  switch (event.kind) {
    case "inbound": {
      const bySystem = SYSTEM_TYPES.has(event.content.type);
      const role = bySystem ? "system" : "user";
      const consent = bySystem ? null : consentWord(event.content.text);
      return { ...common, ...customer(event.from), kind: "inbound", role, wants_answer: !bySystem, consent };
    }
    case "echo":
      return {
        ...common,
        ...customer(event.to),
        kind: "echo",
        role: "human_supervisor",
        external_id: event.externalId,
      };
    case "history":
      return {
        ...common,
        ...customer(event.customer),
        kind: "history",
        role: event.direction === "in" ? "user" : "human_supervisor",
      };
  }
}

/** What alters something that is there; none of it wants an answer. */
function amendment(event: Of<"number_changed" | "reaction" | "edit">, eventAt: string): Effect {
  const common = {
    ...customer(event.from),
    ...stamps({ ...event, eventAt }),
    business_phone: event.businessPhone,
  };
  switch (event.kind) {
    case "reaction":
      return { ...common, kind: "reaction", target_wamid: event.targetWamid, emoji: event.emoji };
    case "edit":
      // Complete as a message: it stands for the original where that never came.
      return {
        ...common,
        kind: "edit",
        target_wamid: event.targetWamid,
        message_id: randomUUIDv7(),
        role: "user",
        message_type: "text",
        content: event.text,
        preview: previewOf(event.text),
        details: { edited: true, editedAt: common.sent_at },
        wants_answer: true,
      };
    case "number_changed":
      return {
        ...common,
        kind: "number_changed",
        new_phone: event.newPhone,
        new_user_id: event.newUserId,
        role: "system",
        message_type: "system",
        content: event.text,
        preview: previewOf(event.text),
        wants_answer: false,
      };
  }
}

function customer(
  party: Party,
): Pick<Effect, "external_user_id" | "provider_user_id" | "contact_phone" | "display_name"> {
  return {
    external_user_id: party.phone?.replace(/\D/g, "") ?? party.userId,
    provider_user_id: party.userId,
    contact_phone: party.phone,
    display_name: party.name ?? party.username,
  };
}

function message(content: MessageContent): Omit<Effect, "kind"> {
  return {
    message_type: content.type,
    content: content.text,
    preview: previewOf(content.text),
    details: content.details,
    media: content.media === null ? null : { id: randomUUIDv7(), ...content.media },
    quoted_wamid: content.quotedWamid,
  };
}

/** Cut between characters: half an emoji is nothing that a database takes. */
function previewOf(text: string | null): string | null {
  return text?.slice(0, 200).toWellFormed() ?? null;
}

function stamps(event: {
  messageId: string;
  wamid: string | null;
  sendTime: string | null;
  eventAt: string;
}): Pick<Effect, "wamid" | "provider_message_id" | "sent_at" | "event_at"> {
  return {
    wamid: event.wamid,
    provider_message_id: event.messageId,
    sent_at: event.sendTime ?? event.eventAt,
    event_at: event.eventAt,
  };
}
