import { describe, expect, it } from "vitest";
import { EMPTY_SHEET, type AgentInput } from "../input.ts";
import type { Fact } from "../result.ts";
import { approvedTexts } from "./approvedTexts.ts";
import { checkReply, type Checked } from "./checkReply.ts";

const always = { from: null, until: null };
const store: AgentInput["store"] = {
  name: "Compás",
  description: null,
  website: null,
  location: null,
  catalogKnowledge: null,
  timezone: "America/Argentina/Buenos_Aires",
  country: "AR",
  promptTemplate: null,
  handoffInstructions: null,
  handoffMessage: null,
  sheet: {
    ...EMPTY_SHEET,
    shipping: [
      { zone: "Córdoba", costCents: 590_000, time: "3 a 5 días hábiles", ...always },
      { zone: "Santa Fe y Entre Ríos", costCents: 720_000, time: "4 a 6 días hábiles", ...always },
    ],
    freeShipping: [{ fromCents: 9_000_000, zone: "Córdoba", ...always }],
    paymentDetails: "Alias: PUNTA.COMPAS",
  },
  articles: [
    { id: "1", title: "¿Venden por mayor?", body: "Sí, desde 10 unidades.", ...always },
    {
      id: "2",
      title: "¿Y si me arrepiento?",
      body: "Te devolvemos el dinero dentro de los 10 días. Te guardamos la prenda una semana. Alias: VIEJO.ALIAS",
      ...always,
    },
  ],
};

let count = 0;
const fact = (kind: Fact["kind"], text: string, rest: Partial<Fact>): Fact => {
  count += 1;
  const common = { value: null, subject: null, tool: "tool", callId: "c", at: "2026-11-23T13:30:00.000Z" };
  return { id: `f${String(count)}`, kind, text, ...common, ...rest };
};
const facts = [
  fact("shipping", "$ 5.900", { value: 590_000, subject: "Córdoba" }),
  fact("shipping", "3 a 5 días hábiles", { subject: "Córdoba" }),
  fact("shipping", "$ 7.200", { value: 720_000, subject: "Santa Fe y Entre Ríos" }),
  fact("shipping", "$ 90.000", { value: 9_000_000, subject: "Córdoba" }),
  fact("product", 'Puntera de gel "Soft" 🩰 (par)', { value: "1", subject: "1" }),
  fact("price", "$ 8.900", { value: 890_000, subject: "1" }),
  fact("amount", "$ 71.200", { value: 7_120_000, subject: "1" }),
  fact("product", "Medias de red", { value: "2", subject: "2" }),
  fact("price", "$ 12.000", { value: 1_200_000, subject: "2" }),
  fact("coupon", "ENVIOGRATIS", { value: "ENVIOGRATIS", subject: "ENVIOGRATIS" }),
  fact("coupon", "envío gratis", { value: null, subject: "ENVIOGRATIS" }),
  fact("policy", "Sí, hacemos arreglos en 7 días.", { subject: "article" }),
];

function check(reply: string, customer: string[] = [], sheet = store.sheet): Checked {
  return checkReply({
    texts: [reply],
    facts,
    approved: approvedTexts({ ...store, sheet }, { people: [] }),
    sheet,
    website: null,
    currency: "ARS",
    country: "AR",
    timezone: store.timezone,
    now: "2026-11-23T13:30:00.000Z",
    pictured: false,
    customer,
    context: customer,
  });
}

describe("what a delivery costs is said of its zone", () => {
  it.each([
    ["Córdoba: $ 5.900, 3 a 5 días hábiles", true],
    ["A Córdoba sale $ 5.900", true],
    ["A Santa Fe cuesta $ 7.200.", true],
    ["Santa Fe: $ 7.200\nCórdoba: $ 5.900", true],
    ["Envío a Córdoba: $ 5.900", true],
    ["A Córdoba sale $ 5.800", false],
    ["A Santa Fe sale $ 5.900", false],
    ["Envío a Santa Fe: $ 5.900", false],
    ["A Santa Rosa sale $ 7.200", false],
    ["A Córdoba sale $ 90.000", false],
    ["Las medias de red a Córdoba salen $ 5.900.", false],
    ["Sale $ 5.900 la puntera de gel.", false],
  ])("%s: %s", (reply, holds) => {
    expect(check(reply).holds).toBe(holds);
  });
});

it.each([
  ["ENVIOGRATIS: envío gratis.", true],
  ["ENVIOGRATIS: envío gratis. Y la funda va de regalo.", false],
  ["OTROCUPON: envío gratis.", false],
])("what a coupon gives is no gift of the agent's: %s: %s", (reply, holds) => {
  // Nothing else in this store says that delivery may be free.
  expect(check(reply, [], { ...store.sheet, freeShipping: [] }).holds).toBe(holds);
});

describe("a sum that a tool made of a product is right beside it, as a sum", () => {
  it.each([
    ['8 × Puntera de gel "Soft" 🩰 (par): $ 71.200', true],
    ['Puntera de gel "Soft" 🩰 (par) por 8: $ 71.200', true],
    ["2 × Medias de red: $ 24.000", true],
    ['Puntera de gel "Soft" 🩰 (par): $ 71.200', false],
    ["8 × Medias de red: $ 71.200", false],
    ['8 × Puntera de gel "Soft" 🩰 (par): $ 71.900', false],
  ])("%s: %s", (reply, holds) => {
    expect(check(reply).holds).toBe(holds);
  });

  it("also where only the customer said how many", () => {
    expect(check('Puntera de gel "Soft" 🩰 (par): $ 71.200', ["quiero 8 punteras"]).holds).toBe(true);
  });
});

describe("a sentence of the merchant's, word for word, holds whole", () => {
  it.each([
    ["Sí, desde 10 unidades.", true],
    ["*Sí, desde 10 unidades*", true],
    ["¡Hola! Sí, hacemos arreglos en 7 días.", true],
    ["Te devolvemos el dinero dentro de los 10 días.", true],
    ["Sí, desde 5 unidades.", false],
    ["Quedan 10 unidades.", false],
    ["Te devolvemos el dinero hoy.", false],
    // What the agent would have to do, and where to pay, hold by other means.
    ["Te guardamos la prenda una semana.", false],
    ["Alias: VIEJO.ALIAS", false],
  ])("%s: %s", (reply, holds) => {
    expect(check(reply).holds).toBe(holds);
  });
});
