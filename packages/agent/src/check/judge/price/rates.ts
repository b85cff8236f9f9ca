import { measuresAs, type Measure } from "../../text/measures.ts";
import type { Page, Span } from "../../text/page.ts";

/** What an amount is said to be the price of one of: "$ 2.700 el kilo", "cada sobre te queda en $ 1.200". */
export interface Rate {
  /** Folded; null of "cada uno". */
  noun: string | null;
  /** Of the kilo, of 100 g: how much. */
  measure: Measure | null;
  /** "cada", "por": behind an article alone stands what is sold as a whole, too. */
  isPlain: boolean;
}

const OF_UNITS =
  "(?:kil|quil)(?:os?|itos?|inhos?|ogramos?|ogramas?)|kgs?|litros?|lit(?:er|re)s?|lts?|l|metros?|met(?:er|re)s?|m|gramos?|gramas?|grs?|g|ml|cc|lbs?|pounds?";
const IS_UNIT = new RegExp(`^(?:${OF_UNITS})$`, "u");
const ONE = /^(?:un[oa]?|uma?|unidad|unidade|unid|unit|unitario|u|one)$/;
const ONE_BEHIND = /^[*_)]*,? ?(?:c\/ ?u(?!\p{L})|each(?! \p{L}))/u;
const BEHIND =
  /^[*_)]*,? ?(por|x|\/|cada|per|el|l[ao]s?|[ao]s?|the|an?)(?: |(?<=\/))(?:(\d{1,4}) ?)?(\p{L}+)/u;
/** The last one before the amount, with nothing else counted or paid in between. */
const BEFORE = new RegExp(
  `(?:\\b(cada|each)|\\b(?:el|o|por|the|per)(?= (?:\\d{1,4} ?)?(?:${OF_UNITS})(?!\\p{L}))) (?:(\\d{1,4}) ?)?(\\p{L}+)(?![^.;:()$]*\\b(?:cada|each)\\b)[^.;:()$\\d]{0,60}$`,
  "u",
);
const PLAIN = /^(?:por|x|\/|cada|per)$/;

function rateOf(number: string | undefined, noun: string, isPlain: boolean): Rate {
  if (IS_UNIT.test(noun)) {
    const unit = noun.replace(/^((?:kil|quil)o|kil(?=it)|quil(?=inh))(?:itos?|inhos?|s)?$/, "kilo");
    return { noun, measure: measuresAs([Number(number ?? 1)], unit), isPlain };
  }
  return { noun: ONE.test(noun) ? null : noun, measure: null, isPlain };
}

/** Of what one an amount is the price, behind it; with where that ends. */
function rateBehind({ end }: Span, { folded }: Page): (Rate & { end: number }) | null {
  const after = folded.slice(end, end + 40);
  const one = ONE_BEHIND.exec(after);
  if (one !== null) return { noun: null, measure: null, isPlain: true, end: end + one[0].length };
  const match = BEHIND.exec(after);
  if (match === null) return null;
  const [whole, by = "", number, noun = ""] = match;
  return { ...rateOf(number, noun, PLAIN.test(by)), end: end + whole.length };
}

/** Of what one an amount is the price, behind it or, since the amount before it in its sentence, before. */
export function rateAt(
  amount: Span,
  page: Page,
  { from, before }: { from: number; before: Span | null },
): Rate | null {
  const behind = rateBehind(amount, page);
  if (behind !== null && (behind.isPlain || behind.measure !== null)) return behind;
  const since = before === null ? from : (rateBehind(before, page)?.end ?? before.end);
  const match = BEFORE.exec(page.folded.slice(since, amount.start));
  if (match === null) return behind;
  const [, each, number, noun = ""] = match;
  return rateOf(number, noun, each !== undefined);
}
