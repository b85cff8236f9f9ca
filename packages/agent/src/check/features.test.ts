import { expect, it } from "vitest";
import { tradeTemplates } from "../templates/tradeTemplates.ts";
import { localeOf } from "../text/locale.ts";
import { approvedTexts } from "./approvedTexts.ts";
import { gatherFacts } from "./cases/gatherFacts.ts";
import { STORES } from "./cases/parseCases.ts";
import { checkReply } from "./checkReply.ts";

async function passes(
  reply: string,
  {
    shop = "cumbre",
    customer = "hola",
    prompt = null,
  }: { shop?: "cumbre" | "ciranda" | "plata"; customer?: string; prompt?: string | null } = {},
): Promise<boolean> {
  const { products } = STORES[shop];
  const store = { ...STORES[shop].store, promptTemplate: prompt ?? STORES[shop].store.promptTemplate };
  return checkReply({
    texts: reply.split("\n\n"),
    facts: await gatherFacts(STORES[shop]),
    approved: [
      ...approvedTexts(store, { people: [] }),
      ...products.flatMap(({ name, description }) =>
        description === null ? [] : [{ source: "product" as const, text: `${name}: ${description}` }],
      ),
    ],
    sheet: store.sheet,
    website: store.website,
    currency: localeOf(store.country).currency,
    country: store.country,
    timezone: store.timezone,
    now: "2026-11-23T13:30:00.000Z",
    pictured: false,
    customer: [customer],
    context: [customer],
  }).holds;
}

it.each([
  "La Ventisca tiene forro polar.",
  "La Carpa Catedral viene con un piso extra.",
  "Los Cóndor son plegables.",
  "La Mochila Refugio está hecha con tela reciclable.",
  "La Botella Nahuel se puede lavar en el lavavajillas.",
  "Con la Botella Nahuel no hay problema: no se oxida.",
  "La Bolsa Huemul es ideal para bebés.",
  "La Ventisca:\n✔️ Capucha\n✔️ Puños de neoprene",
  "Carpa Catedral, lona incluida.",
])("a feature in words that nobody wrote of the goods is held back: %s", async (reply) => {
  expect(await passes(reply)).toBe(false);
});

it.each([
  "La Ventisca tiene capucha y bolsillos con cierre, y es muy cómoda.",
  "La Carpa Catedral es una opción romántica, linda y liviana: trae estacas y vientos.",
  "El cinturón de la Mochila Refugio está acolchado y la espalda se puede regular.",
  "No tengo ese dato de los Cóndor: no figura si son plegables.",
  "Los Cóndor no traen funda.",
  "La Bolsa Huemul es de las más elegidas y viene con su funda.",
  "La Ventisca:\n✔️ Capucha\n✔️ Bolsillos con cierre",
  "Carpa Catedral, estacas incluidas.",
])("what stands there, opinions and what isn't known are let through: %s", async (reply) => {
  expect(await passes(reply)).toBe(true);
});

it("what the customer asked for proves nothing of it", async () => {
  const customer = "la campera ventisca tiene forro polar?";
  expect(await passes("¡Sí! Tiene forro polar 🙌", { customer })).toBe(false);
});

it("in another language than the shop's its words are not looked for", async () => {
  expect(await passes("A Carpa Catedral vem com estacas e com uma bolsa, você vai gostar muito.")).toBe(true);
  expect(await passes("A Boneca Anita vem com uma mamadeira.", { shop: "ciranda" })).toBe(false);
});

it("a zone that shares a word with a product's name is no product, and carats are no thousands", async () => {
  expect(await passes("Sul e Sudeste: R$ 22,90", { shop: "ciranda" })).toBe(true);
  expect(await passes("Los Aretes Colibrí bañados en oro de 14 k salen $780.", { shop: "plata" })).toBe(true);
});

it("an order that is said to be packed is no stock", async () => {
  expect(await passes("Tu pedido 4127 está pagado y ya lo tenemos empaquetado.")).toBe(true);
});

it("what a merchant wrote into the prompt is told of goods; what a template to begin with says is not", async () => {
  const templates = tradeTemplates({ language: "es", register: "vos" }).map(({ template }) => template);
  expect(
    await passes("La Ventisca tiene forro polar.", {
      prompt: "Sos el asistente.\nTodas las camperas tienen forro polar.",
    }),
  ).toBe(true);
  expect(await passes("La Bolsa Huemul tiene suela.", { prompt: templates.join("\n") })).toBe(false);
});
