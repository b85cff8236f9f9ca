import { expect, it } from "vitest";
import { approvedTexts } from "./approvedTexts.ts";
import { productOf, type CaseStore } from "./cases/caseStore.ts";
import { gatherFacts } from "./cases/gatherFacts.ts";
import { STORES } from "./cases/parseCases.ts";
import { checkReply } from "./checkReply.ts";

const called = (id: string, name: string, description: string) =>
  productOf({
    id,
    name,
    url: `https://www.danzarina.com.ar/productos/${id}/`,
    priceCents: 3_150_000,
    description,
    variants: [["Rosa/36"]],
  });
const shop: CaseStore = {
  ...STORES.danza,
  store: {
    ...STORES.danza.store,
    catalogKnowledge: "Cintas y elásticos no vienen con las puntas: se venden aparte.",
  },
  products: [
    called(
      "201",
      "Zapatillas de media punta de lona",
      "Lona elastizada que acompaña el arco, suela partida.",
    ),
    called(
      "202",
      "Zapatillas de media punta infantiles",
      "Media punta de cuero con suela entera y elástico cosido.",
    ),
    called("203", "Bolso de cuero", "Bolso de mano, con cierre."),
  ],
};
const facts = await gatherFacts(shop);

it.each([
  ["Tenemos las Zapatillas de media punta de lona a $ 31.500.", true],
  ["Zapatillas de media punta infantiles: $ 31.500\nZapatillas de media punta de lona: $ 31.500", true],
  ["Las Zapatillas de media punta infantiles tienen la punta de lona.", false],
  ["Media punta de cuero con suela entera y elástico cosido.", true],
  ["Las cintas vienen con las puntas.", false],
  ["El Bolso de cuero sale $ 31.500.", true],
  [
    "Las Zapatillas de media punta infantiles salen $ 31.500. La media punta de pluma es la más pedida.",
    false,
  ],
])("what a product is called says nothing of another's parts: %s", (reply, holds) => {
  const { store } = shop;
  const checked = checkReply({
    texts: [reply],
    facts,
    approved: [
      ...approvedTexts(store, { people: [] }),
      ...shop.products.map(({ name, description }) => ({
        source: "product" as const,
        text: `${name}: ${description ?? ""}`,
      })),
    ],
    sheet: store.sheet,
    website: store.website,
    currency: "ARS",
    country: store.country,
    timezone: store.timezone,
    now: "2026-11-23T13:30:00.000Z",
    pictured: false,
    customer: [],
    context: [],
  });
  expect(checked.holds).toBe(holds);
});
