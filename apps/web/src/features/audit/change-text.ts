/** What a change is said with: the reader's words for fields and for what they hold. */
export interface ChangeWords {
  /** Null where there are none: then it is shown as it is written down. */
  field: (name: string) => string | null;
  /** Of a word that stands for something: a mode, a role, whether a secret was set. */
  value: (field: string, word: string) => string | null;
  yesNo: (value: boolean) => string;
  number: (value: number) => string;
  /** How long something lasts. */
  minutes: (value: number) => string;
  /** An instant. */
  moment: (instant: string) => string;
  /** A day without a time. */
  day: (day: string) => string;
}

/** One thing that was changed, in words. */
export interface ChangeLine {
  field: string;
  text: string;
}

const UUID = /^[\da-f]{8}-[\da-f]{4}-[\da-f]{4}-[\da-f]{4}-[\da-f]{12}$/;
const INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d/;
const DAY = /^\d{4}-\d\d-\d\d$/;
const NOTHING = "—";

/**
 * Every change of an entry; what is nothing but an id says nothing to people and is left out, as is what something new
 * was made without.
 */
export function changeLines(
  changes: Readonly<Record<string, unknown>>,
  words: ChangeWords,
  made = false,
): ChangeLine[] {
  return Object.entries(changes).flatMap(([name, value]) => {
    const text = isChange(value)
      ? `${textOf(name, value.before, words)} → ${textOf(name, value.after, words)}`
      : textOf(name, value, words);
    return isId(value) || (made && text === NOTHING) ? [] : [{ field: words.field(name) ?? name, text }];
  });
}

const isId = (value: unknown): boolean => typeof value === "string" && UUID.test(value);

function isChange(value: unknown): value is { before: unknown; after: unknown } {
  return typeof value === "object" && value !== null && "before" in value && "after" in value;
}

function textOf(name: string, value: unknown, words: ChangeWords): string {
  if (value === null || value === undefined || value === "") return NOTHING;
  if (typeof value === "boolean") return words.yesNo(value);
  if (name === "minutes" && typeof value === "number") return words.minutes(value);
  if (typeof value === "number") return words.number(name.endsWith("Cents") ? value / 100 : value);
  if (typeof value === "string") return wordText(name, value, words);
  if (Array.isArray(value)) return listText(name, value, words);
  return typeof value === "object" ? objectText({ ...value }, words) : NOTHING;
}

function wordText(name: string, value: string, words: ChangeWords): string {
  if (DAY.test(value)) return words.day(value);
  if (INSTANT.test(value)) return words.moment(value);
  return words.value(name, value) ?? value;
}

function listText(name: string, values: readonly unknown[], words: ChangeWords): string {
  if (values.length === 0) return NOTHING;
  const deep = values.some((value) => typeof value === "object" && !isSpan(value));
  return values.map((value) => textOf(name, value, words)).join(deep ? "; " : ", ");
}

/** Hours of a day, which people write in one piece. */
function isSpan(value: unknown): value is { from: string; to: string } {
  return typeof value === "object" && value !== null && "to" in value && "from" in value;
}

/** What it holds, without what is empty there. */
function objectText(value: Readonly<Record<string, unknown>>, words: ChangeWords): string {
  if (isSpan(value)) return `${value.from}–${value.to}`;
  const parts = Object.entries(value)
    .filter(([, held]) => held !== null && held !== "" && !isId(held))
    .map(([name, held]) => `${words.field(name) ?? name}: ${textOf(name, held, words)}`);
  return parts.length === 0 ? NOTHING : parts.join(", ");
}
