import { payablePrices, type KnownProduct } from "../../know/knownProducts.ts";
import type { PieceOf } from "../../read/piece.ts";
import type { Mention } from "../../read/readMentions.ts";
import { sentenceAt } from "../../read/readStock.ts";
import type { Span } from "../../text/page.ts";
import { rootsOf } from "../../text/words.ts";
import { piecesNear, type Judging } from "../context.ts";
import { derived, unbacked, wrong, type Judgement } from "../judgement.ts";
import { mentionsIn } from "../subject.ts";
import { namesOf } from "./judgeProductPrice.ts";

type Comparison = PieceOf<"comparison">;

interface Range {
  least: number;
  most: number;
  factIds: string[];
}

/** What costs the same, less or more than something else. Null where it isn't said of two products, or of goods at all. */
export function judgeComparison(piece: Comparison, judging: Judging): Judgement | null {
  const compared = productsAt(piece, judging);
  const { relation } = piece;
  if (compared === null)
    return relation in FACTORS || relation === "less" || relation === "more"
      ? judgeAmounts(
          relation,
          piecesNear(judging, piece, "money")
            .filter(({ start }) => relation in FACTORS || start > piece.end)
            .map(({ cents }) => cents),
        )
      : null;
  const [own, others] = compared;
  const left = rangeOf(own);
  const right = others.map((each) => rangeOf([each]));
  if (left === null || right.length === 0 || right.some((range) => range === null))
    return unbacked(`Las herramientas no dieron los precios para comparar ${namesOf(own)}.`);
  const ranges = right.filter((range) => range !== null);
  const factIds = [left, ...ranges].flatMap((range) => range.factIds);
  return ranges.every((range) => holds(piece.relation, left, range))
    ? derived(factIds)
    : wrong(`Por sus precios, eso no es así de ${namesOf([...own, ...others])}.`, factIds);
}

function holds(relation: Comparison["relation"], left: Range, right: Range): boolean {
  switch (relation) {
    case "same":
      return left.least <= right.most && right.least <= left.most;
    case "less":
      return left.least < right.least;
    case "more":
      return left.most > right.most;
    case "half":
    case "double":
    case "triple":
      return isTimes(left, right, FACTORS[relation]);
    case "least":
      return left.least <= right.least;
    case "most":
      return left.most >= right.most;
  }
}

const FACTORS = { half: 0.5, double: 2, triple: 3 };
/** "El doble" is said of about twice as much. */
const ABOUT = 0.1;

function isTimes(left: Range, right: Range, factor: number): boolean {
  return left.most >= right.least * factor * (1 - ABOUT) && left.least <= right.most * factor * (1 + ABOUT);
}

/** "El de 30 W sale el doble que el de 15: $ 312.000 contra $ 198.000": what is compared is told beside. */
function judgeAmounts(relation: Comparison["relation"], [one, other]: readonly number[]): Judgement | null {
  if (one === undefined || other === undefined) return null;
  const range = (cents: number): Range => ({ least: cents, most: cents, factIds: [] });
  return holds(relation, range(one), range(other)) ? null : wrong("Por esos precios, no es así.");
}

function rangeOf(products: readonly KnownProduct[]): Range | null {
  const prices = products.flatMap((product) => payablePrices(product));
  if (prices.length === 0) return null;
  const cents = prices.map((price) => price.cents);
  return {
    least: Math.min(...cents),
    most: Math.max(...cents),
    factIds: prices.map(({ factId }) => factId),
  };
}

/** What is compared, and with what. */
function productsAt(piece: Comparison, judging: Judging): [KnownProduct[], KnownProduct[]] | null {
  const { read, know } = judging;
  const sentence = sentenceAt(read.sentences, piece.start);
  if (sentence === undefined) return null;
  const mentions = mentionsIn(read, sentence).filter(({ foreign }) => !foreign);
  const pick = (ids: readonly string[]): KnownProduct[] => ids.flatMap((id) => know.products.get(id) ?? []);
  const before = mentions.filter(({ end }) => end <= piece.start);
  const after = mentions.filter(({ start }) => start >= piece.end);
  const isSuperlative = piece.relation === "least" || piece.relation === "most";
  if (isSuperlative) {
    const linked = LINK.test(read.page.folded.slice(piece.end, after[0]?.start ?? sentence.end));
    const own = (linked ? after[0] : undefined) ?? before.at(-1);
    if (own === undefined) return null;
    const peers = peersOf(piece, { judging, mentions, own: own.products });
    return [pick(own.products), peers];
  }
  // "Más barato que las Nevada están los mocasines."
  const [first, second] =
    before.length === 0 && after.length > 1 ? [after[1], after[0]] : [before.at(-1), after[0]];
  if (second !== undefined) {
    const left = first?.products ?? judging.earlier().filter((id) => !second.products.includes(id));
    return left.length === 0 ? null : [pick(left), pick(second.products)];
  }
  // "La malla y el bolso salen lo mismo."
  const [one, other] = before.slice(-2);
  const together = piece.relation === "same" && one !== undefined && other !== undefined;
  return together ? [pick(one.products), pick(other.products)] : null;
}

/** "La más barata es …", "lo más barato que tenemos: …" */
const LINK = /^[^.;]*?(?:\b(?:es|son|e|sao|is|are|seria)\b|:|,)[^.;]*$/;
const OF_THESE = /\b(?:de (?:l[oa]s|est[oa]s|es[oa]s|amb[oa]s)|entre|d[oa]s|between|of the)\b/;

/** "De los celulares, el más barato es …": nouns of the sentence that are not of the name itself. */
function kindsSaid(
  sentence: Span,
  { judging, mentions, own }: { judging: Judging; mentions: readonly Mention[]; own: readonly string[] },
): string[] {
  const { page } = judging.read;
  const name = mentions.find(({ products }) => products.join() === own.join());
  const [before, after] = [name?.start ?? sentence.end, name?.end ?? sentence.end];
  return [
    ...rootsOf(`${page.folded.slice(sentence.start, before)} ${page.folded.slice(after, sentence.end)}`),
  ];
}

/** With what a superlative compares: those that are named, where it says so; else all that are known and can be had. */
function peersOf(
  piece: Comparison,
  { judging, mentions, own }: { judging: Judging; mentions: readonly Mention[]; own: readonly string[] },
): KnownProduct[] {
  const { read, know } = judging;
  const sentence = sentenceAt(read.sentences, piece.start);
  const named = [...read.mentions, ...mentions].flatMap(({ products }) => products);
  const among = OF_THESE.test(read.page.folded.slice(piece.end, sentence?.end));
  const these = new Set([...named, ...(among ? judging.earlier() : [])].filter((id) => !own.includes(id)));
  const kind = kindsSaid(sentence ?? piece, { judging, mentions, own });
  const all = [...know.products.values()].filter(({ id }) => !own.includes(id));
  if (among && these.size > 0) return all.filter(({ id }) => these.has(id));
  // "El más barato de los dos", and nobody knows which: of its own kind.
  const sort = among
    ? know.products
        .get(own[0] ?? "")
        ?.named.words.slice(0, 1)
        .map(({ root }) => root)
    : undefined;
  if (sort !== undefined) kind.splice(0, kind.length, ...sort);
  const ofKind = all.filter(({ named: { words } }) => words.some(({ root }) => kind.includes(root)));
  return (ofKind.length > 0 ? ofKind : all).filter(
    (product) => product.available?.value !== false && payablePrices(product).length > 0,
  );
}
