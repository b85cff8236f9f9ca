/** A number with what it is a measure of. */
export interface Measure {
  /** What is measured: "length", "mass", "share of cotton"; units of one sort are converted. */
  of: string;
  /** In the sort's base unit. More than one where the writing has two readings: "1.500" is 1500 or 1,5. */
  values: number[];
}

const INCH = `pulgadas?|pulg\\.?|polegadas?|inch(?:es)?|"|”|''`;
/** Each sort of measure: its units, folded, and how much of the base unit one is. */
const UNITS: [of: string, unit: string, factor: number][] = [
  ["length", "mm|milimetros?|milimet(?:er|re)s?", 1],
  ["length", "cms?|centimetros?|centimet(?:er|re)s?", 10],
  ["length", "m|mts?|metros?|met(?:er|re)s?", 1_000],
  ["length", "kms?|kilometros?|quilometros?|kilomet(?:er|re)s?", 1_000_000],
  ["length", INCH, 25.4],
  ["length", "ft|foot|feet|pies", 304.8],
  ["area", "m2|metros cuadrados|metros quadrados|square met(?:er|re)s?", 1],
  ["mass", "mg|miligramos?|miligramas?", 0.001],
  ["mass", "g|grs?\\.?|gs|gramos?|gramas?|grams?", 1],
  ["mass", "kgs?|kilos?|quilos?|kilogramos?|quilogramas?|kilograms?", 1_000],
  ["mass", "lbs?|libras?|pounds?", 453.6],
  ["mass", "oz|onzas?|oncas?|ounces?", 28.35],
  ["volume", "ml|cc|cm3|mililitros?|millilit(?:er|re)s?", 1],
  ["volume", "cl", 10],
  ["volume", "l|lts?\\.?|litros?|lit(?:er|re)s?", 1_000],
  ["charge", "mah", 1],
  ["charge", "ah", 1_000],
  ["power", "w|watts?|vatios?", 1],
  ["power", "kw|kilowatts?", 1_000],
  ["voltage", "v|volts?|voltios?", 1],
  ["frequency", "hz|hertz", 1],
  ["frequency", "khz", 1_000],
  ["frequency", "mhz", 1_000_000],
  ["frequency", "ghz", 1_000_000_000],
  ["storage", "mb|megas?|megabytes?", 1],
  ["storage", "gb|gigas?|gigabytes?", 1_024],
  ["storage", "tb|teras?|terabytes?", 1_048_576],
  ["pixels", "mp|mpx|megapixel(?:es|s)?|megapixeis", 1],
  ["light", "lm|lumen(?:es|s)?", 1],
  ["brightness", "nits?", 1],
  ["sound", "db|decibel(?:es|s)?|decibeis", 1],
  ["yarn", "den|deniers?", 1],
  ["threads", "hilos|fios|threads?", 1],
  ["heat", "btus?|frigorias", 1],
  ["temperature", "° ?c|grados|graus|degrees", 1],
  ["time", "minutos?|minutes?|mins?", 1],
  ["time", "horas?|horitas?|hs|hrs?|h|hours?", 60],
];

const MATCHERS = UNITS.map(([of, unit, factor]) => ({
  of,
  factor,
  pattern: new RegExp(`^(?:${unit})$`, "u"),
}));

/** Any unit, inside a larger pattern. Longer ones come first: "mah" is no "m". */
export const UNIT = UNITS.flatMap(([, unit]) => unit.split(/\|(?![^(]*\))/))
  .sort((a, b) => b.length - a.length)
  .join("|");

/** A number in figures, inside a larger pattern. */
export const NUMBER = "\\d{1,3}(?:[.,]\\d{3})+(?:[.,]\\d{1,2})?|\\d+(?:[.,]\\d+)?";

/** What a number in figures may be: "5.000" is five thousand, and in another country five. */
export function numbersIn(written: string): number[] {
  const plain = Number(written.replace(",", "."));
  const grouped = /^\d{1,3}(?:[.,]\d{3})+/.exec(written)?.[0];
  if (grouped === undefined) return [plain];
  const rest = written.slice(grouped.length).replace(",", ".");
  const thousands = Number(grouped.replace(/[.,]/g, "") + rest);
  return Number.isNaN(plain) ? [thousands] : [thousands, plain];
}

export function measuresAs(numbers: readonly number[], unit: string): Measure {
  const known = MATCHERS.find(({ pattern }) => pattern.test(unit));
  return { of: known?.of ?? unit, values: numbers.map((number) => number * (known?.factor ?? 1)) };
}

const MATERIALS: [string, string][] = [
  ["cotton", "algod|cotton"],
  ["polyester", "poliest|polyest"],
  ["elastane", "elast|lycra|licra|spandex"],
  ["polyamide", "poliamid|polyamid|nylon|nailon"],
  ["wool", "lana|merino|wool"],
  ["linen", "lino|linho|linen"],
  ["silk", "seda|silk"],
  ["leather", "cuero|couro|leather"],
  ["viscose", "viscos|rayon"],
  ["acrylic", "acrilic|acrylic"],
  ["bamboo", "bambu|bamboo"],
  ["modal", "modal"],
  ["cashmere", "cachemi|cashmere"],
  ["cocoa", "cacao|cacau|cocoa"],
];

/** How the name of a material begins, inside a larger pattern. */
export const MATERIAL = MATERIALS.map(([, begins]) => begins).join("|");

export function materialOf(begins: string): string {
  return `share of ${MATERIALS.find(([, pattern]) => new RegExp(`^(?:${pattern})`).test(begins))?.[0] ?? begins}`;
}

/** The same measure, rounding of converted units forgiven: 6,5 inches are 16,5 cm. */
export function sameMeasure(a: Measure, b: Measure): boolean {
  return (
    a.of === b.of &&
    a.values.some((x) => b.values.some((y) => Math.abs(x - y) <= 0.004 * Math.max(Math.abs(x), Math.abs(y))))
  );
}
