import { editedText, mapContent } from "./mapContent.ts";
import { id, instant, isTooDeep, MAX_NAME, phone, record, text, type JsonRecord } from "../json/read.ts";
import type { Party, YCloudEvent } from "./types.ts";
import { personName } from "./personName.ts";

export type MapResult =
  | { ok: true; event: YCloudEvent }
  | { ok: false; reason: "not_an_object" | "too_deep" | "no_id" | "no_type" };

/** What every event carries, and the whole body. */
interface Envelope {
  body: JsonRecord;
  eventId: string;
  type: string;
  createTime: string | null;
}

function base(envelope: Envelope, businessPhone: unknown) {
  const { eventId, type, createTime } = envelope;
  return {
    eventId,
    type,
    createTime,
    businessPhone: text(businessPhone, 64)?.trim() ?? id(businessPhone, 64),
  };
}

/** Whose number the account's events speak of; other events name none. */
function other(envelope: Envelope): YCloudEvent {
  const { body } = envelope;
  const number =
    record(body.whatsappPhoneNumber)?.phoneNumber ??
    record(body.whatsappSmbAppStateSync)?.phoneNumber ??
    record(body.whatsappUserPreference)?.businessPhoneNumber;
  return { ...base(envelope, number ?? null), kind: "other" };
}

function party(fields: { phone: unknown; userId: unknown; profile: unknown }): Party | null {
  const profile = record(fields.profile);
  const found = { phone: phone(fields.phone), userId: id(fields.userId) };
  if (found.phone === null && found.userId === null) return null;
  return { ...found, name: personName(profile?.name), username: text(profile?.username, MAX_NAME) };
}

function sender(message: JsonRecord): Party | null {
  return party({
    phone: message.from,
    userId: message.fromUserId ?? message.fromParentUserId,
    profile: message.customerProfile,
  });
}

function recipient(message: JsonRecord): Party | null {
  return party({
    phone: message.to,
    userId: message.toUserId ?? message.recipientUserId ?? message.recipient ?? message.toParentUserId,
    profile: message.customerProfile,
  });
}

/** wamid is the stable key; YCloud's id may be missing or differ between live and history. */
function ids(message: JsonRecord, fallback: string) {
  const wamid = id(message.wamid);
  return { messageId: id(message.id) ?? wamid ?? fallback, wamid };
}

function sentAt(message: JsonRecord): string | null {
  return instant(message.sendTime) ?? instant(message.createTime);
}

function group(envelope: Envelope, fields: { groupId: string; businessPhone: unknown }): YCloudEvent {
  return { ...base(envelope, fields.businessPhone), kind: "group", groupId: fields.groupId };
}

function mapSystem(envelope: Envelope, message: JsonRecord): YCloudEvent {
  const system = record(message.system);
  const previous = id(system?.previous_user_id);
  const from =
    sender(message) ?? party({ phone: system?.user, userId: previous, profile: message.customerProfile });
  if (from === null) return other(envelope);
  return {
    ...base(envelope, message.to),
    ...ids(message, envelope.eventId),
    kind: "number_changed",
    from: previous === null ? from : { ...from, userId: previous },
    newPhone: phone(system?.new_wa_id),
    newUserId: previous === null ? null : id(message.fromUserId),
    text: text(system?.body),
    sendTime: sentAt(message),
  };
}

function mapInbound(envelope: Envelope): YCloudEvent {
  const message = record(envelope.body.whatsappInboundMessage);
  if (message === null) return other(envelope);
  const groupId = id(message.groupId);
  if (groupId !== null) return group(envelope, { groupId, businessPhone: message.to });
  if (message.type === "system") return mapSystem(envelope, message);
  const from = sender(message);
  if (from === null)
    return other({ ...envelope, body: { whatsappPhoneNumber: { phoneNumber: message.to } } });
  const common = {
    ...base(envelope, message.to),
    ...ids(message, envelope.eventId),
    from,
    sendTime: sentAt(message),
  };
  if (message.type === "reaction") {
    const reaction = record(message.reaction);
    const targetWamid = id(reaction?.message_id);
    if (targetWamid === null) return { ...base(envelope, message.to), kind: "other" };
    return { ...common, kind: "reaction", targetWamid, emoji: text(reaction?.emoji, 64) };
  }
  if (message.type === "edit") {
    const targetWamid = id(record(message.edit)?.originalMessageId);
    const edited = editedText(message);
    if (targetWamid !== null && edited !== null)
      return { ...common, kind: "edit", targetWamid, text: edited };
  }
  return { ...common, kind: "inbound", content: mapContent(message) };
}

function mapEcho(envelope: Envelope): YCloudEvent {
  const message = record(envelope.body.whatsappMessage);
  if (message === null) return other(envelope);
  const groupId = id(message.groupId);
  if (groupId !== null) return group(envelope, { groupId, businessPhone: message.from });
  const to = recipient(message);
  if (to === null) return { ...base(envelope, message.from), kind: "other" };
  return {
    ...base(envelope, message.from),
    ...ids(message, envelope.eventId),
    kind: "echo",
    externalId: id(message.externalId),
    to,
    sendTime: sentAt(message),
    content: mapContent(message),
  };
}

function mapHistory(envelope: Envelope): YCloudEvent {
  const inbound = record(envelope.body.whatsappInboundMessage);
  const message = inbound ?? record(envelope.body.whatsappMessage);
  if (message === null) return other(envelope);
  const businessPhone = inbound === null ? message.from : message.to;
  const groupId = id(message.groupId);
  if (groupId !== null) return group(envelope, { groupId, businessPhone });
  const customer = inbound === null ? recipient(message) : sender(message);
  if (customer === null) return { ...base(envelope, businessPhone), kind: "other" };
  return {
    ...base(envelope, businessPhone),
    ...ids(message, envelope.eventId),
    kind: "history",
    direction: inbound === null ? "out" : "in",
    customer,
    sendTime: sentAt(message),
    content: mapContent(message),
  };
}

const STATUSES = ["accepted", "sent", "delivered", "read", "failed"] as const;
const STATUS_TIME = { sent: "sendTime", delivered: "deliverTime", read: "readTime" } as const;

function statusTime(message: JsonRecord, status: string): string | null {
  const field = STATUS_TIME[status as keyof typeof STATUS_TIME];
  const own = field === undefined ? null : instant(message[field]);
  return own ?? instant(message.updateTime) ?? instant(message.createTime);
}

function mapStatus(envelope: Envelope): YCloudEvent {
  const message = record(envelope.body.whatsappMessage);
  if (message === null) return mapGroup(envelope);
  const groupId = id(message.groupId);
  if (groupId !== null) return group(envelope, { groupId, businessPhone: message.from });
  const externalId = id(message.externalId);
  const wamid = id(message.wamid);
  const messageId = id(message.id) ?? wamid ?? externalId;
  if (messageId === null) return { ...base(envelope, message.from), kind: "other" };
  const status = STATUSES.find((known) => known === message.status) ?? "unknown";
  const apiError = record(message.whatsappApiError);
  return {
    ...base(envelope, message.from),
    kind: "status",
    messageId,
    wamid,
    externalId,
    status,
    at: statusTime(message, status) ?? envelope.createTime,
    errorCode: id(message.errorCode, 64) ?? id(apiError?.code, 64),
    errorMessage: text(message.errorMessage, 1024) ?? text(apiError?.message, 1024),
  };
}

function mapGroup(envelope: Envelope): YCloudEvent {
  const body = record(envelope.body.whatsappGroup);
  const groupId = id(body?.groupId);
  return groupId === null
    ? other(envelope)
    : group(envelope, { groupId, businessPhone: body?.displayPhoneNumber });
}

function mapTemplate(envelope: Envelope): YCloudEvent {
  const template = record(envelope.body.whatsappTemplate);
  return { ...base(envelope, null), kind: "template", wabaId: id(template?.wabaId) };
}

/** YCloud's list of those who left names no number of ours: it is the whole account's. */
function mapUnsubscribe(envelope: Envelope, wants: "out" | "in"): YCloudEvent {
  const body = record(
    wants === "out" ? envelope.body.contactUnsubscribeCreated : envelope.body.contactUnsubscribeDeleted,
  );
  const number = phone(body?.phoneNumber);
  if (number === null) return other(envelope);
  return {
    ...base(envelope, null),
    kind: "consent",
    phone: number,
    userId: null,
    wants,
    cause: "provider",
    detail: text(body?.source, 64),
    at: instant(body?.updateTime) ?? envelope.createTime,
  };
}

/** What the customer has set in WhatsApp about this business's marketing messages. */
function mapPreference(envelope: Envelope): YCloudEvent {
  const body = record(envelope.body.whatsappUserPreference);
  const wants = body?.value === "stop" ? "out" : body?.value === "resume" ? "in" : null;
  const from = { phone: phone(body?.contactPhoneNumber), userId: id(body?.userId) };
  if (wants === null || (from.phone === null && from.userId === null)) return other(envelope);
  return {
    ...base(envelope, body?.businessPhoneNumber),
    kind: "consent",
    ...from,
    wants,
    cause: "whatsapp",
    detail: text(body?.detail, 255),
    at: envelope.createTime,
  };
}

function route(envelope: Envelope): YCloudEvent {
  switch (envelope.type) {
    case "whatsapp.user.preferences":
      return mapPreference(envelope);
    case "contact.unsubscribe.created":
      return mapUnsubscribe(envelope, "out");
    case "contact.unsubscribe.deleted":
      return mapUnsubscribe(envelope, "in");
    case "whatsapp.inbound_message.received":
      return mapInbound(envelope);
    case "whatsapp.message.updated":
      return mapStatus(envelope);
    // One event under the name of the documentation and the name of the older schema.
    case "whatsapp.smb.message.echoes":
    case "whatsapp.smb.message.created":
      return mapEcho(envelope);
    case "whatsapp.smb.history":
      return mapHistory(envelope);
    default:
      if (envelope.type.startsWith("whatsapp.template.")) return mapTemplate(envelope);
      return envelope.type.startsWith("whatsapp.group.") ? mapGroup(envelope) : other(envelope);
  }
}

/**
 * Reads one webhook body. Never throws: a body without usable id or type, or nested deeper than
 * 32 levels, is not an event; anything else maps, in the worst case to `other`.
 * Source: YCloud API v2, "Webhooks".
 */
export function mapEvent(json: unknown): MapResult {
  const body = record(json);
  if (body === null) return { ok: false, reason: "not_an_object" };
  if (isTooDeep(body)) return { ok: false, reason: "too_deep" };
  const eventId = typeof body.id === "string" ? id(body.id) : null;
  if (eventId === null) return { ok: false, reason: "no_id" };
  const type = typeof body.type === "string" ? id(body.type) : null;
  if (type === null) return { ok: false, reason: "no_type" };
  return { ok: true, event: route({ body, eventId, type, createTime: instant(body.createTime) }) };
}
