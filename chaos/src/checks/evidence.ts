import type { Delivery, SentMessage } from "@platform/simulator";
import type { Sql } from "postgres";
import type { Brought, BroughtAfterthought } from "../load/customers.ts";
import type { Hold } from "../load/people.ts";
import type { Echo } from "../load/phone.ts";
import type { OutageRecord } from "../processes/breakThings.ts";

export interface MessageRow {
  id: string;
  seq: number;
  tenant_id: number;
  conversation_id: string;
  role: "user" | "assistant" | "human_supervisor" | "system";
  content: string | null;
  wamid: string | null;
  outcome: string | null;
  turn_id: string | null;
  bubble_index: number | null;
  send_state: string | null;
  resent: boolean;
  provider_status: string | null;
  failure_code: string | null;
  client_message_id: string | null;
  created_at: Date;
}

export interface ChatRow {
  id: string;
  waiting_since: Date | null;
  human_override_until: Date | null;
  handoffs: number;
}

export interface TurnRow {
  id: string;
  conversation_id: string;
  outcome: string;
  inbound_seq: number;
}

/** All that is known when a run is over: what was brought, what the provider saw, and what the database holds. */
export interface Evidence {
  brought: Brought[];
  duplicates: number;
  afterthoughts: BroughtAfterthought[];
  holds: Hold[];
  echoes: Echo[];
  outages: OutageRecord[];
  sent: SentMessage[];
  deliveries: Delivery[];
  events: Map<string, { state: string; error: string | null }>;
  messages: Map<string, MessageRow>;
  chats: Map<string, ChatRow>;
  turns: TurnRow[];
  /** Emojis that stand, by the wamid of what they stand under. */
  reactions: Map<string, string>;
  /** What was still under way when the time was over. */
  unfinished: Record<string, number> | null;
  /** Processes that ended by themselves, and those that did not end in order when asked to. */
  died: string[];
}

export async function readTables(
  sql: Sql,
): Promise<Pick<Evidence, "events" | "messages" | "chats" | "turns" | "reactions">> {
  const events = await sql<{ event_key: string; state: string; error: string | null }[]>`
    select event_key, state, error from webhook_events`;
  const messages = await sql<MessageRow[]>`
    select id, seq::int, tenant_id::int, conversation_id, role, content, wamid, outcome, turn_id, bubble_index,
           send_state, resent, provider_status, failure_code, client_message_id, created_at
    from chat_messages order by seq`;
  const chats = await sql<ChatRow[]>`
    select id, waiting_since, human_override_until,
           (select count(*)::int from handoffs h where h.conversation_id = c.id) as handoffs
    from chat_conversations c`;
  const turns = await sql<TurnRow[]>`
    select id, conversation_id, outcome, inbound_seq::int from turns`;
  const reactions = await sql<{ target_wamid: string; emoji: string }[]>`
    select target_wamid, emoji from chat_reactions where emoji is not null`;
  return {
    reactions: new Map(reactions.map((row) => [row.target_wamid, row.emoji])),
    events: new Map(events.map((row) => [row.event_key, row])),
    messages: new Map(messages.map((row) => [row.id, row])),
    chats: new Map(chats.map((row) => [row.id, row])),
    turns: [...turns],
  };
}

/** Times at which the provider took each of our messages, by its row's id. */
export function takenAt({ sent }: Evidence): Map<string, number[]> {
  const taken = new Map<string, number[]>();
  for (const { externalId, at } of sent) {
    if (externalId === null) continue;
    taken.set(externalId, [...(taken.get(externalId) ?? []), at]);
  }
  return taken;
}

/** When an event that the provider brought was first answered with 200. */
export function acknowledgedAt({ deliveries }: Evidence): Map<string, number> {
  const answered = new Map<string, number>();
  for (const { eventId, status, at, durationMs } of deliveries)
    if (eventId !== null && status === 200 && !answered.has(eventId)) answered.set(eventId, at + durationMs);
  return answered;
}

/** One promise, and where it was broken. */
export interface Finding {
  promise: string;
  broken: string[];
}
