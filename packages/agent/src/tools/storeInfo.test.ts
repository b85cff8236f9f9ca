import { describe, expect, it } from "vitest";
import type { Article, StoreSheet } from "../input.ts";
import { callTool, textsOf, type ToolCallOptions } from "../testing/callTool.ts";
import { sampleStore } from "../testing/index.ts";
import { TOOLS_BY_NAME } from "./index.ts";

const always = { from: null, until: null };
const BLOCK = "Banco Nación\nCBU 0110599520000012345678\nAlias: DANZA.PUNTA.OK";
const sheet: Partial<StoreSheet> = {
  payments: [
    { method: "Transferencia", discountPercent: 12.5, combines: true, details: null, ...always },
    { method: "Tarjeta de crédito", discountPercent: null, combines: true, details: "Todas", ...always },
  ],
  instalments: [
    { count: 6, interestFree: true, minCents: 5_000_000, method: null, from: null, until: "2026-11-30" },
  ],
  shipping: [
    { zone: "CABA y GBA", costCents: 350_000, time: "24 a 48 horas", ...always },
    { zone: "Córdoba capital", costCents: 480_000, time: "3 días hábiles", ...always },
    { zone: "Resto del país", costCents: null, time: null, ...always },
  ],
  freeShipping: [{ fromCents: 8_000_000, zone: "CABA y GBA", ...always }],
  pickup: [
    { address: "Av. Corrientes 4521, CABA", hours: "Lunes a viernes de 10 a 19", details: null, ...always },
  ],
  exchanges: [{ days: 30, conditions: "Con etiqueta y sin uso.", ...always }],
  paymentDetails: BLOCK,
};
const articles: Article[] = [
  {
    id: "a1",
    title: "¿Hacen puntas a medida?",
    body: "Sí, con turno en el local y seña del 30%.",
    ...always,
  },
  {
    id: "a2",
    title: "Academias y precios por cantidad",
    body: "Desde 10 unidades.",
    from: null,
    until: "2026-12-31",
  },
  { id: "a3", title: "Cuidado de las mallas", body: "Se lavan a mano con agua fría.", ...always },
];
const ask = (args: unknown, options: ToolCallOptions = {}) =>
  callTool("store_info", args, { sheet, articles, ...options });

describe("shipping invents nothing", () => {
  it.each([
    ["Córdoba", ["Córdoba capital"]],
    ["a cordoba", ["Córdoba capital"]],
    ["Capital Federal", ["CABA y GBA"]],
    ["capital", ["CABA y GBA"]],
    ["Gran Buenos Aires", ["CABA y GBA"]],
  ])("to %s: the zone that names it", async (place, zones) => {
    const { value } = await ask({ query: `¿hacen envíos a ${place}?`, topic: "shipping", place });
    expect((value["shipping"] as { zone: string }[]).map(({ zone }) => zone)).toEqual(zones);
  });

  it("says cost, time and free shipping as they are written, each a fact", async () => {
    const { value, facts } = await ask({ query: null, topic: "shipping", place: "caba" });
    expect(value).toMatchObject({
      shipping: [{ zone: "CABA y GBA", cost: "$ 3.500", time: "24 a 48 horas" }],
      free_shipping_from: [{ from: "$ 80.000", zone: "CABA y GBA" }],
      pickup: [{ address: "Av. Corrientes 4521, CABA" }],
    });
    expect(facts.filter(({ kind }) => kind === "shipping")).toMatchObject([
      { text: "$ 3.500", value: 350_000 },
      { text: "24 a 48 horas", value: null },
      { text: "$ 80.000", value: 8_000_000 },
    ]);
  });

  it("to a place that no zone names shows every zone and leaves what is unsure to the checkout", async () => {
    const { value } = await ask({ query: "¿y a Ushuaia?", topic: "shipping", place: "Ushuaia" });
    expect(value["shipping"]).toHaveLength(3);
    expect(value["shipping"]).toContainEqual({
      zone: "Resto del país",
      cost: "lo calcula el checkout con el código postal",
    });
    expect(value["shipping_hint"]).toMatch(/Ushuaia.*checkout/);
  });

  it("of a store that wrote nothing is the checkout's to say", async () => {
    const { value, facts } = await ask({ topic: "shipping" }, { sheet: {}, articles: [] });
    expect(value["shipping_hint"]).toMatch(/No inventes costos ni fechas/);
    expect(facts).toEqual([]);
  });
});

describe("paying", () => {
  it("names ways, discounts, instalments with minimum and end, and the details to the letter", async () => {
    const { value, facts } = await ask({ query: "¿cómo puedo pagar?" });
    expect(value).toMatchObject({
      payments: [
        { method: "Transferencia", discount: "12,5%" },
        { method: "Tarjeta de crédito", details: "Todas" },
      ],
      instalments: [{ offer: "6 cuotas sin interés", from: "$ 50.000", until: "2026-11-30" }],
      payment_details: BLOCK,
    });
    expect(facts).toContainEqual(
      expect.objectContaining({ kind: "policy", text: BLOCK, subject: "payment_details" }),
    );
    expect(textsOf(facts, "date")).toEqual(["30/11/2026"]);
  });
  it("of a store that wrote nothing is not made up", async () => {
    const { value } = await ask({ topic: "payment" }, { sheet: {}, articles: [] });
    expect(value).not.toHaveProperty("payment_details");
    expect(value["payment_hint"]).toMatch(/sin inventar/);
  });
});

describe("articles and pages", () => {
  it("answer a question in the customer's words", async () => {
    const { value, facts } = await ask({ query: "me pueden hacer una punta a medida?", topic: "other" });
    expect(value["answers"]).toMatchObject([{ title: "¿Hacen puntas a medida?", text: articles[0]?.body }]);
    expect(textsOf(facts, "policy")).toEqual([articles[0]?.body]);
  });
  it("tell their end", async () => {
    const { value } = await ask({ query: "tienen precios para academias?" });
    expect(value["answers"]).toMatchObject([{ until: "2026-12-31" }]);
  });
  it("of the storefront answer too, with their address", async () => {
    const { value, facts } = await ask({ query: "cómo elijo el talle" });
    expect(value["answers"]).toMatchObject([{ title: "Cómo elegir tu talle" }]);
    expect(textsOf(facts, "link")).toEqual(["https://danzarina.example/como-elegir-tu-talle/"]);
  });
  it("that say nothing to it are named, so that the model can ask again", async () => {
    const { value } = await ask({ query: "¿venden al por mayor de bicicletas?", topic: "other" });
    expect(value["answers"]).toBeUndefined();
    expect(value["other_topics"]).toContain("Cuidado de las mallas");
  });
  it("answer without the store's pages where the store can't be asked", async () => {
    const { value } = await ask(
      { query: "cuidado de mallas" },
      { store: sampleStore({ failWith: "unavailable" }) },
    );
    expect(value["answers"]).toMatchObject([{ title: "Cuidado de las mallas" }]);
  });
  it("of a store that has none say so", async () => {
    const store = { ...sampleStore(), listPages: () => Promise.resolve([]) };
    const { value } = await ask(
      { query: "¿abren los feriados?", topic: "other" },
      { sheet: {}, articles: [], store },
    );
    expect(value).toMatchObject({ found: false, hint: expect.stringContaining("no lo completes") as string });
  });
});

describe("exchanges and pickup", () => {
  it("are told as written", async () => {
    expect((await ask({ query: "¿lo puedo cambiar?" })).value).toMatchObject({
      exchanges: [{ within: "30 días", conditions: "Con etiqueta y sin uso." }],
    });
    expect((await ask({ query: "¿dónde retiro y en qué horario?" })).value).toMatchObject({
      pickup: [{ hours: "Lunes a viernes de 10 a 19" }],
    });
  });
});

it.each([
  ["an unknown topic", { topic: "refunds" }],
  ["a place that is no text", { place: { city: "x" } }],
  ["an unknown field", { tenant_id: "2" }],
])("%s is refused", (_what, args) => {
  expect(TOOLS_BY_NAME.get("store_info")?.prepare(JSON.stringify(args))).toMatchObject({ kind: "invalid" });
});
