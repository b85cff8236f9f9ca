import { takenAt, type Evidence, type Finding, type MessageRow } from "./evidence.ts";

const OUTCOMES = new Set([
  "answered",
  "handoff",
  "no_answer_needed",
  "with_person",
  "waiting_for_person",
  "window_closed",
  "history",
  "overtaken",
]);

const NOTHING_ASKED = new Set(["no_answer_needed", "history"]);

/** What came of what came in: each message has its outcome, and nothing is left in the middle. */
export function checkAnswers(evidence: Evidence): Finding[] {
  return [
    { promise: "Every message has one outcome, and a rightful one", broken: withoutOutcome(evidence) },
    {
      promise: "What counts as answered was answered, or a person knows",
      broken: silentlyUnanswered(evidence),
    },
    { promise: "Nothing is due, running or on its way for ever", broken: stuck(evidence) },
    { promise: "No process ended by itself; each ended in order when asked to", broken: evidence.died },
  ];
}

function withoutOutcome({ messages }: Evidence): string[] {
  return [...messages.values()]
    .filter(({ role, outcome }) => role === "user" && !OUTCOMES.has(outcome ?? ""))
    .map(
      ({ id, outcome, conversation_id: chat }) => `message ${id} of chat ${chat}: ${outcome ?? "no outcome"}`,
    );
}

/** An answer is a message of bot or person that the provider took and that was written knowing this one. */
function silentlyUnanswered(evidence: Evidence): string[] {
  const { messages, chats, turns } = evidence;
  const taken = takenAt(evidence);
  const turnOf = new Map(turns.map((turn) => [turn.id, turn]));
  const answeredUpTo = new Map<string, number>();
  for (const row of messages.values()) {
    const left = taken.has(row.id) || row.send_state === "accepted";
    if (!left || row.role === "user") continue;
    const upTo = row.role === "assistant" ? (turnOf.get(row.turn_id ?? "")?.inbound_seq ?? 0) : row.seq;
    answeredUpTo.set(row.conversation_id, Math.max(answeredUpTo.get(row.conversation_id) ?? 0, upTo));
  }
  const isOpen = ({ conversation_id: chat, seq }: MessageRow): boolean => (answeredUpTo.get(chat) ?? 0) < seq;
  const withPerson = (chat: string): boolean => {
    const row = chats.get(chat);
    return row !== undefined && (row.waiting_since !== null || row.human_override_until !== null);
  };
  return [...messages.values()]
    .filter((row) => row.role === "user" && !NOTHING_ASKED.has(row.outcome ?? "") && isOpen(row))
    .filter(({ conversation_id: chat }) => !withPerson(chat))
    .filter(({ outcome }) => outcome !== "with_person")
    .map(({ id, outcome, conversation_id: chat }) => `message ${id} of chat ${chat}: ${outcome}`);
}

function stuck({ unfinished }: Evidence): string[] {
  return Object.entries(unfinished ?? {})
    .filter(([, count]) => count > 0)
    .map(([what, count]) => `${count} ${what}`);
}
