/** A sign or code of money, one blank, and its number; no more digits than a price has, as this piece never breaks. */
const price = /((?:\p{Lu}{0,3}\$|S\/|[€£₲₡]|\b(?:Bs|ARS|BRL|USD))[ \u00a0\u202f]\d[\d.,]{0,14})/u;

/** Cuts a text at the prices that have a blank in them: every second piece is one. */
export function splitByPrices(text: string): string[] {
  return text.split(price);
}
