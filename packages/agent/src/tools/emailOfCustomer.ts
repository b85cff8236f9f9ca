export const EMAIL = /[^\s@<>"',;]+@[^\s@<>"',;]+\.[^\s@<>"',;]+/u;

/** Only an address that the customer wrote in this chat counts: the model can't be talked into guessing one. */
export function emailOfCustomer(text: string, customerTexts: readonly string[]): string | null {
  const email = EMAIL.exec(text)?.[0].toLowerCase();
  if (email === undefined) return null;
  const escaped = email.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
  const whole = new RegExp(`(?<![\\p{L}\\p{N}._%+-])${escaped}(?![\\p{L}\\p{N}_-])`, "u");
  return customerTexts.some((written) => whole.test(written.toLowerCase())) ? email : null;
}
