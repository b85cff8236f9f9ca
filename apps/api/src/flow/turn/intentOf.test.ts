import type { AgentResult } from "@platform/agent";
import { expect, it } from "vitest";
import type { TurnClaim } from "./claim.ts";
import { intentOf, type StoreIntent } from "./intentOf.ts";
import { NO_TRACE } from "./turnRecord.ts";

const intents: StoreIntent[] = [
  { name: "Cambios", examples: ["cambiar el talle", "devolver"], signal: null },
  { name: "Pedido", examples: ["dónde está mi pedido"], signal: "orders" },
  { name: "Productos", examples: [], signal: "products" },
];
type Line = TurnClaim["history"][number];
const said = (text: string | null, more: Partial<Line> = {}): Line =>
  ({ role: "user", text, transcript: null, unanswered: true, ...more }) as Line;
const ran = (...tools: string[]): AgentResult => ({
  kind: "reply",
  bubbles: [],
  trace: {
    ...NO_TRACE,
    steps: tools.map((tool) => ({
      kind: "tool",
      callId: "c",
      tool,
      arguments: {},
      result: {},
      durationMs: 1,
      error: null,
    })),
  },
});

it("the customer's own words say it, before what the bot did", () => {
  expect(intentOf({ intents, history: [said("Quiero cambiar el talle")] }, ran("orders"))).toBe("Cambios");
});

it("a voice note counts as what was said, and the newest message first", () => {
  const history = [said("¿Dónde está mi pedido?"), said(null, { transcript: "quiero devolver" })];
  expect(intentOf({ intents, history }, ran())).toBe("Cambios");
});

it("what was answered before says nothing; then what the bot looked up does", () => {
  const history = [said("quiero devolver", { unanswered: false }), said("¿Y?")];
  expect(intentOf({ intents, history }, ran("search_specific_products"))).toBe("Productos");
  expect(intentOf({ intents, history }, ran("orders", "search_by_category"))).toBe("Pedido");
});

it("nothing tells, nothing is said; nor where the store has no list", () => {
  expect(intentOf({ intents, history: [said("Hola")] }, ran())).toBeNull();
  expect(intentOf({ intents: [], history: [said("quiero devolver")] }, ran("orders"))).toBeNull();
});
