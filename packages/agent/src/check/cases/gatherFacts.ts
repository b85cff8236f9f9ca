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
    signal: new AbortController().signal,
    country: shop.store.country,
    timezone: shop.store.timezone,
    callId: "call",
    book,
    addFact: (fact) => book.add({ tool: "tool", callId: "call" }, fact),
    customerTexts: [],
    orderLookups: new Set(),
  };
  const call = async (name: string, args: unknown): Promise<void> => {
    const prepared = TOOLS_BY_NAME.get(name)?.prepare(JSON.stringify(args));
    if (prepared?.kind !== "valid") throw new Error(`${name} can't be called`);
    await prepared.run(context);
  };
  for (const { id } of shop.products) await call("get_product_details", { product_id: id });
  await call("cupones_list", {});
  await call("orders", {});
  if (shop.products[0] !== undefined)
    await call("purchase_link", { product_id: shop.products[0].id, variant: "negro 38" });
  return book.facts();
}

function portOf({ products, coupons, orders }: CaseStore): StorePort {
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
