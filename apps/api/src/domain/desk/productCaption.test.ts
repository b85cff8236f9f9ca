import type { StoreProduct } from "@platform/agent";
import { expect, it } from "vitest";
import { productCaption } from "./productCaption.ts";

type Variant = StoreProduct["variants"][number];
const variant = (patch: Partial<Variant> = {}): Variant => ({
  id: "v",
  values: [],
  sku: null,
  priceCents: 9_000_000,
  promotionalPriceCents: null,
  available: true,
  stock: 2,
  ...patch,
});
const product = (...variants: Variant[]): StoreProduct => ({
  id: "1",
  name: "Botas de cuero",
  description: null,
  brand: null,
  url: "https://tienda.test/botas",
  imageUrl: null,
  attributes: [],
  categories: [],
  tags: [],
  freeShipping: false,
  currency: "ARS",
  variants,
});
const caption = (...variants: Variant[]) =>
  productCaption(product(...variants), { country: "AR", language: "es" }).split("\n");

it("names what it costs now, and what it cost before", () => {
  expect(caption(variant({ promotionalPriceCents: 8_000_000 }))).toEqual([
    "Botas de cuero",
    "$ 80.000 (antes $ 90.000)",
    "https://tienda.test/botas",
  ]);
});

it("of several prices it names the lowest of what can be bought", () => {
  expect(
    caption(variant(), variant({ priceCents: 7_000_000 }), variant({ priceCents: 100, available: false }))[1],
  ).toBe("desde $ 70.000");
});

it("says that it is sold out, and that a price is on request", () => {
  expect(caption(variant({ available: false }))).toContain("Sin stock por el momento");
  expect(caption(variant({ priceCents: null }))[1]).toBe("Precio a consultar");
});

it("in the customer's language", () => {
  const brazil = { ...product(variant(), variant({ priceCents: 8_000_000 })), currency: "BRL" };
  expect(productCaption(brazil, { country: "BR", language: "pt" })).toContain("a partir de R$ 80.000,00");
});
