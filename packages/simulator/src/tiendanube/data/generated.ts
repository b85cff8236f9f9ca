import type { JsonObject } from "../../json.ts";
import { buildProduct, type BuildContext } from "./build.ts";
import { storeTime } from "./dates.ts";
import type { ProductSpec } from "./spec.ts";

const KINDS: Pick<ProductSpec, "categories" | "picture">[] = [
  { categories: ["ballet", "puntas"], picture: "pointe" },
  { categories: ["mallas"], picture: "leotard" },
  { categories: ["ensayo"], picture: "skirt" },
  { categories: ["zapatosTango", "tango"], picture: "heel" },
  { categories: ["bolsos"], picture: "bag" },
];
const NAMES = ["Zapatillas de punta", "Malla de ballet", "Falda de ensayo", "Zapatos de tango", "Bolso"];
const LINES = ["Aurora", "Giselle", "Pirouette", "Milonga", "Compás", "Arabesque", "Coppélia", "Sílfide"];
const COLORS = ["Negro", "Rosa", "Blanco", "Rojo", "Azul", "Natural"];
const SIZES = ["34", "35", "36", "37", "38", "39", "40", "41"];

/** A large shop: products that differ in everything a mirror keeps, the oldest first, the same at every start. */
export function generateProducts(count: number, input: { context: BuildContext; now: number }): JsonObject[] {
  const { context, now } = input;
  return Array.from({ length: count }, (_, index) => {
    const product = buildProduct(specOf(index), 1_000 + index, context);
    // A minute apart, so that an order by age is an order.
    product["created_at"] = storeTime(now - 180 * 86_400_000 + index * 60_000);
    return product;
  });
}

function specOf(index: number): ProductSpec {
  const kind = index % KINDS.length;
  const line = pick(LINES, Math.floor(index / KINDS.length));
  const name = `${pick(NAMES, kind)} ${line} ${1_000 + index}`;
  const price = 4_900 + ((index * 1_370) % 95_000);
  const colors = [pick(COLORS, index), pick(COLORS, index + 1)];
  const sizes = [pick(SIZES, index), pick(SIZES, index + 1)];
  return {
    ...(KINDS[kind] ?? { categories: [], picture: "bag" }),
    name,
    brand: line,
    description: `<p>${name}. Modelo ${index} de la línea ${line}, en ${colors.join(" y ")}.</p>`,
    price: index % 50 === 49 ? null : price,
    options: { Color: colors, Talle: sizes },
    tags: `${line.toLowerCase()}, modelo ${index}`,
    ...(index % 7 === 0 ? { promo: { price: Math.round(price * 0.8) } } : {}),
    ...(index % 11 === 0 ? { soldOut: "all" as const } : {}),
    published: index % 40 !== 39,
  };
}

function pick<T>(items: readonly T[], index: number): T {
  return items[index % items.length] as T;
}
