import { matchesOf } from "../text/matches.ts";
import { wordStems } from "../../text/foldText.ts";
import { payablePrices, type KnownProduct } from "../know/knownProducts.ts";
import type { PieceOf } from "../read/piece.ts";
import type { Mention } from "../read/readMentions.ts";
import type { ReadText } from "../read/readText.ts";
import { sentenceAt } from "../read/readStock.ts";
import type { Span } from "../text/page.ts";
import type { Sentence } from "../text/sentences.ts";
import { isGeneric } from "../text/genericNouns.ts";
import { sellingWord } from "../text/sellingWords.ts";
import { COLOR } from "../text/optionValues.ts";
import { rootOf } from "../text/words.ts";

/** What a statement of a reply is about. */
export type Subject =
  /** One product, or several that the words fit alike. */
  | { kind: "products"; products: KnownProduct[]; mention: Mention | null }
  /** Something that no tool returned. */
  | { kind: "unknown"; words: string }
  /** Nothing is named anywhere: any product could be meant. */
  | { kind: "open" };

export interface SubjectContext {
  read: ReadText;
  products: ReadonlyMap<string, KnownProduct>;
  /** Products named last before the reply, by customer or bot. */
  earlier: () => readonly string[];
  /** Roots of what products are described by. */
  toldOf: (ids: readonly string[]) => ReadonlySet<string>;
  /** Roots of the merchant's words. */
  heard: () => ReadonlySet<string>;
}

/** Finds what is spoken of at a place: in its sentence, else before it, else in the conversation. */
export function subjectAt(place: Span, context: SubjectContext): Subject {
  const { read, products } = context;
  const sentence = sentenceAt(read.sentences, place.start);
  if (sentence === undefined) return { kind: "open" };
  const chosen = nearest(mentionsIn(read, sentence), { place, read, sentence, products });
  if (chosen?.foreign === true)
    return { kind: "unknown", words: read.page.raw.slice(chosen.start, chosen.end) };
  if (chosen !== null)
    return { kind: "products", products: pick(chosen.products, products), mention: chosen };
  const carried = carriedTo(read, sentence);
  const ids = carried === "unknown" ? [] : (carried ?? context.earlier());
  const isOwn = (root: string): boolean =>
    context.toldOf(ids).has(root) ||
    pick(ids, products).some(
      ({ variants, gone }) =>
        variants.some(({ roots }) => roots.has(root)) || gone.some((roots) => [...roots].includes(root)),
    );
  const other = somethingElse(read, { sentence, place, isOwn, heard: context.heard });
  if (other !== null) return { kind: "unknown", words: other };
  if (carried === "unknown") return { kind: "unknown", words: "" };
  const meant = pick(carried ?? context.earlier(), products);
  return meant.length > 0 ? { kind: "products", products: meant, mention: null } : { kind: "open" };
}

function pick(ids: readonly string[], products: ReadonlyMap<string, KnownProduct>): KnownProduct[] {
  return [...new Set(ids)].flatMap((id) => products.get(id) ?? []);
}

export function mentionsIn(read: ReadText, { start, end }: Span): Mention[] {
  return read.mentions.filter((mention) => mention.start >= start && mention.end <= end);
}

interface Spot extends Pick<SubjectContext, "read" | "products"> {
  place: Span;
  sentence: Span;
}

/** The mention before the place; the one after it where the sentence says its amounts first. */
function nearest(mentions: readonly Mention[], { place, read, sentence, products }: Spot): Mention | null {
  const ordered = inOrder(mentions, { place, read, sentence, products });
  if (ordered !== null) return ordered;
  const before = mentions.filter(({ end }) => end <= place.start).at(-1) ?? null;
  const after = mentions.find(({ start }) => start >= place.end) ?? null;
  if (before === null || after === null) return before ?? after;
  const first = mentions[0]?.start ?? 0;
  const amountsFirst = read.pieces.some(
    ({ kind, start }) => kind === "money" && start >= sentence.start && start < first,
  );
  const gap = read.page.folded.slice(place.end, after.start);
  // "… sale $ 43.900, contra $ 68.900 del jean": the one before has had its own.
  const isSated = read.pieces.some(
    ({ kind, start, end }) => kind === "money" && start >= before.end && end <= place.start,
  );
  if (isSated && /^[ *_]*(?:del?|d[oa]s?|of)(?: l[ao]s?| the)? ?$/.test(gap)) return after;
  return amountsFirst && /^[ *_]*(?:el|la|los|las|o|a|os|as|de|del|cada|por)? ?$/.test(gap) ? after : before;
}

/**
 * "Un cargador y un cable: $ 18.500 + $ 9.990": the amounts of a sum stand in the order of what they are of; added up,
 * in any.
 */
function inOrder(mentions: readonly Mention[], { place, read, sentence, products }: Spot): Mention | null {
  const amounts = read.pieces.filter(
    (piece): piece is PieceOf<"money"> =>
      piece.kind === "money" && piece.start >= sentence.start && piece.end <= sentence.end,
  );
  const joined = ({ start }: Span, at: number): boolean =>
    at === 0 || /^ ?(?:\+|y|e|and|contra|vs\.?) ?$/.test(read.page.folded.slice(amounts[at - 1]?.end, start));
  const parts = amounts.filter(joined);
  const at = parts.findIndex(({ start }) => start === place.start);
  const [first] = parts;
  if (at < 0 || parts.length < 2 || parts.length !== mentions.length || first === undefined) return null;
  if (mentions.some(({ end }) => end > first.start)) return null;
  const costs = ({ products: ids }: Mention): boolean =>
    pick(ids, products).some((product) =>
      payablePrices(product).some(({ cents }) => cents === parts[at]?.cents),
    );
  const own = mentions[at] ?? null;
  const isAdded = read.page.folded.slice(first.end, parts[1]?.start).includes("+");
  return isAdded && own !== null && !costs(own) ? (mentions.find(costs) ?? own) : own;
}

/** From the sentences before, nearest first; else from the next line of the same paragraph. */
function carriedTo(read: ReadText, sentence: Sentence): string[] | "unknown" | null {
  const index = read.sentences.findIndex(({ start }) => start === sentence.start);
  for (const earlier of read.sentences.slice(0, index).reverse()) {
    const found = mentionsIn(read, earlier);
    if (found.some(({ foreign }) => foreign)) return "unknown";
    if (found.length > 0) return found.flatMap(({ products }) => products);
    if (earlier.paragraph === sentence.paragraph && isStrangeTitle(read, earlier)) return "unknown";
  }
  const next = read.sentences[index + 1];
  // "Va divina con el cuchillo": what goes beside is not what is spoken of.
  const ahead =
    next?.paragraph === sentence.paragraph
      ? mentionsIn(read, next).filter(({ start }) => !BESIDE.test(read.page.folded.slice(next.start, start)))
      : [];
  return ahead.length === 0 ? null : ahead.flatMap(({ products }) => products);
}

const BESIDE =
  /\b(?:con|com|junto (?:con|a|com)|sum[ae]\w*|agreg\w+|adicion\w+|acompan\w+) (?:(?:el|l[ao]s?|un[oa]?s?|[ao]s?|uma?) )?$/;

/** A line that is the title of a card, of a product that nobody knows. */
function isStrangeTitle(read: ReadText, line: Span): boolean {
  const written = read.page.raw.slice(line.start, line.end).replace(/[*_]/g, "").trim();
  if (!/^\p{Lu}[\p{L}\p{N} '’.-]{3,60}$/u.test(written) || /[.!?:]$/.test(written)) return false;
  const stems = wordStems(written);
  return !isGeneric(stems[0] ?? "") && stems.filter((stem) => !isGeneric(stem)).length >= 2;
}

const DETERMINER =
  "el|la|los|las|un|una|unos|unas|este|esta|estos|estas|ese|esa|esos|esas|nuestr[oa]s?|um|uma|uns|umas|esse|essa|nosso|nossa|the|tenemos|tambien|tengo|hay|temos|vendemos|otr[oa]";
const PHRASE = new RegExp(
  `(?<![\\p{L}\\p{N}])(?:${DETERMINER}|(?<=[.!?] |^|, |e |y )[ao]s?(?! sea\\b))((?: [\\p{L}\\p{N}-]+){1,5})`,
  "gu",
);
/** Stand between a determiner and its noun. */
const LEADING = new Set(
  "tenemos temos hay tengo la el los las un una unos unas nueva nuevo nuevos nuevas tambien de este esta tambem a o".split(
    " ",
  ),
);

/** After "lo" and "la" stands a verb as often as a noun. */
const VERB =
  /^(?:pod|pued|quer|quier|ten[eg]|tien|ve[sronm]|compr|llev|mand|pas[aeo]|mostr|muestr|busc|necesit|dej|encontr|encuentr|pag[aou]|eleg|us[aáoe]|hic|hag|hac|dig|dij|segu|sig|recib|enci|ofrec|cont|quis|gust|prefer|prefier|pid|ped|vend|acept|est[aoe]|fic|pode|leva|ach[ao]|vou|pagu)\w*$|\w+(?:mos|aste|iste|ando|endo|arlo|arla|erlo|erla)$/;

const SIZED = /(?<![\p{L}])(?:el|l[ao]s?|[ao]s?) de \d/gu;

/** The noun of a phrase beside an amount that is no product we know: "la campera Andina sale …". */
function somethingElse(
  read: ReadText,
  {
    sentence,
    place,
    isOwn,
    heard,
  }: { sentence: Span; place: Span; isOwn: (root: string) => boolean; heard: () => ReadonlySet<string> },
): string | null {
  const said = read.page.folded.slice(sentence.start, place.start);
  // "La horma se luce, pero el de 500 g a $ 14.500": the last phrase before it is of a size.
  const sized = matchesOf(said, SIZED).at(-1);
  const before = sized === undefined ? said : " ".repeat(sized.index) + said.slice(sized.index);
  const after = read.page.folded.slice(place.end, sentence.end).slice(0, 60);
  for (const [text, offset] of [
    [before, sentence.start],
    [after, place.end],
  ] as const) {
    for (const match of matchesOf(text, PHRASE)) {
      // "está" is a verb, "esta" points.
      if (/^est[áã]/iu.test(read.page.raw.slice(offset + match.index))) continue;
      // "Lo tenemos rebajado", "en el taller": no object, a place.
      if (/\b(?:l[oa]s?|en|em) $/.test(text.slice(0, match.index))) continue;
      const words = (match[1] ?? "").trim().split(" ");
      const head = words.find((word) => !LEADING.has(word));
      const [stem = ""] = wordStems(head ?? "");
      // "La bolsa de 1,5 kg" is a size of what is spoken of.
      if (/^\p{L}+ de \d/u.test(words.join(" "))) continue;
      // "La cosecha 2023": an option, beside what it is called.
      if (/^\d/.test(words[1] ?? "") && isOwn(words[1] ?? "")) continue;
      if (stem.length < 2 || isGeneric(stem) || sellingWord(stem) === "other" || VERB.test(head ?? ""))
        continue;
      // "los postes son de yute" of the one that was named: a part of it, or its colour.
      const isSaid = offset === place.end && heard().has(rootOf(stem));
      if (!COLOR.test(head ?? "") && !isOwn(rootOf(stem)) && !isSaid) return words.join(" ");
    }
  }
  return null;
}
