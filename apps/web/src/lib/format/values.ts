import { numberFormat } from "./formatters.ts";

/** A name for a sentence that is read the other way: it stays one piece, and what follows it stays in its place. */
export function isolated(name: string): string {
  return readsFromRight(name) ? `\u2068${name}\u2069` : name;
}

/** Whether anything in it is Hebrew, Arabic or of another script that runs from right to left. */
export function readsFromRight(text: string): boolean {
  return /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff]/.test(text);
}

const SHORT = 16;

/** Where there is little room, as colleagues call each other: the first name and the last one's first letter. */
export function shortName(name: string): string {
  if (name.length <= SHORT) return name;
  const words = name.trim().split(/\s+/);
  const letter = words.length > 1 ? /^./u.exec(words.at(-1) ?? "")?.[0] : undefined;
  const short = letter === undefined ? (words[0] ?? "") : `${words[0]} ${letter}.`;
  // Whole letters: half of one is a sign of its own.
  return short.length <= SHORT ? short : `${new RegExp(`^.{${SHORT - 1}}`, "u").exec(short)?.[0]}…`;
}

/** `$ 89.900`; cents only where there are any. */
export function money(amount: number, options: { currency: string; locale: string }): string {
  const digits = Number.isInteger(amount) ? 0 : 2;
  try {
    return numberFormat(options.locale, {
      style: "currency",
      currency: options.currency,
      minimumFractionDigits: digits,
      maximumFractionDigits: digits,
    }).format(amount);
  } catch {
    // Not a currency code: the number and what was sent with it.
    return `${options.currency}\u00a0${amount}`;
  }
}

/** What models cost: `US$ 1,50`, and below a cent as many places as it takes to see it: `US$ 0,0031`. */
export function cost(dollars: number, locale: string): string {
  const tiny = dollars > 0 && dollars < 0.01;
  return numberFormat(locale, {
    style: "currency",
    currency: "USD",
    ...(tiny ? { maximumSignificantDigits: 2 } : { minimumFractionDigits: 2, maximumFractionDigits: 2 }),
  }).format(dollars);
}

/** `340 kB`, `1,2 MB` */
export function fileSize(bytes: number, locale: string): string {
  const [value, unit] = bytes < 1_000_000 ? [bytes / 1_000, "kB"] : [bytes / 1_000_000, "MB"];
  const digits = value < 10 ? 1 : 0;
  return `${numberFormat(locale, { maximumFractionDigits: digits }).format(value)} ${unit}`;
}

/** One or two letters of a name; digits and signs give `#`. */
export function initials(name: string | null): string {
  // A username's sign is no letter, and neither is a flower.
  const words = (name ?? "")
    .split(/\s+/)
    .map((word) => word.replace(/^[^\p{L}]+/u, ""))
    .filter((word) => word !== "");
  const first = words[0];
  const last = words.length > 1 ? words[words.length - 1] : undefined;
  if (!first) return "#";
  return [first, last]
    .map((word) => (word ? String.fromCodePoint(word.codePointAt(0) ?? 35) : ""))
    .join("")
    .toLocaleUpperCase();
}

/** Argentine and Brazilian numbers as people write them; others in groups as received. */
export function phoneNumber(raw: string): string {
  const digits = raw.replace(/\D/g, "");
  const argentine = /^54(9?)(11|\d{3})(\d{3,4})(\d{4})$/.exec(digits);
  if (argentine) return `+54 ${argentine[1] ? "9 " : ""}${argentine[2]} ${argentine[3]}-${argentine[4]}`;
  const brazilian = /^55(\d{2})(\d{4,5})(\d{4})$/.exec(digits);
  if (brazilian) return `+55 ${brazilian[1]} ${brazilian[2]}-${brazilian[3]}`;
  return raw.startsWith("+") ? raw : `+${digits}`;
}

/** The name of a language that WhatsApp writes as es_AR; as it came where it is none. */
export function language(tag: string, locale: string): string {
  try {
    const name = new Intl.DisplayNames(locale, { type: "language" }).of(tag.replace("_", "-")) ?? tag;
    return name.charAt(0).toLocaleUpperCase(locale) + name.slice(1);
  } catch {
    return tag;
  }
}
