import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { detectHumanWish } from "./detectHumanWish.ts";

/** A phrasing and whether it asks for a person. The unknown ones were written when the patterns were done. */
interface WishCase {
  lang: string;
  wish: boolean;
  known: boolean;
  text: string;
}

const CASES = readFileSync(new URL("humanWish.cases.jsonl", import.meta.url), "utf8")
  .trim()
  .split("\n")
  .map((line) => JSON.parse(line) as WishCase);

function measure(lang: string, known: boolean) {
  const cases = CASES.filter((each) => each.lang === lang && each.known === known);
  const wished = cases.filter(({ wish }) => wish).map(({ text }) => text);
  const others = cases.filter(({ wish }) => !wish).map(({ text }) => text);
  const missed = wished.filter((text) => !detectHumanWish(text));
  const mistaken = others.filter(detectHumanWish);
  process.stdout.write(
    `${lang}, ${known ? "known" : "unseen"}: ${wished.length - missed.length} of ${wished.length} wishes seen, ${mistaken.length} of ${others.length} others mistaken; missed ${JSON.stringify(missed)}\n`,
  );
  return { missed, mistaken, share: missed.length / wished.length };
}

describe("the wish for a person is seen without asking the model", () => {
  it.each(["es", "pt", "en"])("in every phrasing we know (%s)", (lang) => {
    expect(measure(lang, true)).toEqual({ missed: [], mistaken: [], share: 0 });
  });

  it.each(["es", "pt", "en"])("in most of those never seen before (%s), and in nothing else", (lang) => {
    const { mistaken, share } = measure(lang, false);
    expect(mistaken).toEqual([]);
    // The model has the tool for the others.
    expect(share).toBeLessThanOrEqual(0.3);
  });
});
