import type { NewFact } from "../shop/facts.ts";
import type { Shop } from "../shop/shop.ts";
import { captionOf } from "../shop/shop.ts";
import type { Bot, Bubble, Words } from "../script/scene.ts";
import { callId, callOf } from "./calls.ts";
import { iso } from "./rows.ts";
import { tellSteps } from "./steps.ts";

/** A bubble as it was sent and as the trace planned it. */
export interface SpokenBubble {
  type: "text" | "image";
  text: string;
  imageUrl: string | null;
  factIds: string[];
}

export interface TurnStory {
  bubbles: SpokenBubble[];
  trace: Record<string, unknown>;
  inputTokens: number;
  outputTokens: number;
  durationMs: number;
}

interface TellInput {
  line: Bot;
  shop: Shop;
  model: string;
  /** When the run began, in milliseconds. */
  at: number;
  /** How long the chat was: its history costs tokens. */
  history: number;
  chance: () => number;
}

/** Name of the prompt under which the demo's replies were written. */
export const PROMPT_VERSION = "0q7kx2v9d4m";

/** What the agent would have kept of this run: model calls, tools with results, facts, and what it said. */
export function tellTurn({ line, shop, model, at, history, chance }: TellInput): TurnStory {
  const calls = line.uses.map((use, index) => callOf(use, { shop, at, callId: callId(chance, index) }));
  const said = line.says.map((bubble) => textOf(bubble, shop)).join("\n\n");
  const { steps, durationMs } = tellSteps({ line, calls, said, model, history, chance });
  const facts = calls
    .flatMap(({ view, callId: id, use }) =>
      view.facts.map((fact) => ({ ...fact, tool: use.tool, callId: id, at: iso(at + 1_500) })),
    )
    .map((fact, index) => ({ id: `f${index + 1}`, ...fact }));
  const bubbles = line.says.map((bubble) => speak(bubble, { shop, facts }));
  const planned = bubbles.map(({ type, text, imageUrl, factIds }) => ({
    type,
    text,
    ...(imageUrl === null ? {} : { imageUrl }),
    factIds,
  }));
  const tokens = {
    inputTokens: sum(steps.map((step) => (step.kind === "model" ? step.inputTokens : 0))),
    outputTokens: sum(steps.map((step) => (step.kind === "model" ? step.outputTokens : 0))),
  };
  const trace = { promptVersion: PROMPT_VERSION, model, steps, facts, ...tokens, bubbles: planned };
  return { bubbles, trace, ...tokens, durationMs };
}

function sum(numbers: number[]): number {
  return numbers.reduce((total, each) => total + each, 0);
}

export function say(words: Words, shop: Shop): string {
  return typeof words === "function" ? words(shop) : words;
}

function textOf(bubble: Bubble, shop: Shop): string {
  return typeof bubble === "object" ? captionOf(shop.product(bubble.product)) : say(bubble, shop);
}

/** A bubble with the facts that stand in it, by the letter; a product's own facts only in its own bubble. */
function speak(
  bubble: Bubble,
  { shop, facts }: { shop: Shop; facts: (NewFact & { id: string })[] },
): SpokenBubble {
  const text = textOf(bubble, shop);
  const product = typeof bubble === "object" ? shop.product(bubble.product) : null;
  const about = product === null ? facts : facts.filter((fact) => fact.subject === product.id);
  const stated = about.filter(
    (fact) =>
      (fact.text.length > 2 && text.includes(fact.text)) || (fact.kind === "image" && product !== null),
  );
  return {
    type: product?.image == null ? "text" : "image",
    text,
    imageUrl: product?.image ?? null,
    factIds: stated.map((fact) => fact.id),
  };
}
