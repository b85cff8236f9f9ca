import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { detectComplaint } from "./detectComplaint.ts";

/** A message and whether it complains. The unknown ones were written when the patterns were done. */
interface ComplaintCase {
  lang: string;
  complaint: boolean;
  known: boolean;
  text: string;
}

const CASES = readFileSync(new URL("complaint.cases.jsonl", import.meta.url), "utf8")
  .trim()
  .split("\n")
  .map((line) => JSON.parse(line) as ComplaintCase);

function measure(known: boolean, lang?: string) {
  const cases = CASES.filter((each) => each.known === known && (lang === undefined || each.lang === lang));
  const texts = (complaint: boolean) =>
    cases.filter((each) => each.complaint === complaint).map(({ text }) => text);
  const [complaints, others] = [texts(true), texts(false)];
  const missed = complaints.filter((text) => !detectComplaint(text));
  const mistaken = others.filter(detectComplaint);
  const seen = complaints.length - missed.length;
  process.stdout.write(
    `${lang ?? "all"}, ${known ? "known" : "unseen"}: ${seen} of ${complaints.length} complaints seen, ${mistaken.length} of ${others.length} others mistaken; missed ${JSON.stringify(missed)}; mistaken ${JSON.stringify(mistaken)}\n`,
  );
  return { missed, mistaken, precision: seen / (seen + mistaken.length), recall: seen / complaints.length };
}

describe("a complaint is seen without asking the model", () => {
  it.each(["es", "pt", "en"])(
    "in every phrasing we know, and in nothing that only sounds like one (%s)",
    (lang) => {
      expect(measure(true, lang)).toEqual({ missed: [], mistaken: [], precision: 1, recall: 1 });
    },
  );
});

it("of messages never seen before it sees the better part, and next to nothing else", () => {
  const { precision, recall } = measure(false);
  expect(precision).toBeGreaterThanOrEqual(0.95);
  // The model has the tool for the others.
  expect(recall).toBeGreaterThanOrEqual(0.5);
});
