import type { StoreProduct } from "../ports.ts";

/** A description longer than that is cut before the agent sees it, so that what it saw can be kept. */
const MAX_DESCRIPTION = 8_000;

/** Products of many answers, each kept once. */
export interface ProductShelf {
  products: StoreProduct[];
  /** Cuts what is too long to keep; the agent gets this, too. */
  trim(value: unknown): unknown;
  /** The same with each product replaced by its place. */
  pack(value: unknown): unknown;
}

export function createShelf(): ProductShelf {
  const products: StoreProduct[] = [];
  const places = new Map<string, number>();
  const placeOf = (product: StoreProduct): number => {
    const text = JSON.stringify(product);
    const known = places.get(text);
    if (known !== undefined) return known;
    places.set(text, products.length);
    return products.push(product) - 1;
  };
  return {
    products,
    trim: (value) => eachProduct(value, trimProduct),
    pack: (value) => eachProduct(value, (product) => ({ $product: placeOf(product) })),
  };
}

/** The answer as the agent got it. Throws where the shelf lacks a product. */
export function unpackProducts(value: unknown, products: readonly StoreProduct[]): unknown {
  if (Array.isArray(value)) return value.map((item: unknown) => unpackProducts(item, products));
  if (!isRecord(value) || typeof value["$product"] !== "number") return value;
  const product = products[value["$product"]];
  if (product === undefined) throw new Error(`The trace lacks product ${value["$product"]}`);
  return product;
}

function eachProduct(value: unknown, change: (product: StoreProduct) => unknown): unknown {
  if (Array.isArray(value)) return value.map((item: unknown) => eachProduct(item, change));
  return isProduct(value) ? change(value) : value;
}

function trimProduct(product: StoreProduct): StoreProduct {
  const { description } = product;
  if (description === null || description.length <= MAX_DESCRIPTION) return product;
  return { ...product, description: description.slice(0, MAX_DESCRIPTION) };
}

function isProduct(value: unknown): value is StoreProduct {
  return isRecord(value) && Array.isArray(value["variants"]) && typeof value["id"] === "string";
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
