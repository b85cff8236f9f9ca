import type { Message, Note } from "@platform/contract";
import { dayKey, MINUTE } from "#lib/format/time.ts";
import type { ThreadTone } from "./owner.ts";

export type ThreadItem =
  | { kind: "day"; key: string; at: string; tone: ThreadTone }
  | { kind: "system"; key: string; message: Message; tone: ThreadTone }
  | { kind: "note"; key: string; note: Note; tone: ThreadTone }
  | {
      kind: "group";
      key: string;
      author: "customer" | "bot" | "human";
      messages: Message[];
      tone: ThreadTone;
      named: boolean;
      /** The customer's, and nobody's words followed: neither the bot's nor a person's. */
      unanswered: boolean;
    };

const togetherMs = 2 * MINUTE;

/**
 * Messages (oldest first) as the chat shows them: a separator per day, and one group for what one
 * author wrote within two minutes of each other. The tone says who owned the chat at that moment.
 */
export function groupMessages(
  messages: readonly Message[],
  options: { timeZone: string; present: ThreadTone },
): ThreadItem[] {
  const items: ThreadItem[] = [];
  const tones = tonesOf(messages, options.present);
  const byPerson = answeredByPerson(messages);
  let day = "";
  messages.forEach((message, index) => {
    const tone = tones[index] ?? "none";
    const unanswered = endedInSilence(message) && byPerson[index] !== true;
    const today = dayKey(message.sentAt, options.timeZone);
    if (today !== day) items.push({ kind: "day", key: `day-${today}`, at: message.sentAt, tone });
    day = today;
    const last = items[items.length - 1];
    if (
      last?.kind === "group" &&
      last.tone === tone &&
      continues(last.messages[last.messages.length - 1], message)
    ) {
      last.messages.push(message);
      last.unanswered = unanswered;
    } else if (message.author === "system") {
      items.push({ kind: "system", key: message.id, message, tone });
    } else {
      // A name stands once above what one author wrote in a row.
      const named =
        last?.kind !== "group" ||
        last.author !== message.author ||
        last.messages[0]?.authorName !== message.authorName;
      items.push({
        kind: "group",
        key: keyOf(message),
        author: message.author,
        messages: [message],
        tone,
        named,
        unanswered,
      });
    }
  });
  return items;
}

/** What says the same as before stays the same object, so that only what has changed is drawn anew. */
export function keepSame(before: readonly ThreadItem[], items: readonly ThreadItem[]): ThreadItem[] {
  const known = new Map(before.map((item) => [item.key, item]));
  return items.map((item) => {
    const same = known.get(item.key);
    return same !== undefined && isSame(same, item) ? same : item;
  });
}

function isSame(one: ThreadItem, other: ThreadItem): boolean {
  if (one.tone !== other.tone) return false;
  if (one.kind === "day") return other.kind === "day" && one.at === other.at;
  if (one.kind === "system") return other.kind === "system" && one.message === other.message;
  if (one.kind === "note") return other.kind === "note" && one.note === other.note;
  return (
    other.kind === "group" &&
    one.author === other.author &&
    one.named === other.named &&
    one.unanswered === other.unanswered &&
    one.messages.length === other.messages.length &&
    one.messages.every((message, index) => message === other.messages[index])
  );
}

/** One run of entries per day, each beginning with its separator. */
export function byDay(items: readonly ThreadItem[]): ThreadItem[][] {
  const days: ThreadItem[][] = [];
  for (const item of items) {
    if (item.kind === "day" || days.length === 0) days.push([]);
    days[days.length - 1]?.push(item);
  }
  return days;
}

/** Bubbles, or groups of them, that fill a screen. */
const SCREEN = 16;

/** What is drawn: the newest at once, as many as a screen holds, and what is above them when there is time. */
export function drawnOf(items: readonly ThreadItem[], rested: boolean): ReadonlySet<ThreadItem> {
  return new Set(rested ? items : items.slice(-SCREEN));
}

const withBot = new Set(["answered", "drafted", "handoff", "no_answer_needed", "superseded"]);
const toldOrOld = new Set(["answered", "drafted", "handoff", "history", "superseded"]);

/** A customer's message that ended otherwise than in words of the bot. */
function endedInSilence({ author, outcome }: Message): boolean {
  return author === "customer" && outcome !== null && !toldOrOld.has(outcome);
}

const unsent: ReadonlySet<Message["status"]> = new Set(["cancelled", "draft", "failed"]);

/** After which messages the store's next words were a person's. */
function answeredByPerson(messages: readonly Message[]): boolean[] {
  const answered: boolean[] = [];
  let next = false;
  for (const [index, { author, status }] of [...messages.entries()].reverse()) {
    if (author !== "customer" && author !== "system" && !unsent.has(status)) next = author === "human";
    answered[index] = next;
  }
  return answered;
}

/** Stable from the optimistic bubble to the stored one, so that it does not rise twice. */
export function keyOf(message: Message): string {
  return message.clientMessageId ?? message.id;
}

function continues(previous: Message | undefined, next: Message): boolean {
  if (!previous || previous.author !== next.author) return false;
  if (previous.authorName !== next.authorName || previous.turnId !== next.turnId) return false;
  return Date.parse(next.sentAt) - Date.parse(previous.sentAt) <= togetherMs;
}

/** Who writes shows who owned; a customer's message takes what its outcome or the next answer says. */
function tonesOf(messages: readonly Message[], present: ThreadTone): ThreadTone[] {
  const tones: ThreadTone[] = [];
  let next: ThreadTone = present;
  for (let index = messages.length - 1; index >= 0; index -= 1) {
    const message = messages[index];
    if (!message) continue;
    if (message.author === "bot" && message.status !== "cancelled") next = "bot";
    else if (message.author === "human") next = "human";
    else if (message.author === "customer") next = ownerAfter(message.outcome, next);
    tones[index] = next;
  }
  return tones;
}

function ownerAfter(outcome: string | null, next: ThreadTone): ThreadTone {
  if (outcome === null) return next;
  if (withBot.has(outcome)) return "bot";
  if (outcome === "waiting_for_person") return "waiting";
  // Nobody has come yet: the customer was already waiting when this was written.
  if (outcome === "with_person") return next === "waiting" ? "waiting" : "human";
  return next;
}
