import type { ChatRequest, ModelStep } from "@platform/simulator";

interface Found {
  products?: { name: string; available: boolean; price?: string; promotional_price?: string }[];
}

/** Looks for what was asked, then states a product with its price: a claim that the fact check has to prove. */
export function sellFrom(query: string): (request: ChatRequest) => ModelStep {
  return ({ messages }) => {
    const last = messages.at(-1);
    if (last?.role === "tool") return offer(last.content);
    return { call: "search_specific_products", arguments: { query, variant: null, max_price: null } };
  };
}

function offer(found: string | null): ModelStep {
  const { products = [] } = JSON.parse(found ?? "{}") as Found;
  const product = products.find(({ available }) => available);
  if (product === undefined) throw new Error(`The product's tool found nothing: ${found}`);
  const price = product.promotional_price ?? product.price;
  return { text: `¡Hola! Tenemos ${product.name} a ${price}. ¿Qué talle buscás?` };
}
