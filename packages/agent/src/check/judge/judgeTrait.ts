import type { PieceOf } from "../read/piece.ts";
import { foldSame } from "../text/page.ts";
import type { Span } from "../text/page.ts";
import { remembered } from "../text/remembered.ts";
import { subjectOf, type Judging } from "./context.ts";
import { sentenceAt } from "../read/readStock.ts";
import { mentionsIn } from "./subject.ts";
import { rootsOf } from "../text/words.ts";
import { approved, unbacked, type Judgement } from "./judgement.ts";

/** A text, folded, without its sentences of what has to be bought besides. */
const affirmed = remembered((text) =>
  foldSame(text)
    .split(/(?<=[.;\n])/)
    .filter((sentence) => !/\bpor separado\b|\baparte\b/.test(sentence))
    .join(""),
);

/** Names of one thing in the three languages, and in either gender: what follows decides nothing. */
const SAME: readonly RegExp[] = [
  /^(?:cuero|couro|leather)$/,
  /^(?:algodon|algodao|cotton)$/,
  /^(?:lino|linho|linen)$/,
  /^(?:lana|wool)$/,
  /^(?:pino|pine)(?: macizo)?$/,
  /^(?:roble|oak)(?: macizo)?$/,
  /^(?:goma|caucho|borracha|rubber)$/,
  /^(?:gamuza|camurca|suede)$/,
  /^(?:madera|madeira)(?: maci[zc]a)?$|^solid wood$/,
  /^(?:impermeables?|waterproof|a prueba de agua|a prova d.?agua)$/,
  /^(?:resistentes? (?:al|a) agua|water.?resistant)$/,
  /^(?:hech|feit)[oa]s? a ma(?:no|o)$|^handmade$/,
  /^(?:(?:no|nao) (?:tienen?|contienen?|llevan?|tem|contem|leva) (?:gluten|tacc)|sin tacc|(?:sin|sem|libre de) gluten|gluten.?free|apt[oa]s? (?:para )?celiac[oa]s)$/,
  ...["azucar|acucar", "lactosa|lactose", "alcohol|alcool", "conservantes", "parabenos"].map(
    (what) =>
      new RegExp(
        `^(?:(?:no|nao) (?:tienen?|contienen?|llevan?|tem|contem|leva)|sin|sem|libre de) (?:${what})$`,
      ),
  ),
  /^(?:importad[oa]s?|imported)$/,
  /^(?:inalambric[oa]s?|sem fio|wireless|bluetooth)$/,
  /^(?:vegan[oa]?s?|apt[oa]s? (?:para )?vegan[oa]s)$/,
  /^(?:cruelty.?free)$/,
];

/** What a product is said to be must stand in its own name, options or description, or in the merchant's words. */
export function judgeTrait(piece: PieceOf<"trait">, judging: Judging): Judgement {
  const own = productsAt(piece, judging);
  const words = wordsOf(piece.trait);
  const source = judging.know.measured.find(
    ({ product, source: by, text }) =>
      by !== "prompt" &&
      !(product === null && isExcepted(affirmed(text), { words, own, judging })) &&
      (product === null || own === null || own.has(product)) &&
      words.test(affirmed(text)),
  );
  if (source !== undefined) return approved(source);
  return unbacked(`Ningún dato de la tienda dice "${piece.trait}".`);
}

/** "Los quesos son sin TACC; las galletas no." */
function isExcepted(
  text: string,
  { words, own, judging }: { words: RegExp; own: ReadonlySet<string> | null; judging: Judging },
): boolean {
  if (own === null || !EXCEPT.test(text) || !words.test(text)) return false;
  const names = [...own].flatMap(
    (id) => judging.know.products.get(id)?.named.words.map(({ root }) => root) ?? [],
  );
  return text
    .split(/(?<=[.\n])/)
    .some(
      (sentence) =>
        words.test(sentence) && names.some((root) => rootsOf(EXCEPT.exec(sentence)?.[1] ?? "").has(root)),
    );
}

const EXCEPT = /[;,] (?:y |e )?(?:el|l[ao]s?|[ao]s?) ([^.;,]+?) (?:no|nao)(?=[ ,]*(?:[.;\n]|$))/;

/** All that the sentence names, else what was spoken of; null: any. */
export function productsAt(piece: Span, judging: Judging): ReadonlySet<string> | null {
  const sentence = sentenceAt(judging.read.sentences, piece.start);
  const all = sentence === undefined ? [] : mentionsIn(judging.read, sentence);
  // "La Vulcan es inalámbrica": a word of another's name says here what this one is like.
  const others = all.filter(({ start, end }) => start < piece.start || end > piece.end);
  const named = others.length > 0 || all.some(({ products }) => products.length > 1) ? others : all;
  if (named.length > 0) return new Set(named.flatMap(({ products }) => products));
  const subject = subjectOf(piece, judging);
  return subject.kind === "products" ? new Set(subject.products.map(({ id }) => id)) : null;
}

/** The trait in every gender, number and language in which it may stand. */
function wordsOf(trait: string): RegExp {
  const family = SAME.find((each) => each.test(trait));
  const names = family?.source.replace(/[$^]/g, "") ?? trait.split(" ").map(stemOf).join(" ");
  return new RegExp(`(?<!\\b(?:no|nao|sin|sem) )\\b(?:${names})`, "u");
}

function stemOf(word: string): string {
  return word.length > 4 ? `${word.replace(/(?:as|os|es|a|o|s)$/, "")}\\p{L}{0,3}` : word;
}
