import { detectLanguage } from "../../text/detectLanguage.ts";
import { foldText } from "../../text/foldText.ts";
import { merchantsLines } from "../../templates/merchantsLines.ts";
import { localeOf } from "../../text/locale.ts";
import type { Piece, PieceOf } from "../read/piece.ts";
import { sentenceAt } from "../read/readStock.ts";
import type { Span } from "../text/page.ts";
import { once } from "../text/once.ts";
import { remembered } from "../text/remembered.ts";
import { coreOf, isProperty, sellingWord } from "../text/sellingWords.ts";
import { rootOf, rootsOf } from "../text/words.ts";
import type { Judging } from "./context.ts";
import { unbacked, type Judgement } from "./judgement.ts";
import { mentionsIn } from "./subject.ts";

/** Forms of one word begin alike. */
const LETTERS = 6;
/** Names of one thing. */
const SAME = new Map(
  [
    "lavarropa lavadora maquina",
    "desmontabl removibl removivel extraibl saca quita",
    "lavavajilla lavaplato",
    "luz iluminacion retroiluminado",
  ].flatMap((words) => {
    const [first = "", ...others] = words.split(" ").map(coreOf);
    return others.map((other): [string, string] => [other, first]);
  }),
);
/** What a word is known by. */
function keyOf(root: string): string {
  const core = coreOf(root);
  return (SAME.get(core) ?? core).slice(0, LETTERS);
}
const keysOf = remembered((text): ReadonlySet<string> => new Set([...rootsOf(foldText(text))].map(keyOf)));

const DENIES = /\b(?:no|nao|ni|nem|sin|sem|libres?|livres?|free)\b/;
/** Of a text without what it denies: "no va al lavavajillas" is no word for a dishwasher. */
const affirmedKeysOf = remembered(
  (text): ReadonlySet<string> =>
    new Set(
      [
        ...rootsOf(
          foldText(text).replace(
            /(?<![\p{L}])(?:no|nao) (?!sol[oa]?\b|so\b|mas\b|hay problema)[^.;,:(]*/gu,
            " ",
          ),
        ),
      ].map(keyOf),
    ),
);

/**
 * "Tiene forro polar": what goods are said to be, to have or to be good for stands in their names, options and descriptions
 * or in the merchant's words, but for opinions and the words of selling.
 */
export function judgeFeature(piece: PieceOf<"feature">, judging: Judging): Judgement | null {
  const own = spokenOf(piece, judging);
  if (own.size === 0) return null;
  const { read, know, spoken } = judging;
  // "No destiñe", "libre de gluten": said with the words of a denial.
  const isDenial =
    !piece.isOpinion && DENIES.test(read.page.folded.slice(Math.max(0, piece.start - 12), piece.end));
  const keysIn = isDenial ? keysOf : affirmedKeysOf;
  const told = once(() => [
    ...know.measured
      .filter(({ product }) => product === null || own.has(product))
      .map(({ text, source }) => keysIn(source === "prompt" ? merchantsLines(text) : text)),
    ...spoken.map(keysIn),
  ]);
  const isKnown = (word: Word): boolean => {
    const key = keyOf(rootOf(word.stem));
    return told().some((keys) => keys.has(key)) || isJudged(word, judging);
  };
  const unknown = unknownOf(piece, { isKnown, raw: read.page.raw });
  return unknown === null || isInOtherTongue(judging)
    ? null
    : unbacked(`Ningún dato de la tienda dice "${read.page.raw.slice(piece.start, piece.end)}".`);
}

/** Of goods described in Spanish nobody finds the words of another language. */
function isInOtherTongue({ read, know }: Judging): boolean {
  const spoken = detectLanguage(read.page.raw);
  return spoken !== null && spoken !== localeOf(know.country).language;
}

type Word = PieceOf<"feature">["words"][number];

/**
 * The first word that tells of the goods what nobody wrote. Of parts, and behind "con" and "de", any word has to stand
 * somewhere; of what goods are like, and beside a part that is known, only what is no opinion.
 */
function unknownOf(
  { words, isOpinion }: PieceOf<"feature">,
  { isKnown, raw }: { isKnown: (word: Word) => boolean; raw: string },
): Word | null {
  let isList = !isOpinion;
  let isPart = isList;
  let ofPart = isList || words[0]?.stem === "de";
  for (const [index, word] of words.entries()) {
    const { stem, start, end } = word;
    if (AND.test(stem) || raw.slice(words[index - 1]?.end ?? start, start).includes(",")) isPart = isList;
    if (WITH.test(stem)) isPart = isList = ofPart = true;
    if ((stem === "de" && ofPart) || (stem === "bas" && words[index + 1]?.stem === "de"))
      isPart = ofPart = true;
    if (isEmpty(stem)) continue;
    const selling = sellingWord(stem);
    if (selling === "noun") isPart = ofPart = false;
    if (selling !== null) continue;
    const isName = /^\p{Lu}/u.test(raw.slice(start, end));
    if ((isPart || isName || isProperty(stem)) && !isKnown(word)) return word;
    isPart = false;
  }
  return null;
}

const AND = /^[ye]$/;
const WITH = /^co[nm]$/;
/** A little word, or a number, which is held against the facts by itself. */
const isEmpty = (stem: string): boolean =>
  stem === "bas" || stem.length < 3 || /\d/.test(stem) || rootsOf(stem).size === 0;

/** Held against the facts by themselves. */
const OTHERWISE = new Set<Piece["kind"]>(["trait", "measure", "order_state", "stock", "units", "money"]);

function isJudged({ start, end }: Span, { read }: Judging): boolean {
  return read.pieces.some((other) => OTHERWISE.has(other.kind) && other.start <= start && other.end >= end);
}

/** Named in the sentence, before it, or in the conversation. */
function spokenOf(piece: Span, { read, earlier }: Judging): ReadonlySet<string> {
  const sentence = sentenceAt(read.sentences, piece.start);
  const own = sentence === undefined ? [] : mentionsIn(read, sentence);
  const near = own.length > 0 ? own : read.mentions.filter(({ end }) => end <= piece.start).slice(-1);
  if (near.some(({ foreign }) => foreign)) return new Set();
  return new Set([...near.flatMap(({ products }) => products), ...earlier()]);
}
