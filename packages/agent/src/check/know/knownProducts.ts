import type { Fact } from "../../result.ts";
import { nameOf, type NamedProduct } from "../read/readMentions.ts";
import { foldSame } from "../text/page.ts";
import { valueRoots } from "../text/optionValues.ts";
import { remembered } from "../text/remembered.ts";

export interface PriceKnown {
  factId: string;
  cents: number;
  promotional: boolean;
  /** Variants it is for; null where for all. */
  variants: readonly string[] | null;
}

export interface VariantKnown {
  factId: string;
  id: string;
  /** As the shop writes it, folded. */
  name: string;
  roots: ReadonlySet<string>;
}

/** What the tools have said about one product. */
export interface KnownProduct {
  id: string;
  name: string;
  named: NamedProduct;
  nameFact: string;
  /** Null where no tool said. */
  available: { value: boolean; factId: string } | null;
  prices: PriceKnown[];
  /** Those in stock. */
  variants: VariantKnown[];
  /** Words by which each sold-out variant is called. */
  gone: ReadonlySet<string>[];
  units: { factId: string; count: number; variants: readonly string[] | null }[];
  links: { factId: string; url: string }[];
  freeShipping: string | null;
}

/** Facts of products, put together per product; the newest of a kind and text counts. */
export function knownProducts(facts: readonly Fact[]): Map<string, KnownProduct> {
  const products = new Map<string, KnownProduct>();
  for (const fact of facts) {
    if (fact.kind !== "product" || fact.subject === null) continue;
    const id = fact.subject;
    products.set(id, {
      id,
      name: fact.text,
      named: nameOf({ id, name: fact.text }),
      nameFact: fact.id,
      available: null,
      prices: [],
      variants: [],
      gone: [],
      units: [],
      links: [],
      freeShipping: null,
    });
  }
  for (const fact of facts) {
    const product = fact.subject === null ? undefined : products.get(fact.subject);
    if (product !== undefined) note(product, fact);
  }
  return products;
}

/** "Zurda" is asked for as "para zurdos". */
function inBothGenders(root: string): string[] {
  const twin = /^\p{L}{3,}a$/u.test(root) ? "o" : /^\p{L}{3,}o$/u.test(root) ? "a" : null;
  return twin === null ? [root] : [root, `${root.slice(0, -1)}${twin}`];
}

/** What a variant is asked for by: "Negro 44". */
const variantRoots = remembered(
  (name): ReadonlySet<string> => new Set(valueRoots(name).flatMap(inBothGenders)),
);

function note(product: KnownProduct, fact: Fact): void {
  const variants = fact.variants ?? null;
  switch (fact.kind) {
    case "price":
    case "promotional_price":
      if (typeof fact.value === "number")
        product.prices.push({
          factId: fact.id,
          cents: fact.value,
          promotional: fact.kind === "promotional_price",
          variants,
        });
      return;
    case "stock":
      if (fact.value === false && variants !== null)
        product.gone.push(variantRoots(fact.text.slice(0, fact.text.lastIndexOf(":"))));
      else if (typeof fact.value === "boolean") product.available = { value: fact.value, factId: fact.id };
      else if (typeof fact.value === "number")
        product.units.push({ factId: fact.id, count: fact.value, variants });
      return;
    case "variant":
      product.variants.push({
        factId: fact.id,
        id: String(fact.value),
        name: foldSame(fact.text),
        roots: variantRoots(fact.text),
      });
      return;
    case "link":
      product.links.push({ factId: fact.id, url: String(fact.value) });
      return;
    case "shipping":
      if (fact.value === 0) product.freeShipping = fact.id;
      return;
    default:
      return;
  }
}

/** What a buyer pays: the promotion where there is one. With variants, only what holds for one of them. */
export function payablePrices(
  product: KnownProduct,
  variants: readonly string[] | null = null,
): PriceKnown[] {
  const fitting = product.prices.filter(
    (price) =>
      variants === null || price.variants === null || price.variants.some((id) => variants.includes(id)),
  );
  return fitting.filter(
    (price) =>
      price.promotional ||
      !fitting.some((other) => other.promotional && sameVariants(other.variants, price.variants)),
  );
}

/** Prices before a promotion. */
export function regularPrices(product: KnownProduct): PriceKnown[] {
  return product.prices.filter(
    (price) =>
      !price.promotional &&
      product.prices.some((other) => other.promotional && sameVariants(other.variants, price.variants)),
  );
}

function sameVariants(a: readonly string[] | null, b: readonly string[] | null): boolean {
  return a === null || b === null || a.some((id) => b.includes(id));
}
