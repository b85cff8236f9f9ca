import type { StorePort } from "../../ports.ts";
import type { Fact } from "../../result.ts";
import { createFactBook } from "../../tools/factBook.ts";
import { TOOLS_BY_NAME } from "../../tools/index.ts";
import type { ToolContext } from "../../tools/defineTool.ts";
import type { CaseStore } from "./caseStore.ts";

/** The facts that the agent's own tools make of a case's shop: every product, coupons, orders, one link. */
export async function gatherFacts(shop: CaseStore): Promise<Fact[]> {
  const book = createFactBook({ now: () => new Date("2026-11-23T13:30:00.000Z") });
  const context: ToolContext = {
    store: portOf(shop),
    checkout: null,
    sheet: shop.store.sheet,
    articles: shop.store.articles,
    pictured: false,
    signal: new AbortController().signal,
    country: shop.store.country,
    timezone: shop.store.timezone,
    callId: "call",
    book,
    addFact: (fact) => book.add({ tool: "tool", callId: "call" }, fact),
    customerTexts: [],
    orderLookups: new Set(),
  };
  for (const { name, arguments: args } of callsFor(shop)) {
    const prepared = TOOLS_BY_NAME.get(name)?.prepare(JSON.stringify(args));
    if (prepared?.kind !== "valid") throw new Error(`${name} can't be called`);
    await prepared.run(context);
  }
  return book.facts();
}

/** What a model would call to learn all of it. */
export function callsFor({ products }: CaseStore): { name: string; arguments: Record<string, unknown> }[] {
  const [first] = products;
  return [
    ...products.map(({ id }) => ({ name: "get_product_details", arguments: { product_id: id } })),
    { name: "cupones_list", arguments: {} },
    { name: "orders", arguments: {} },
    ...(first === undefined
      ? []
      : [{ name: "purchase_link", arguments: { product_id: first.id, variant: "negro 38" } }]),
  ];
}

export function portOf({ products, coupons, orders }: CaseStore): StorePort {
  return {
    searchProducts: () => Promise.resolve(products),
    listCategories: () => Promise.resolve([]),
    listByCategory: () => Promise.resolve([]),
    browseStorefront: () => Promise.resolve(products),
    getProduct: (id) => Promise.resolve(products.find((product) => product.id === id) ?? null),
    listCoupons: () => Promise.resolve(coupons),
    findOrders: () => Promise.resolve(orders),
    listPages: () => Promise.resolve([]),
  };
}
