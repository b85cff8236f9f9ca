import type { Knowledge } from "../../know/knowledge.ts";
import type { KnownProduct } from "../../know/knownProducts.ts";
import { matchesOf } from "../../text/matches.ts";
import { matchesWithNumbers, NUMBER_WORDS, readCount, withNumbers } from "../../text/numberWords.ts";
import { foldSame } from "../../text/page.ts";
import { remembered } from "../../text/remembered.ts";

/** What holds several of something, and is none of them. */
export const PACK =
  /(?<!\p{L})(?:packs?|caj(?:as?|itas?)|caixas?|kits?|combos?|bandejas?|charolas?|sets?|juegos?|jogos?|paquetes?|pacotes?|docenas?|duzias?|estuches?|estojos?|tiras?|blisters?|maples?|par(?:es)?|box(?:es)?|bundles?|trays?|dozens?)(?!\p{L})/u;

const NAMED_BY =
  /(?<![\d.,] ?)\bx ?(\d{1,3})(?![\p{L}\d.,]| ?(?:x|cm|mm|m|mts?|kg|grs?|g|ml|l|lts?|cc|hojas)(?!\p{L}))/u;
const VARIANT_OF =
  /^(\d{1,3}) ?(?:unidades|unid\.?|uds?\.?|u\.?|piezas|pecas|pieces|pcs)$|^(media docena|meia duzia)$|^(docena|duzia)$/u;
const PACK_OF = new RegExp(
  `(?<!\\p{L})(?:packs?|cajas?|caixas?|kits?|sets?|bolsas?|paquetes?|pacotes?)(?: [a-z]+)? (?:de|com|con) (\\d{1,3}|${NUMBER_WORDS})(?! ?(?:x|cm|mm|m|kg|grs?|g|ml|l|cc)(?!\\p{L})|[\\d.,]\\d)`,
  "u",
);
const SOME = new RegExp(`(?<![\\p{L}\\p{N}.,$])(\\d{1,3}|${NUMBER_WORDS}) (\\p{L}{4,})`, "gu");

const countIn = (pattern: RegExp, folded: string): number[] => {
  const [match] = matchesWithNumbers(withNumbers(folded), new RegExp(pattern.source, "gu"));
  const count = match === undefined ? null : readCount(match[1] ?? "");
  return count === null || count < 2 ? [] : [count];
};

const ofName = remembered((name): readonly number[] => {
  const count = Number(NAMED_BY.exec(name)?.[1] ?? 0);
  return count > 1 ? [count] : [];
});

const ofVariant = remembered((name): readonly number[] => {
  const [, count, half, dozen] = VARIANT_OF.exec(name) ?? [];
  if (half !== undefined) return [6];
  return dozen === undefined ? (count === undefined ? ofName(name) : [Number(count)]) : [12];
});

const ofDescription = remembered((text): readonly number[] => countIn(PACK_OF, foldSame(text)));

/** What a text counts, by how the noun begins. */
const countedIn = remembered((text): readonly { count: number; noun: string }[] =>
  matchesWithNumbers(withNumbers(foldSame(text)), SOME).flatMap(({ 1: number = "", 2: noun = "" }) => {
    const count = readCount(number);
    return count === null || count < 2 ? [] : [{ count, noun: noun.toLowerCase() }];
  }),
);

const LETTERS = 4;
/** "Sobrecito" is a "sobre". */
export const isSameNoun = (one: string, other: string): boolean =>
  one.slice(0, LETTERS) === other.slice(0, LETTERS);

/** How many a product, or the variants of it that are meant, holds: by its name, theirs, or a description that says so. */
export function packOf(
  product: KnownProduct,
  variants: readonly string[] | null,
  know: Knowledge,
): readonly number[] {
  const names = product.variants.filter(({ id }) => variants?.includes(id) ?? true).map(({ name }) => name);
  const own = names.map(ofVariant);
  if (own.some(({ length }) => length > 0)) return [...new Set(own.flat())];
  const named = ofName(product.named.name);
  return named.length > 0 ? named : descriptionsOf(product, know).flatMap(ofDescription);
}

/** How many of a noun its description tells: "rinde 10 porciones". */
export function countedOf(product: KnownProduct, noun: string, know: Knowledge): readonly number[] {
  const told = descriptionsOf(product, know).flatMap((text) =>
    countedIn(text).flatMap((each) => (isSameNoun(each.noun, noun) ? [each.count] : [])),
  );
  return [...new Set(told)];
}

/** Whether a product's name, variants or description have the noun. */
export function hasNoun(product: KnownProduct, noun: string, know: Knowledge): boolean {
  return [
    product.named.name,
    ...product.variants.map(({ name }) => name),
    ...descriptionsOf(product, know),
  ].some((text) => matchesOf(foldSame(text), /\p{L}{4,}/gu).some(([word]) => isSameNoun(word, noun)));
}

function descriptionsOf({ id, name }: KnownProduct, { measured }: Knowledge): string[] {
  return measured.flatMap(({ product, source, text }) =>
    product === id && source === "product" ? [text.slice(name.length + 2)] : [],
  );
}
