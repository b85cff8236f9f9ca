/**
 * Integer cents of a decimal text ("98500.00") or of a JSON number, never through binary fractions.
 * A third decimal rounds half up. Null where it is no plain decimal or too large to be exact.
 */
export function cents(value: unknown): number | null {
  const text = typeof value === "number" ? String(value) : value;
  if (typeof text !== "string") return null;
  const [, sign, whole, fraction = ""] = /^(-?)(\d{1,13})(?:\.(\d+))?$/.exec(text.trim()) ?? [];
  if (whole === undefined) return null;
  const padded = fraction.padEnd(3, "0");
  const amount = Number(whole) * 100 + Number(padded.slice(0, 2)) + (Number(padded[2]) >= 5 ? 1 : 0);
  return sign === "-" ? -amount : amount;
}
