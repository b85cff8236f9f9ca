const SYMBOLS: Record<string, string> = {
  BRL: "R$",
  USD: "US$",
  PEN: "S/",
  EUR: "€",
  PYG: "₲",
  BOB: "Bs",
  CRC: "₡",
  GTQ: "Q",
};
/** Where the dollar is the money of the country, it needs no name. */
const DOLLARS_AT_HOME = new Set(["US", "EC", "PA", "SV", "PR"]);
const POINT_DECIMALS = new Set(["MX", "US", "PE", "GB", "CA", "GT", "SV", "HN", "NI", "DO", "PA"]);

/**
 * Cents as the country writes money: "$ 89.900" and "$ 89.900,50" in Argentina, "R$ 89,90" in Brazil
 * (where decimals are always written). Blanks are plain, so that texts compare.
 */
export function formatMoney(cents: number, place: { currency: string; country: string }): string {
  const country = place.country.toUpperCase();
  const [thousand, decimal] = POINT_DECIMALS.has(country) ? [",", "."] : [".", ","];
  const rest = Math.abs(cents) % 100;
  const units = Math.trunc(Math.abs(cents) / 100)
    .toString()
    .replace(/\B(?=(\d{3})+$)/g, thousand);
  const decimals =
    rest !== 0 || country === "BR" || place.currency === "BRL"
      ? `${decimal}${rest.toString().padStart(2, "0")}`
      : "";
  const currency = place.currency.toUpperCase();
  const symbol = currency === "USD" && DOLLARS_AT_HOME.has(country) ? "$" : (SYMBOLS[currency] ?? "$");
  return `${cents < 0 ? "-" : ""}${symbol} ${units}${decimals}`;
}

/**
 * Amounts of money that a text states, in cents. A number counts as money with a currency sign
 * before it, a currency word after it, or thousands separators; sizes and order numbers don't.
 */
export function amountsIn(text: string): Set<number> {
  const amounts = new Set<number>();
  const pattern =
    /(\$|€|S\/)?\s?(\d{1,3}(?:[.,]\d{3})+(?:[.,]\d{1,2})?|\d+(?:[.,]\d{1,2})?)(?![\d])(\s*(?:pesos|reais|ars|brl|usd)\b)?/giu;
  for (const match of text.matchAll(pattern)) {
    const [, sign, digits = "", word] = match;
    if (sign === undefined && word === undefined && !/[.,]\d{3}/.test(digits)) continue;
    amounts.add(toCents(digits));
  }
  return amounts;
}

function toCents(digits: string): number {
  const decimals = /[.,](\d{1,2})$/.exec(digits);
  const units = (decimals === null ? digits : digits.slice(0, decimals.index)).replace(/\D/g, "");
  return Number(units) * 100 + Number((decimals?.[1] ?? "").padEnd(2, "0") || 0);
}
