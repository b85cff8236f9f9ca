import type { FactPage, NewFact } from "../tools/factBook.ts";
import { priceOf, viewProduct, type ViewContext } from "../tools/productView.ts";
import type { Reference } from "./resolveReferences.ts";

/** What was pointed at, as the model reads it; its facts are as good as a tool's. */
export const REFERENCE = { tool: "reference", callId: "reference" } as const;

/** More than these would push the conversation out of the prompt. */
const MAX_WHOLE = 3;

/** Products that the customer points at, each once: whole where it is one, one line each where it is a cart. */
export function viewReferences(
  references: readonly Reference[],
  { page, country }: { page: FactPage; country: string },
): Record<string, unknown>[] {
  const context: ViewContext = {
    country,
    addFact: (fact: NewFact) => page.add(REFERENCE, fact),
    // The customer has its picture already.
    book: { see: () => undefined },
  };
  const once = new Map(references.map((each) => [`${each.product.id} ${each.variant?.id ?? ""}`, each]));
  const all = [...once.values()];
  const carts = all.filter(({ how }) => how === "cart").map((each) => viewLine(each, context));
  const whole = all
    .filter(({ how }) => how !== "cart")
    .slice(0, MAX_WHOLE)
    .map(({ how, product, variant }) => ({
      how,
      ...(variant === null || variant.values.length === 0 ? {} : { variant: variant.values.join(" / ") }),
      ...viewProduct(product, context),
    }));
  return [...whole, ...carts];
}

function viewLine(
  { how, product, variant, quantity }: Reference,
  context: ViewContext,
): Record<string, unknown> {
  const [sold = variant] = product.variants.filter(({ available }) => available);
  const shown = variant ?? sold;
  const subject = product.id;
  context.addFact({ kind: "product", text: product.name, value: product.id, subject });
  const line = {
    how,
    id: product.id,
    name: product.name,
    ...(variant === null || variant.values.length === 0 ? {} : { variant: variant.values.join(" / ") }),
    ...(quantity === null ? {} : { quantity }),
  };
  if (shown === null || shown === undefined || !shown.available) return { ...line, available: false };
  const { price, promotional } = priceOf(shown, { currency: product.currency, country: context.country });
  const only = product.variants.length > 1 ? { variants: [shown.id] } : {};
  context.addFact({ kind: "price", text: price, value: shown.priceCents, subject, ...only });
  if (promotional !== null)
    context.addFact({
      kind: "promotional_price",
      text: promotional,
      value: shown.promotionalPriceCents,
      subject,
      ...only,
    });
  return {
    ...line,
    available: true,
    ...(promotional === null ? {} : { promotional_price: promotional }),
    price,
  };
}
