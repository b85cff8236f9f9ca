import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { findTopic, touchesTopic } from "./findTopic.ts";

/** Topics as merchants write them, and what customers say. The unknown ones were written when the rules were done. */
const { topics, cases } = JSON.parse(readFileSync(new URL("topic.cases.json", import.meta.url), "utf8")) as {
  topics: Record<string, string[]>;
  cases: { topic: string; hit: boolean; known: boolean; text: string }[];
};
const isFound = ({ topic, text }: { topic: string; text: string }) =>
  findTopic([{ examples: topics[topic] ?? [] }], text) !== null;

function measure(known: boolean) {
  const these = cases.filter((each) => each.known === known);
  const about = these.filter(({ hit }) => hit);
  const missed = about.filter((each) => !isFound(each)).map(({ text }) => text);
  const mistaken = these.filter((each) => !each.hit && isFound(each)).map(({ text }) => text);
  process.stdout.write(
    `${known ? "known" : "unseen"}: ${about.length - missed.length} of ${about.length} topics seen, ${mistaken.length} of ${these.length - about.length} others mistaken; missed ${JSON.stringify(missed)}; mistaken ${JSON.stringify(mistaken)}\n`,
  );
  return { missed, mistaken, recall: 1 - missed.length / about.length };
}

describe("a store's own topics", () => {
  it("are seen in every phrasing we know, and not where they are only mentioned", () => {
    expect(measure(true)).toEqual({ missed: [], mistaken: [], recall: 1 });
  });
});

it("are seen in most messages never seen before", () => {
  const { mistaken, recall } = measure(false);
  expect(mistaken.length).toBeLessThanOrEqual(1);
  // The model knows the topics, too.
  expect(recall).toBeGreaterThanOrEqual(0.7);
});

describe("the words of a topic", () => {
  const topic = { examples: ["venta mayorista", "precio por mayor"] };
  it("hold back a reply that touches it, asked or not", () => {
    expect(touchesTopic(topic, "El precio por mayor no lo sé.")).toBe(true);
    expect(touchesTopic(topic, "La remera sale $ 12.000.")).toBe(false);
  });

  it("are nothing where there are none", () => {
    expect(findTopic([{ examples: [] }, { examples: ["", "  ", "!!!"] }], "quiero comprar")).toBeNull();
  });
});
