import { formatMoney, type Language, type StoreProduct } from "@platform/agent";

const WORDS: Record<Language, { from: string; before: string; soldOut: string; onRequest: string }> = {
  es: {
    from: "desde",
    before: "antes",
    soldOut: "Sin stock por el momento",
    onRequest: "Precio a consultar",
  },
  pt: {
    from: "a partir de",
    before: "antes",
    soldOut: "Sem estoque no momento",
    onRequest: "Preço sob consulta",
  },
  en: { from: "from", before: "before", soldOut: "Out of stock for now", onRequest: "Price on request" },
};

/** What stands below a product's picture: its name, what it costs now, and where to buy it. */
export function productCaption(
  product: StoreProduct,
  place: { country: string; language: Language },
): string {
  const words = WORDS[place.language];
  const sold = product.variants.filter(({ available }) => available);
  const lines = [product.name, priceOf(product, { ...place, words })];
  if (sold.length === 0) lines.push(words.soldOut);
  lines.push(product.url);
  return lines.join("\n").slice(0, 1_024).toWellFormed();
}

function priceOf(
  { variants, currency }: StoreProduct,
  { country, words }: { country: string; words: (typeof WORDS)[Language] },
): string {
  const sold = variants.filter(({ available }) => available);
  const priced = (sold.length > 0 ? sold : variants).flatMap(({ priceCents, promotionalPriceCents }) =>
    priceCents === null ? [] : [{ now: promotionalPriceCents ?? priceCents, before: priceCents }],
  );
  const cheapest = priced.toSorted((a, b) => a.now - b.now)[0];
  if (cheapest === undefined) return words.onRequest;
  const money = (cents: number) => formatMoney(cents, { currency, country });
  if (priced.some(({ now }) => now !== cheapest.now)) return `${words.from} ${money(cheapest.now)}`;
  return cheapest.before > cheapest.now
    ? `${money(cheapest.now)} (${words.before} ${money(cheapest.before)})`
    : money(cheapest.now);
}
