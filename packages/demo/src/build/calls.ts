import { type View, viewCoupons, viewOrder, viewProduct } from "../shop/facts.ts";
import type { Shop } from "../shop/shop.ts";
import type { ToolUse } from "../script/scene.ts";
import { storeDay } from "./clock.ts";

/** A tool call of a run, with what the tool answered. */
export interface Call {
  use: ToolUse;
  callId: string;
  arguments: Record<string, unknown>;
  view: View;
}

const SOLD_OUT =
  "Lo que tiene available:false está agotado: decilo si preguntó por eso, pero no lo ofrezcas.";

function offer(shop: Shop, names: string[]): View {
  const views = names.map((name) => viewProduct(shop.product(name)));
  const soldOut = views.some((view) => view.value["available"] === false);
  return {
    value: { products: views.map((view) => view.value), ...(soldOut ? { hint: SOLD_OUT } : {}) },
    facts: views.flatMap((view) => view.facts),
  };
}

/** What the tool was asked, and what it answers from the shop as it is. */
export function callOf(
  use: ToolUse,
  { shop, at, callId: id }: { shop: Shop; at: number; callId: string },
): Call {
  const call = (args: Record<string, unknown>, view: View): Call => ({
    use,
    callId: id,
    arguments: args,
    view,
  });
  switch (use.tool) {
    case "search_specific_products":
      return call({ query: use.query, variant: use.variant, max_price: null }, offer(shop, use.found));
    case "search_by_category": {
      const { value, facts } = offer(shop, use.found);
      return call(
        { query: use.query, category_id: null },
        { value: { category: use.query, ...value }, facts },
      );
    }
    case "browse_general_storefront":
      return call({ query: null }, offer(shop, use.found));
    case "get_product_details": {
      const { value, facts } = viewProduct(shop.product(use.name));
      return call({ query: use.name, product_id: null }, { value: { found: true, product: value }, facts });
    }
    case "purchase_link": {
      const { value, facts } = viewProduct(shop.product(use.name));
      return call(
        { query: use.name, product_id: null, variant: use.variant },
        { value: { found: true, variant: use.variant, ...value }, facts },
      );
    }
    case "cupones_list":
      return call({ query: null }, viewCoupons(shop, storeDay(at)));
    case "orders": {
      const views = use.found.map((number) => viewOrder(shop.order(number)));
      const hint =
        "No hay un pedido con ese número para este teléfono. Pedí que revise el número o que diga el e-mail de la compra.";
      const value =
        views.length > 0 ? { found: true, orders: views.map((view) => view.value) } : { found: false, hint };
      return call(
        { query: null, order_number: use.number, email: null },
        { value, facts: views.flatMap((view) => view.facts) },
      );
    }
    case "derivhumano":
      return call(
        { query: null, reason: use.reason, summary: use.summary, wanted_action: use.wanted },
        { value: { handoff: true }, facts: [] },
      );
  }
}

export function callId(chance: () => number, index: number): string {
  return `call_${Math.floor(chance() * 2 ** 48).toString(36)}${index}`;
}
