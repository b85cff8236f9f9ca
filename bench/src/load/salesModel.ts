import type { ChatRequest, ModelStep } from "@platform/simulator";

interface Found {
  products?: { name: string; available: boolean; price?: string; promotional_price?: string }[];
}

/** Looks for what was asked, then states a product with its price: a claim that the fact check has to prove. */
export function salesModel({ messages }: ChatRequest): ModelStep {
  const last = messages.at(-1);
  if (last?.role !== "tool")
    return {
      call: "search_specific_products",
      arguments: { query: "remera", variant: null, max_price: null },
    };
  const { products = [] } = JSON.parse(last.content ?? "{}") as Found;
  const product = products.find(({ available }) => available);
  if (product === undefined) throw new Error(`The product's tool found nothing: ${last.content}`);
  const price = product.promotional_price ?? product.price;
  return { text: `¡Hola! Tenemos ${product.name} a ${price}. ¿Qué talle buscás?` };
}
