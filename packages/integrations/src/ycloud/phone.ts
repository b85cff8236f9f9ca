/** Keeps the digits and drops the international prefix `00`. */
function digitsOf(text: string): string {
  return text.replace(/\D/g, "").replace(/^00/, "");
}

/**
 * The key under which the forms of one number meet: digits, without Argentina's mobile 9,
 * Brazil's ninth digit and Mexico's mobile 1. The database computes the same key in SQL;
 * change both or neither.
 *
 * - `549` + 10 digits → `54` + those 10
 * - `55` + 2-digit area + `9` + digit 6–9 + 7 digits → without that 9
 * - `521` + 10 digits → `52` + those 10
 */
export function phoneKey(text: string): string {
  const digits = digitsOf(text);
  if (/^549\d{10}$/.test(digits)) return `54${digits.slice(3)}`;
  if (/^55\d{2}9[6-9]\d{7}$/.test(digits)) return digits.slice(0, 4) + digits.slice(5);
  if (/^521\d{10}$/.test(digits)) return `52${digits.slice(3)}`;
  return digits;
}
