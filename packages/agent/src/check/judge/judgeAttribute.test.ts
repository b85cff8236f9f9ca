import { expect, it } from "vitest";
import { EMPTY_SHEET } from "../../input.ts";
import type { Fact } from "../../result.ts";
import { checkReply } from "../checkReply.ts";

const product = (id: string, text: string): Fact => ({
  id: `f${id}`,
  kind: "product",
  text,
  value: null,
  subject: id,
  tool: "search_specific_products",
  callId: "c",
  at: "2026-11-23T13:29:00.000Z",
});

/** Of a reply that tells of one product per bubble. */
function holds(texts: string[]): boolean {
  return checkReply({
    texts,
    facts: [
      product("1", "Zapatillas de media punta de cuero"),
      product("2", "Zapatillas de media punta de lona"),
    ],
    approved: [
      {
        source: "product",
        text: "Zapatillas de media punta de cuero: Media punta de cuero con suela partida.",
      },
      { source: "product", text: "Zapatillas de media punta de lona: Lona elastizada, suela partida." },
    ],
    sheet: EMPTY_SHEET,
    website: null,
    currency: "ARS",
    country: "AR",
    timezone: "America/Argentina/Buenos_Aires",
    now: "2026-11-23T13:30:00.000Z",
    pictured: false,
    customer: ["¿tenés zapatillas de media punta?"],
    context: [],
  }).holds;
}

it("what a product is called says nothing that has to stand in its description", () => {
  expect(holds(["Zapatillas de media punta de cuero", "Zapatillas de media punta de lona"])).toBe(true);
});

it("a part said to be of something else than it is described as is no truth", () => {
  expect(holds(["Zapatillas de media punta de cuero", "La media punta de pluma es la más pedida."])).toBe(
    false,
  );
});
