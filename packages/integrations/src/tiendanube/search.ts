import type { TiendanubeProduct } from "./types.ts";

const STOP_WORDS = new Set(
  (
    "a al algo algun alguna and any are as busco con cual cuales cuanto cuesta de del do does e el ella en es esa ese esta este for " +
    "hay have hola i in is la las le lo los me mi muy na no nos o of on or os para pero por precio que quiero quisiera se si sin " +
    "sobre son su sus te tem tenes tienen tenemos the tiene to u um uma un una uno unos unas voce voces y you"
  ).split(" "),
);

const MAX_WORDS = 3;

/** Lower case without accents. */
export function fold(text: string): string {
  return text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
}

/** Singular of Spanish, Portuguese and English plurals, as far as a substring search needs it. */
export function singular(word: string): string {
  if (word.length > 5 && /[^aeiou]es$/i.test(word)) return word.slice(0, -2);
  return word.length > 3 && /[^s]s$/i.test(word) ? word.slice(0, -1) : word;
}

function tokens(text: string): string[] {
  return text
    .normalize("NFC")
    .split(/[^\p{L}\p{N}]+/u)
    .filter((token) => token !== "");
}

/** The words of a question that say something, in singular and as typed. */
export function significantWords(query: string): string[] {
  const words = tokens(query).filter(
    (word) => !STOP_WORDS.has(fold(word)) && (word.length > 1 || /\d/.test(word)),
  );
  return [...new Set(words.map(singular))];
}

/**
 * The few requests that a question may cost, after the whole question itself: its longest words,
 * never bare numbers ("37"), which are sizes and match by the variants.
 */
export function wordQueries(query: string): string[] {
  const words = significantWords(query).filter((word) => !/^\d+$/.test(word) && word.length > 2);
  const others = words.filter((word) => fold(word) !== fold(query.trim()));
  return others.toSorted((a, b) => b.length - a.length).slice(0, MAX_WORDS);
}

/** "negra" finds "Negro": the gender's vowel of longer words doesn't count. */
function stem(word: string): string {
  const folded = fold(word);
  return folded.length >= 5 ? folded.replace(/[aoe]$/, "") : folded;
}

interface Haystack {
  name: string;
  /** Tags, categories, SKUs, brand and the values of shown variants. */
  rest: string;
  values: Set<string>;
}

function haystackOf(product: TiendanubeProduct): Haystack {
  const values = product.variants
    .filter((variant) => variant.visible)
    .flatMap((variant) => variant.values.map(fold));
  const categories = product.categories.map((category) => category.name);
  const skus = product.variants.map((variant) => variant.sku ?? "");
  return {
    name: fold(product.name),
    rest: fold([...product.tags, ...categories, ...skus, ...values, product.brand ?? ""].join(" ")),
    values: new Set(values.flatMap(tokens)),
  };
}

/** How many of the words a product has, and how many of those stand in its name. */
function matchWords(words: string[], product: TiendanubeProduct): { matched: number; inName: number } {
  const text = haystackOf(product);
  let [matched, inName] = [0, 0];
  for (const word of words) {
    const root = stem(word);
    if (text.name.includes(root)) inName += 1;
    const elsewhere = /^\d+$/.test(word) ? text.values.has(word) : text.rest.includes(root);
    if (elsewhere || text.name.includes(root)) matched += 1;
  }
  return { matched, inName };
}

/** Whether one of the hits has every word of the question, so that no further request can find a better one. */
export function isAnswered(query: string, hits: TiendanubeProduct[]): boolean {
  const words = significantWords(query);
  return hits.some((product) => matchWords(words, product).matched === words.length);
}

function isAvailable(product: TiendanubeProduct): boolean {
  return product.variants.some((variant) => variant.available);
}

/** Those a customer can buy first; the order is kept otherwise. */
export function availableFirst(products: TiendanubeProduct[]): TiendanubeProduct[] {
  return [...products.filter(isAvailable), ...products.filter((product) => !isAvailable(product))];
}

/** Without the sold-out ones, which are never offered unasked. */
export function onlyAvailable(products: TiendanubeProduct[]): TiendanubeProduct[] {
  return products.filter(isAvailable);
}

/**
 * Merged hits, best first, each once. Hits far below the best one are noise of a single common word
 * and are dropped; hits that match nowhere we can see (a text in another language) stay if all are such.
 */
export function rankHits(query: string, hits: TiendanubeProduct[]): TiendanubeProduct[] {
  const words = significantWords(query);
  const unique = [...new Map(hits.map((product) => [product.id, product])).values()];
  const scored = availableFirst(unique).map((product) => ({ product, ...matchWords(words, product) }));
  const best = Math.max(0, ...scored.map(({ matched }) => matched));
  return scored
    .filter(({ matched }) => matched * 2 >= best)
    .toSorted((a, b) => b.matched - a.matched || b.inName - a.inName)
    .map(({ product }) => product);
}
