import type { KnownProduct, VariantKnown } from "../know/knownProducts.ts";
import type { OptionGroup } from "../read/readOptions.ts";
import { foldSame } from "../text/page.ts";
import { remembered } from "../text/remembered.ts";
import type { Measure } from "../text/measures.ts";
import type { ReadText } from "../read/readText.ts";
import { subjectOf, type Judging } from "./context.ts";
import { goneOfMeasure, variantsMeasured } from "./judgeMeasure.ts";
import { backed, ECHO, unbacked, wrong, type Judgement } from "./judgement.ts";

/** Variants in stock that a group of options means. */
export function variantsOf(
  product: KnownProduct,
  { colors, sizes, listed }: Pick<OptionGroup, "colors" | "sizes" | "listed">,
): VariantKnown[] {
  if (listed !== null)
    return product.variants.filter(({ roots }) => listed.some((pair) => holdsAll(roots, pair)));
  return product.variants.filter(
    ({ roots }) =>
      (colors.length === 0 || colors.some((color) => holdsAll(roots, [color]))) &&
      (sizes.length === 0 || sizes.some((size) => holdsAll(roots, [size]))),
  );
}

/** "S/M" is a value of two words. */
export function holdsAll(roots: ReadonlySet<string>, values: readonly string[]): boolean {
  return values.every((value) => value.split("/").every((root) => roots.has(root)));
}

/** Sizes and colours that can be had, or not: each of them, and each pair that is named together. */
export function judgeOptions(group: ReadText["options"][number], judging: Judging): Judgement | null {
  if (!group.claimed || isDescribedAs(group, judging)) return null;
  const { customer } = judging;
  const said = valuesOf(group).every((value) =>
    new RegExp(`(?<![\\p{L}\\p{N}])${value}`, "u").test(customer.folded),
  );
  if (group.question && said) return ECHO;
  const subject = subjectOf(group, judging);
  if (subject.kind === "unknown") return unbacked(`Ninguna herramienta devolvió "${subject.words}".`);
  if (subject.kind === "open" && group.question) return null;
  const products = subject.kind === "open" ? [...judging.know.products.values()] : subject.products;
  const known = products.filter(
    ({ variants, available }) => variants.length > 0 || available?.value === false,
  );
  const named = valuesOf(group).join(" ");
  if (known.length === 0)
    return group.available && products.length === 0
      ? unbacked(`Ninguna herramienta dijo que haya ${named}.`)
      : null;
  const pairs = pairsOf(group, known);
  if (!group.available && isOfMeasureGone(group, known, judging))
    return backed(known.map(({ nameFact }) => nameFact));
  const [found, missing] = [
    pairs.filter((pair) => variantOf(known, pair) !== null),
    pairs.filter((pair) => variantOf(known, pair) === null),
  ];
  const factIds = found.flatMap((pair) => variantOf(known, pair)?.factId ?? []);
  const name = known[0]?.name ?? "";
  if (group.available) {
    if (missing.length === 0 && isOfMeasureGone(group, known, judging) && isGone(group, known, judging))
      return wrong(`De ${name} no hay ${named} de esa medida en stock.`);
    return missing.length === 0
      ? backed([...new Set(factIds)])
      : wrong(`De ${name} no hay ${missing.map(wordsOf).join(", ")} en stock.`, factIds);
  }
  // Of nothing in particular: there may be one of which it is true.
  const isOfAny =
    subject.kind === "open" && known.some((each) => pairs.some((pair) => variantOf([each], pair) === null));
  return found.length === 0 || isOfAny
    ? backed(known.map(({ nameFact }) => nameFact))
    : wrong(`De ${name} sí hay ${found.map(wordsOf).join(", ")} en stock.`, factIds);
}

/** "El de pollo de 7,5 kg está agotado": of that size there is none with these options. */
function isOfMeasureGone(group: OptionGroup, known: readonly KnownProduct[], judging: Judging): boolean {
  const measured = measuredBy(group, judging);
  if (measured.length === 0) return false;
  return known.every((product) => {
    const there = variantsMeasured(product, measured, judging.know);
    return !variantsOf(product, group).some(({ id }) => there.includes(id));
  });
}

/** "Pollo de 7,5 kg", "14 W fría" */
function measuredBy({ start, end }: OptionGroup, { read }: Judging): Measure[] {
  const { folded } = read.page;
  return read.pieces.flatMap((each) =>
    each.kind === "measure" &&
    ((each.start > end && /^ (?:(?:de|en|em|in) )?$/.test(folded.slice(end, each.start))) ||
      (each.end < start && folded.slice(each.end, start) === " "))
      ? each.measures
      : [],
  );
}

const JOINS = /^(?:en|em|in|de|del|con|com|y|e|o|el|la|los|las|color|colour|cor|a|the)$/;

/** "Con circonia blanca", "piel de res": what stands so in the description is no option, where a word beside says of what it is. */
export function isDescribedAs({ start, end, sizes }: OptionGroup, { read, know }: Judging): boolean {
  if (sizes.length > 0) return false;
  const { folded } = read.page;
  const word = folded.slice(start, end);
  const before = /(\p{L}+) $/u.exec(folded.slice(0, start))?.[1] ?? "";
  const behind = /^ (?:de )?\p{L}+/u.exec(folded.slice(end))?.[0] ?? "";
  const phrases = [
    ...(before === "" || JOINS.test(before) ? [] : [`${before} ${word}`]),
    ...(behind === "" || JOINS.test(behind.trim()) ? [] : [`${word}${behind}`]),
  ];
  return (
    phrases.length > 0 &&
    know.measured.some(
      ({ source, text }) =>
        source === "product" && phrases.some((phrase) => foldedOnce(text).includes(phrase)),
    )
  );
}

const foldedOnce = remembered(foldSame);

/** A tool said so of a variant of that measure. */
function isGone(group: OptionGroup, known: readonly KnownProduct[], judging: Judging): boolean {
  const measured = measuredBy(group, judging);
  return known.some(({ id }) => goneOfMeasure(id, measured, judging.know).length > 0);
}

function valuesOf({ colors, sizes, listed }: OptionGroup): string[] {
  return listed?.flat() ?? [...colors, ...sizes];
}

type Pair = readonly string[];

function wordsOf(pair: Pair): string {
  return pair.join(" ");
}

function variantOf(products: readonly KnownProduct[], pair: Pair): VariantKnown | null {
  return products.flatMap(({ variants }) => variants).find(({ roots }) => holdsAll(roots, pair)) ?? null;
}

/** Every combination that a group names; what lies between the ends of a range is named too. */
export function pairsOf(group: OptionGroup, known: readonly KnownProduct[]): Pair[] {
  if (group.listed !== null) return withHeads(group.listed, known);
  const filled = group.range ? fill(group.sizes, known) : group.sizes;
  // "En rosa: Niña, S/M y L/XL", "en rojo: semanal y diaria": what is told apart at another place than the first is a size.
  const { colors: values } = group;
  const places = placesOf(filled.length > 0 ? filled : values.slice(0, 1), known);
  const isSize = (value: string): boolean => {
    const same = [...placesOf([value], known)].some((place) => places.has(place));
    const isOther = isApart(values[0] ?? "", value, known);
    return values.length > 1 && (filled.length > 0 ? same : isOther && !same);
  };
  const sizes = [...values.filter(isSize), ...filled];
  const colors = values.filter((value) => !isSize(value));
  if (colors.length === 0) return sizes.map((size) => [size]);
  if (sizes.length === 0) return colors.map((color) => [color]);
  return colors.flatMap((color) => sizes.map((size) => [color, size]));
}

/** Both are values by which variants are told apart, one of them of several: "Italika FT150" and "Honda Cargo" are of one each. */
function isApart(one: string, other: string, known: readonly KnownProduct[]): boolean {
  const counts = [one, other].map(
    (value) =>
      known.flatMap(({ variants }) => variants).filter(({ roots }) => holdsAll(roots, [value])).length,
  );
  const isGone = known.some(({ gone }) =>
    gone.some((roots) => holdsAll(roots, [one]) && holdsAll(roots, [other])),
  );
  return isGone || (counts.every((count) => count > 0) && counts.some((count) => count > 1));
}

/** "Negro S, M": the colour goes on to the sizes behind. */
function withHeads(listed: readonly Pair[], known: readonly KnownProduct[]): Pair[] {
  let before: Pair = [];
  return listed.map((pair) => {
    const first = Math.min(...placesOf(pair, known));
    const head = before.filter((root) => Math.max(-1, ...placesOf([root], known)) < first);
    const whole = pair.length < before.length && Number.isFinite(first) ? [...head, ...pair] : pair;
    before = whole;
    return whole;
  });
}

/** At which place of a variant's words values stand: colours before sizes, or behind. */
function placesOf(values: readonly string[], known: readonly KnownProduct[]): Set<number> {
  const roots = new Set(values.map((value) => value.split("/")[0] ?? value));
  return new Set(
    known.flatMap(({ variants }) =>
      variants.flatMap((variant) => [...variant.roots].flatMap((root, at) => (roots.has(root) ? [at] : []))),
    ),
  );
}

const LETTERS = ["xxs", "pp", "xs", "p", "s", "m", "g", "l", "gg", "xl", "xg", "xxl", "xgg", "xxxl"];

/** "del 36 al 40" → the sizes between, in the steps in which the product comes. */
function fill(sizes: readonly string[], known: readonly KnownProduct[]): string[] {
  const [first, last] = [sizes[0] ?? "", sizes.at(-1) ?? ""];
  const [from, until] = [Number(first), Number(last)];
  if (Number.isFinite(from) && Number.isFinite(until)) {
    const numbers = known
      .flatMap(({ variants }) => variants.flatMap(({ roots }) => [...roots].map(Number)))
      .filter((size) => Number.isInteger(size) && size >= from && size <= until);
    const even = numbers.length > 1 && numbers.every((size) => (size - from) % 2 === 0);
    const filled: string[] = [];
    for (let size = from; size <= until; size += even ? 2 : 1) filled.push(String(size));
    return filled;
  }
  const portuguese = known.some(({ variants }) =>
    variants.some(({ roots }) => roots.has("g") || roots.has("gg")),
  );
  const scale = LETTERS.filter(
    (size) => !(portuguese ? /^(?:xs|s|l|xl|xxl|xxs|xxxl)$/ : /^(?:pp|p|g|gg|xg|xgg)$/).test(size),
  );
  const between = scale
    .slice(scale.indexOf(first), scale.indexOf(last) + 1)
    .filter((size) => size !== "xgg" && size !== "xg");
  return between.length === 0 ? [...sizes] : between;
}
