import { createHash } from "node:crypto";
import { providerId, uuidAt, wamid } from "../build/ids.ts";
import { type ChatRows, type ConversationRow, iso, type MessageRow } from "../build/rows.ts";
import type { DemoWorld } from "../world.ts";

interface WebhookRow {
  id: string;
  provider: "ycloud";
  event_key: string;
  type: string | null;
  state: "done" | "unmatched" | "failed" | "malformed";
  tenant_id: string | null;
  recipient: string | null;
  body: string;
  error: string | null;
  attempts: number;
  received_at: string;
  processed_at: string | null;
}

const INBOUND = "whatsapp.inbound_message.received";
const HOUR = 3_600_000;
/** Raw events of older messages have been cleaned up. */
const KEPT_MS = 72 * HOUR;

/** The raw events behind the last days' messages, and those that reached nobody, failed, or could not be read. */
export function webhookRows({
  chats,
  world,
  now,
}: {
  chats: ChatRows;
  world: DemoWorld;
  now: number;
}): WebhookRow[] {
  const chatOf = new Map(chats.conversations.map((chat) => [chat.id, chat]));
  const done = chats.messages.flatMap((message) => {
    const chat = chatOf.get(message.conversation_id);
    const kept = message.role === "user" && Date.parse(message.sent_at) > now - KEPT_MS;
    return kept && chat !== undefined ? [received(message, chat)] : [];
  });
  return [...done, ...troubled(world, now)].toSorted((a, b) => (a.received_at < b.received_at ? -1 : 1));
}

function received(message: MessageRow, chat: ConversationRow): WebhookRow {
  const at = Date.parse(message.sent_at) + 620;
  const { body, key } = inboundEvent({
    from: chat.contact_phone,
    name: chat.display_name,
    to: chat.business_phone,
    text: message.content ?? message.message_type,
    at,
    ids: { id: message.provider_message_id ?? providerId(), wamid: message.wamid ?? wamid("0") },
  });
  return {
    ...row({ key, type: INBOUND, state: "done", at, body }),
    tenant_id: message.tenant_id,
    recipient: chat.business_phone,
    processed_at: iso(at + 15),
  };
}

/** Hours ago, the number written to (null: one digit off the store's), the text, and who wrote. */
const LOST: [number, string | null, string, string][] = [
  [2.2, null, "Hola, hacen envíos a Bariloche?", "+5492944621177"],
  [2.1, null, "Me dicen si tienen media punta 37 negra?", "+5492944621177"],
  [26, "+5491130904471", "Buenas, sigue en venta la bici?", "+5491166718820"],
];

/** Hours ago, the body as it came, and why it is no event. */
const UNREADABLE: [number, string, string][] = [
  [
    53,
    '{"id":"evt_69a1c3","type":"whatsapp.inbound_message.received","whatsappInboundMessage":',
    "Unexpected end of JSON input",
  ],
  [74, '{"type":"whatsapp.message.updated","whatsappMessage":{"status":"sent"}}', "The event has no id"],
];

/** One digit off the store's number, a number nobody has, an event that broke, and bodies that are no events. */
function troubled(world: DemoWorld, now: number): WebhookRow[] {
  const phone = world.ycloud.businessPhone;
  const neighbour = `${phone.slice(0, -1)}${(Number(phone.slice(-1)) + 1) % 10}`;
  const lost = (
    hours: number,
    { to, text, from }: { to: string; text: string; from: string },
  ): WebhookRow => {
    const at = now - hours * HOUR;
    const { body, key } = inboundEvent({
      from,
      name: null,
      to,
      text,
      at,
      ids: { id: providerId(), wamid: wamid(from) },
    });
    return {
      ...row({ key, type: INBOUND, state: "unmatched", at, body }),
      recipient: to,
      error: `Tenant not found for phone ${to}`,
    };
  };
  const broken = (hours: number, error: string): WebhookRow => {
    const at = now - hours * HOUR;
    const { body, key } = inboundEvent({
      from: "+5491144028830",
      name: "Ariel",
      to: phone,
      text: "Hola?",
      at,
      ids: { id: providerId(), wamid: wamid("5491144028830") },
    });
    return {
      ...row({ key, type: INBOUND, state: "failed", at, body }),
      recipient: phone,
      error,
      attempts: 3,
    };
  };
  const unreadable = (hours: number, { body, error }: { body: string; error: string }): WebhookRow => ({
    ...row({
      key: `sha256:${createHash("sha256").update(body).digest("hex")}`,
      type: null,
      state: "malformed",
      at: now - hours * HOUR,
      body,
    }),
    error,
  });
  return [
    ...LOST.map(([hours, to, text, from]) => lost(hours, { to: to ?? neighbour, text, from })),
    broken(31, "canceling statement due to statement timeout"),
    ...UNREADABLE.map(([hours, body, error]) => unreadable(hours, { body, error })),
  ];
}

function row(input: {
  key: string;
  type: string | null;
  state: WebhookRow["state"];
  at: number;
  body: string;
}): WebhookRow {
  return {
    id: uuidAt(input.at),
    provider: "ycloud",
    event_key: input.key,
    type: input.type,
    state: input.state,
    tenant_id: null,
    recipient: null,
    body: `\\x${Buffer.from(input.body, "utf8").toString("hex")}`,
    error: null,
    attempts: 1,
    received_at: iso(input.at),
    processed_at: null,
  };
}

interface InboundInput {
  from: string | null;
  name: string | null;
  to: string;
  text: string;
  at: number;
  ids: { id: string; wamid: string };
}

/** The event as YCloud writes it; files are told by their text alone. */
function inboundEvent({ from, name, to, text, at, ids }: InboundInput): { body: string; key: string } {
  const key = `evt_${providerId()}`;
  const body = JSON.stringify({
    id: key,
    type: INBOUND,
    apiVersion: "v2",
    createTime: iso(at),
    whatsappInboundMessage: {
      ...ids,
      wabaId: "102290129340398",
      ...(from === null ? {} : { from }),
      ...(name === null ? {} : { customerProfile: { name } }),
      to,
      sendTime: iso(Math.floor(at / 1000) * 1000),
      type: "text",
      text: { body: text },
    },
  });
  return { body, key };
}
