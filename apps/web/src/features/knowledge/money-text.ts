/**
 * Money as people type it ("12.500", "$ 1.234,56", "1234.5") in cents; null for nothing, NaN where it is no amount.
 * The last separator is the decimal one if one or two digits follow it.
 */
export function centsOf(text: string): number | null {
  const digits = text.replace(/^(?:\s|R?\$|US\$)+/i, "").replace(/\s/g, "");
  if (digits === "") return null;
  const [, units = "", decimals = ""] = /^(\d[\d.,]*?)(?:[.,](\d{1,2}))?$/.exec(digits) ?? [];
  if (!/^(?:\d+|\d{1,3}(?:\.\d{3})+|\d{1,3}(?:,\d{3})+)$/.test(units)) return Number.NaN;
  return Number(units.replace(/\D/g, "")) * 100 + Number(decimals.padEnd(2, "0"));
}

/** As it is typed in Argentina and Brazil: "12.500", "1.234,50". */
export function moneyText(cents: number | null): string {
  if (cents === null) return "";
  const units = String(Math.trunc(cents / 100)).replace(/\B(?=(\d{3})+$)/g, ".");
  const rest = cents % 100;
  return rest === 0 ? units : `${units},${String(rest).padStart(2, "0")}`;
}
