import type { ChatRequest, ModelStep } from "@platform/simulator";

interface Found {
  products?: { name: string; available: boolean; price?: string; promotional_price?: string }[];
}

/** Looks for what was asked, then states a product with its price: a claim that the fact check has to prove. */
export function sellFrom(query: () => string): (request: ChatRequest) => ModelStep {
  return ({ messages }) => {
    const last = messages.at(-1);
    if (last?.role === "tool") return offer(last.content);
    return {
      call: "search_specific_products",
      arguments: { query: query(), variant: null, max_price: null },
    };
  };
}

/** What customers say beside the thing: each two of them make a question that nobody has asked before. */
const BESIDE = [
  ..."negra blanca roja azul verde rosa gris celeste bordó violeta amarilla beige natural".split(" "),
  ..."algodón lycra modal microfibra jersey lino morley lisa estampada básica entallada amplia corta".split(
    " ",
  ),
  ..."larga cómoda suave liviana abrigada elástica deportiva nena mujer hombre bebé adulta clásica".split(
    " ",
  ),
  ..."verano invierno ensayo escenario regalo oferta nueva única chica mediana grande".split(" "),
];

/** The note of a bench whose customers ask by it. */
export const ASKED_ANEW =
  "Every second search is for words that nobody asked for together before; the others repeat one.";

/** Every second time the word alone, as many customers ask for the same; then with two more, together for the first time. */
export function askAnewByTurns(word: string): () => string {
  let asked = 0;
  return () => {
    const pair = Math.floor(asked / 2);
    asked += 1;
    if (asked % 2 === 1) return word;
    const first = pair % BESIDE.length;
    const second = first + 1 + (Math.floor(pair / BESIDE.length) % (BESIDE.length - 1));
    return `${word} ${BESIDE[first] ?? ""} ${BESIDE[second % BESIDE.length] ?? ""}`;
  };
}

function offer(found: string | null): ModelStep {
  const { products = [] } = JSON.parse(found ?? "{}") as Found;
  const product = products.find(({ available }) => available);
  if (product === undefined) throw new Error(`The product's tool found nothing: ${found}`);
  const price = product.promotional_price ?? product.price;
  return { text: `¡Hola! Tenemos ${product.name} a ${price}. ¿Qué talle buscás?` };
}
