import { placeOf } from "#lib/format/time.ts";

export interface Choice {
  value: string;
  label: string;
}

/** What has a name, and is no country that a store could be in: unions, outposts, and codes kept for tests. */
const notCountries = new Set("AC CP CQ DG EA EU EZ IC QO TA UN XA XB ZZ".split(" "));
const letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ".split("");

/** Every country by its name in the reader's language; `current` is one of them, whatever it is. */
export function countryChoices(locale: string, current: string): Choice[] {
  const names = new Intl.DisplayNames(locale, { type: "region", fallback: "none" });
  const codes = letters
    .flatMap((first) => letters.map((second) => first + second))
    // A code of former times stands for another.
    .filter((code) => !notCountries.has(code) && new Intl.Locale(`und-${code}`).region === code);
  const choices = codes.flatMap((value) => {
    const label = names.of(value);
    return label === undefined ? [] : [{ value, label }];
  });
  return sorted(withCurrent(choices, { value: current, label: current }), locale);
}

/** Every time zone by its place, with how far it is from Greenwich now. */
export function zoneChoices(locale: string, current: string): Choice[] {
  const choices = Intl.supportedValuesOf("timeZone").map((value) => choiceOf(value, locale));
  // Browsers still list some by an older name: Buenos Aires is there once, as the store has it.
  const own = choiceOf(current, locale);
  const others = choices.filter(({ label }) => label !== own.label);
  return sorted(withCurrent(others, own), locale);
}

function choiceOf(zone: string, locale: string): Choice {
  const offset = offsetOf(zone, locale);
  return { value: zone, label: offset === null ? zone : `${placeOf(zone)} (${offset})` };
}

function offsetOf(timeZone: string, locale: string): string | null {
  try {
    const parts = new Intl.DateTimeFormat(locale, { timeZone, timeZoneName: "shortOffset" }).formatToParts();
    return parts.find(({ type }) => type === "timeZoneName")?.value ?? null;
  } catch {
    return null;
  }
}

function withCurrent(choices: Choice[], current: Choice): Choice[] {
  return choices.some(({ value }) => value === current.value) ? choices : [current, ...choices];
}

function sorted(choices: Choice[], locale: string): Choice[] {
  const { compare } = new Intl.Collator(locale);
  return choices.toSorted((a, b) => compare(a.label, b.label));
}
