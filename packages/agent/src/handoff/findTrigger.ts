import type { AgentInput, HistoryMessage } from "../input.ts";
import { freshTexts } from "../run/openTexts.ts";
import { detectComplaint } from "./detectComplaint.ts";
import { detectHumanWish } from "./detectHumanWish.ts";
import { findTopic, type HandoffTopic } from "./findTopic.ts";
import { saysNotUnderstood } from "./misunderstood.ts";

/** What hands a turn over whatever the model does, and the customer's words that say so. */
export type Trigger =
  | { kind: "wish"; words: string }
  | { kind: "topic"; topic: HandoffTopic; words: string }
  | { kind: "complaint"; words: string }
  | { kind: "not_understood"; words: string };

/** Read in the messages to answer, without asking the model. The store's own topics come first: they have words of their own. */
export function findTrigger(input: AgentInput): Trigger | null {
  const texts = freshTexts(input);
  const { topics = [], triggers } = input.store;
  for (const words of texts) {
    const topic = findTopic(topics, words);
    if (topic !== null) return { kind: "topic", topic, words };
  }
  const wish = texts.find(detectHumanWish);
  if (wish !== undefined) return { kind: "wish", words: wish };
  const complaint = triggers?.complaint === true ? texts.find(detectComplaint) : undefined;
  if (complaint !== undefined) return { kind: "complaint", words: complaint };
  const again = triggers?.repeatedFailure === true ? texts.find(saysNotUnderstood) : undefined;
  if (again !== undefined && saidBefore(input)) return { kind: "not_understood", words: again };
  return null;
}

/** The customer said so of the bot's answer before the last one, too. */
function saidBefore({ history, unanswered }: AgentInput): boolean {
  const said = history.filter(({ author }) => author !== "system");
  const answered = said.slice(0, said.length - Math.max(1, unanswered));
  const answer = answered.findLastIndex(({ author }) => author === "bot" || author === "human");
  if (answered[answer]?.author !== "bot") return false;
  return lastOfCustomer(answered.slice(0, answer)).some(
    ({ text }) => text !== null && saysNotUnderstood(text),
  );
}

/** Their messages up to somebody else's, from the end; bubbles of one answer are passed over. */
function lastOfCustomer(messages: HistoryMessage[]): HistoryMessage[] {
  const last = messages.findLastIndex(({ author }) => author === "customer");
  const before = messages.slice(0, last + 1).findLastIndex(({ author }) => author !== "customer");
  return messages.slice(before + 1, last + 1);
}
