import type { Sql } from "@platform/db";
import type { Hints } from "../../hints/index.ts";
import { jsonText } from "../jsonText.ts";
import { released, type ReleasedSend, type SendPayload } from "./payload.ts";
import type { Sender } from "./sender.ts";

export interface Person {
  id: string;
  name: string;
}

export type OutboundResult =
  | {
      kind: "ok";
      messageId: string;
      /** To be dispatched once the transaction has committed. */
      send: ReleasedSend | null;
    }
  | { kind: "not_found" }
  | { kind: "conflict" }
  /** Another message of the chat has this `clientMessageId`. */
  | { kind: "id_taken" }
  | { kind: "window_closed" }
  | { kind: "opted_out" }
  | { kind: "template_unavailable" }
  /** Sound carries no words. */
  | { kind: "no_caption" }
  | { kind: "owned_by_another"; name: string | null };

interface Answer {
  messageId?: string;
  send?: SendPayload | null;
  error?: Exclude<OutboundResult["kind"], "ok">;
  name?: string | null;
}

/**
 * A person writes to the customer, in a session of their own store: takes the chat over and queues text, picture or file. The
 * client's id makes a repeat the same message.
 */
export async function sendHumanMessage(
  sql: Sql,
  input: {
    conversationId: string;
    text: string;
    /** The text is the client's own, word for word. */
    verbatim?: boolean;
    clientMessageId: string;
    quotedMessageId?: string | undefined;
    /** The text is its caption. */
    imageUrl?: string | null;
    /** A file that was uploaded for this chat; the text is its caption. */
    mediaId?: string | null | undefined;
    /** What the agent had proposed and the text came from. */
    suggestionId?: string | undefined;
    person: Person;
    sentFrom: "panel" | "api";
    overrideMinutes: number;
  },
): Promise<OutboundResult> {
  const message = {
    text: input.text,
    verbatim: input.verbatim,
    clientMessageId: input.clientMessageId,
    quotedMessageId: input.quotedMessageId,
    imageUrl: input.imageUrl ?? null,
    mediaId: input.mediaId ?? null,
    suggestionId: input.suggestionId,
    userId: input.person.id,
    userName: input.person.name,
    sentFrom: input.sentFrom,
  };
  const askedAt = performance.now();
  const [row] = await sql<{ answer: Answer }[]>`
    select queue_human_message(${input.conversationId}, ${jsonText(message)}::text::jsonb,
      clock_timestamp() + make_interval(secs => ${input.overrideMinutes * 60})) as answer`;
  return toResult(row?.answer, askedAt);
}

/** A person sends a template, inside the window or outside of it; all else is as with their words. */
export async function queueTemplate(
  sql: Sql,
  input: {
    conversationId: string;
    templateId: string;
    text: string;
    /** What the customer sees, and `components` as the provider takes them. */
    template: Record<string, unknown>;
    clientMessageId: string;
    person: Person;
    sentFrom: "panel" | "api";
    overrideMinutes: number;
  },
): Promise<OutboundResult> {
  const { templateId, text, template, clientMessageId, sentFrom, person } = input;
  const by = { userId: person.id, userName: person.name, sentFrom };
  const message = { templateId, text, template, clientMessageId, ...by };
  const askedAt = performance.now();
  const [row] = await sql<{ answer: Answer }[]>`
    select queue_template_message(${input.conversationId}, ${jsonText(message)}::text::jsonb,
      clock_timestamp() + make_interval(secs => ${input.overrideMinutes * 60})) as answer`;
  return toResult(row?.answer, askedAt);
}

/** Tries a failed message, or one of unknown fate, again: the same row and the same `externalId`. */
export async function retryMessage(
  sql: Sql,
  input: { messageId: string; person: Person },
): Promise<OutboundResult> {
  const askedAt = performance.now();
  const [row] = await sql<{ answer: Answer }[]>`
    select retry_message(${input.messageId}, ${JSON.stringify({ userId: input.person.id })}::text::jsonb) as answer`;
  return toResult(row?.answer, askedAt);
}

/** Sends or discards what the bot proposed. */
export async function decideDraft(
  sql: Sql,
  input: { messageId: string; approve: boolean; person: Person },
): Promise<OutboundResult> {
  const person = { userId: input.person.id, userName: input.person.name };
  const askedAt = performance.now();
  const [row] = await sql<{ answer: Answer }[]>`
    select decide_draft(${input.messageId}, ${input.approve}, ${JSON.stringify(person)}::text::jsonb) as answer`;
  return toResult(row?.answer, askedAt);
}

/** After the transaction: the released message leaves, and every screen is told. */
export function afterCommit(
  { hints, sender }: { hints: Hints; sender: Sender },
  result: OutboundResult,
): void {
  if (result.kind !== "ok") return;
  if (result.send !== null) sender.dispatch(result.send);
  hints.publish("live");
  hints.publish("interrupt");
}

function toResult(answer: Answer | undefined, askedAt: number): OutboundResult {
  if (answer?.messageId !== undefined && answer.error === undefined) {
    return { kind: "ok", messageId: answer.messageId, send: released(answer.send, askedAt) };
  }
  if (answer?.error === "owned_by_another") return { kind: "owned_by_another", name: answer.name ?? null };
  return { kind: answer?.error ?? "not_found" };
}
