import type { KnownProduct, VariantKnown } from "../know/knownProducts.ts";
import type { OptionGroup } from "../read/readOptions.ts";
import type { ReadText } from "../read/readText.ts";
import { subjectOf, type Judging } from "./context.ts";
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
  if (!group.claimed) return null;
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
  const [found, missing] = [
    pairs.filter((pair) => variantOf(known, pair) !== null),
    pairs.filter((pair) => variantOf(known, pair) === null),
  ];
  const factIds = found.flatMap((pair) => variantOf(known, pair)?.factId ?? []);
  const name = known[0]?.name ?? "";
  if (group.available) {
    return missing.length === 0
      ? backed([...new Set(factIds)])
      : wrong(`De ${name} no hay ${missing.map(wordsOf).join(", ")} en stock.`, factIds);
  }
  return found.length === 0
    ? backed(known.map(({ nameFact }) => nameFact))
    : wrong(`De ${name} sí hay ${found.map(wordsOf).join(", ")} en stock.`, factIds);
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
  if (group.listed !== null) return group.listed;
  const sizes = group.range ? fill(group.sizes, known) : group.sizes;
  if (group.colors.length === 0) return sizes.map((size) => [size]);
  if (sizes.length === 0) return group.colors.map((color) => [color]);
  return group.colors.flatMap((color) => sizes.map((size) => [color, size]));
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
