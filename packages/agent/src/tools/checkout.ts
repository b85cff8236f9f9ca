import { StoreError, type StoreVariant } from "../ports.ts";
import type { ToolContext } from "./defineTool.ts";
import { emailOfCustomer } from "./emailOfCustomer.ts";

/** A link to the checkout with the whole cart, where the merchant wants it; the product's own link stays beside it. */
export async function offerCheckout(
  lines: { variant: StoreVariant; quantity: number }[],
  { email, context }: { email: string | null; context: ToolContext },
): Promise<Record<string, unknown>> {
  const { checkout, signal } = context;
  if (checkout === null) return {};
  const own = emailOfCustomer(email ?? "", context.customerTexts);
  if (own === null)
    return {
      need: "email",
      hint: "Para armar el carrito listo para pagar hace falta su e-mail; si no lo quiere dar, pasale el enlace del producto.",
    };
  const cart = {
    lines: lines.map(({ variant, quantity }) => ({ variantId: variant.id, quantity })),
    email: own,
  };
  try {
    const opened = await checkout.open(cart, { signal });
    if (opened === null) return {};
    context.addFact({ kind: "link", text: opened.url, value: opened.url, subject: null });
    return { checkout_url: opened.url, checkout_hint: "Es el carrito listo para pagar: pasá este enlace." };
  } catch (error) {
    // The product's link sells too.
    if (error instanceof StoreError) return {};
    throw error;
  }
}
