import type { HistoryMessage } from "../input.ts";
import type { ModelMessage } from "../ports.ts";
import { estimateTokens, PICTURE_TOKENS } from "../text/estimateTokens.ts";
import { describe } from "./describe.ts";

/** How the bot sees what a person of the store wrote. Never part of a reply. */
export const HUMAN_MARK = "[Respondió una persona del equipo]";

/** Said to a model that turns out not to see. */
const UNSEEN = "[la imagen adjunta no la podés ver]";

type Turn = Extract<ModelMessage, { role: "user" } | { role: "assistant" }>;

/**
 * The newest messages that fit, oldest first, consecutive ones of one side merged. Those still
 * unanswered always stay.
 */
export function historyMessages(
  history: HistoryMessage[],
  options: { unanswered: number; maxTokens: number },
): Turn[] {
  const said = history.filter((message) => message.author !== "system");
  const turns: Turn[] = [];
  let left = options.maxTokens;
  let first = said.length;
  while (first > 0) {
    const message = said[first - 1];
    if (message === undefined) break;
    left -= estimateTokens(describe(message)) + 4 + (message.picture ? PICTURE_TOKENS : 0);
    if (left < 0 && said.length - first >= Math.max(1, options.unanswered)) break;
    first -= 1;
  }
  let previous: HistoryMessage["author"] | null = null;
  for (const message of said.slice(first)) {
    append(turns, { message, startsHumanStretch: message.author === "human" && previous !== "human" });
    previous = message.author;
  }
  return turns;
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
