import type { ProviderRecord, ShopData } from "../world.ts";
import { fold, money, pesos, record, records, spanish, text } from "./read.ts";

export interface ShopVariant {
  id: string;
  values: string[];
  price: number | null;
  /** Only where it is below the price. */
  promo: number | null;
  stock: number | null;
  available: boolean;
}

export interface ShopProduct {
  id: string;
  name: string;
  url: string;
  image: string | null;
  attributes: string[];
  variants: ShopVariant[];
  freeShipping: boolean;
}

/** The simulated shop as the chats speak of it: every number and link in a text is asked for here. */
export interface Shop {
  /** Without a slash at the end. */
  url: string;
  /** By a distinctive part of the name, accents and case forgiven. Throws where none or several fit. */
  product(name: string): ShopProduct;
  /** What the cheapest variant in stock costs now: "$ 32.900". */
  price(name: string): string;
  /** The regular price of that variant. */
  fullPrice(name: string): string;
  link(name: string): string;
  /** "34, 35, 37", or "Negro: 36, 38; Rosa: 38". */
  inStock(name: string): string;
  order(number: string): ProviderRecord;
  coupons: readonly ProviderRecord[];
}

export function createShop({ url, products, orders, coupons }: ShopData & { url: string }): Shop {
  const known = products.filter((each) => each["published"] === true).map(toProduct);
  const product = (name: string): ShopProduct => {
    const wanted = fold(name);
    const found = known.filter((each) => fold(each.name).includes(wanted));
    const [first] = found.length > 1 ? found.filter((each) => fold(each.name) === wanted) : found;
    if (first === undefined)
      throw new Error(`The demo speaks of «${name}», which ${found.length} products of the shop are called`);
    return first;
  };
  const orderOf = new Map(orders.map((each) => [text(each["number"]), each]));
  return {
    url,
    product,
    price: (name) => priceOf(cheapest(product(name))),
    fullPrice: (name) => money(cheapest(product(name))?.price ?? 0),
    link: (name) => product(name).url,
    inStock: (name) => variantsText(product(name).variants.filter((each) => each.available)),
    order: (number) => {
      const order = orderOf.get(number);
      if (order === undefined)
        throw new Error(`The demo speaks of order ${number}, which the shop doesn't have`);
      return order;
    },
    coupons,
  };
}

function toProduct(source: ProviderRecord): ShopProduct {
  const [image] = records(source["images"]).toSorted((a, b) => Number(a["position"]) - Number(b["position"]));
  return {
    id: text(source["id"]),
    name: spanish(source["name"]),
    url: text(source["canonical_url"]),
    image: image === undefined ? null : text(image["src"]),
    attributes: Array.isArray(source["attributes"]) ? source["attributes"].map(spanish) : [],
    variants: records(source["variants"]).map(toVariant),
    freeShipping: source["free_shipping"] === true,
  };
}

function toVariant(source: ProviderRecord): ShopVariant {
  const price = pesos(source["price"]);
  const promo = pesos(source["promotional_price"]);
  const stock =
    source["stock"] === null || source["stock_management"] === false ? null : Number(source["stock"]);
  return {
    id: text(source["id"]),
    values: records(source["values"]).map((value) => spanish(value)),
    price,
    promo: promo !== null && price !== null && promo < price ? promo : null,
    stock,
    available: record(source)["visible"] !== false && (stock === null || stock > 0),
  };
}

/** The variant in stock that costs least; nothing in stock: none. */
export function cheapest(product: ShopProduct): ShopVariant | undefined {
  return product.variants
    .filter((each) => each.available && each.price !== null)
    .toSorted((a, b) => (a.promo ?? a.price ?? 0) - (b.promo ?? b.price ?? 0))[0];
}

export function priceOf(variant: ShopVariant | undefined): string {
  const payable = variant?.promo ?? variant?.price;
  return payable === undefined || payable === null ? "precio a consultar" : money(payable);
}

/** "Negro: 36, 38; Rosa: 38", or "36, 38" for a single option. */
export function variantsText(variants: ShopVariant[]): string {
  const groups = new Map<string, string[]>();
  for (const { values } of variants) {
    const [first, ...rest] = values;
    if (first === undefined) continue;
    const others = groups.get(first) ?? [];
    if (rest.length > 0) others.push(rest.join(" / "));
    groups.set(first, others);
  }
  const nested = [...groups.values()].some((rest) => rest.length > 0);
  const entries = [...groups].map(([first, rest]) =>
    rest.length === 0 ? first : `${first}: ${rest.join(", ")}`,
  );
  return entries.join(nested ? "; " : ", ");
}

/** The caption of a product's bubble: name, price (promotional first), what is in stock, link. */
export function captionOf(product: ShopProduct): string {
  const inStock = product.variants.filter((each) => each.available);
  const best = cheapest(product);
  const prices = new Set(inStock.map((each) => each.promo ?? each.price));
  const before = best?.promo !== null && best !== undefined ? ` (antes ${money(best.price ?? 0)})` : "";
  const price = `${prices.size > 1 ? "Desde " : ""}${priceOf(best)}${before}`;
  const options = variantsText(inStock);
  return [
    product.name,
    price,
    options === "" ? "" : `En stock: ${options}`,
    product.freeShipping ? "Envío gratis" : "",
    product.url,
  ]
    .filter((line) => line !== "")
    .join("\n");
}
