import { expect, it } from "vitest";
import type { ClaimedMessage } from "./claim.ts";
import { endOfSummary } from "./endOfSummary.ts";

const at = (second: number): string => new Date(Date.UTC(2026, 10, 22, 10, 0, second)).toISOString();
const claim = (length: number, over: { unanswered?: number; historyMessages?: number } = {}) => ({
  history: Array.from({ length }, (_, index) => ({ sent_at: at(index) }) as ClaimedMessage),
  unanswered: 1,
  historyMessages: 30,
  ...over,
});

it.each([
  ["a short chat needs none", claim(30), 0, null],
  ["one message more, and half of the history stays", claim(31), 0, at(16)],
  ["what had no room counts, however short the chat", claim(20), 8, at(14)],
  ["what waits for an answer stays", claim(31, { unanswered: 25 }), 0, at(6)],
  ["a history of one message keeps it", claim(2, { historyMessages: 1 }), 0, at(1)],
  ["nothing fits: the last one stays", claim(5), 5, at(4)],
  ["there is nothing older", claim(1, { historyMessages: 0 }), 1, null],
] satisfies [string, ReturnType<typeof claim>, number, string | null][])("%s", (...given) => {
  const [, chat, dropped, expected] = given;
  expect(endOfSummary(chat, dropped)).toBe(expected);
});

it("leaves together what was said in one second", () => {
  const given = claim(31);
  for (const message of given.history) message.sent_at = at(0);
  expect(endOfSummary(given, 0)).toBeNull();
});
