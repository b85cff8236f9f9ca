import type { HistoryMessage } from "../input.ts";
import type { ModelMessage } from "../ports.ts";
import { estimateTokens, PICTURE_TOKENS } from "../text/estimateTokens.ts";
import { describe } from "./describe.ts";

/** How the bot sees what a person of the store wrote. Never part of a reply. */
export const HUMAN_MARK = "[Respondió una persona del equipo]";

/** Said to a model that turns out not to see. */
const UNSEEN = "[la imagen adjunta no la podés ver]";

type Turn = Extract<ModelMessage, { role: "user" } | { role: "assistant" }>;

export interface HistoryRoom {
  unanswered: number;
  maxTokens: number;
}

/** The newest messages that fit, oldest first, consecutive ones of one side merged. */
export function historyMessages(history: HistoryMessage[], room: HistoryRoom): Turn[] {
  const turns: Turn[] = [];
  let previous: HistoryMessage["author"] | null = null;
  for (const message of fittingHistory(history, room)) {
    append(turns, { message, startsHumanStretch: message.author === "human" && previous !== "human" });
    previous = message.author;
  }
  return turns;
}

/**
 * What of the history fits; those still unanswered always stay. The oldest give way a third of the room at a time,
 * counted from the first one: so the beginning stays where it is for many turns, and the provider's cache hits.
 */
export function fittingHistory(history: HistoryMessage[], room: HistoryRoom): HistoryMessage[] {
  const said = history.filter((message) => message.author !== "system");
  const costs = said.map((message) => estimateTokens(describe(message)) + 4);
  // Pictures are shown while they wait for an answer, and then they stay.
  const maxTokens = room.maxTokens - said.filter(({ picture }) => picture).length * PICTURE_TOKENS;
  const over = costs.reduce((sum, cost) => sum + cost, 0) - maxTokens;
  if (over <= 0) return said;
  const step = Math.max(1, Math.floor(maxTokens / 3));
  let toDrop = Math.ceil(over / step) * step;
  const last = said.length - Math.max(1, room.unanswered);
  let first = 0;
  while (first < last && toDrop > 0) {
    toDrop -= costs[first] ?? 0;
    first += 1;
  }
  return said.slice(Math.max(first, 0));
}

function append(
  turns: Turn[],
  { message, startsHumanStretch }: { message: HistoryMessage; startsHumanStretch: boolean },
): void {
  const content = `${startsHumanStretch ? `${HUMAN_MARK} ` : ""}${describe(message)}`;
  const last = turns.at(-1);
  if (message.author !== "customer") {
    if (last?.role === "assistant") last.content = `${last.content ?? ""}\n${content}`;
    else turns.push({ role: "assistant", content });
    return;
  }
  const turn: Turn = last?.role === "user" ? last : { role: "user", content: "" };
  if (turn !== last) turns.push(turn);
  turn.content = turn.content === "" ? content : `${turn.content ?? ""}\n${content}`;
  if (turn.role === "user" && message.picture)
    turn.pictures = [...(turn.pictures ?? []), { ...message.picture, instead: UNSEEN }];
}
