import { verbatimKey, verbatimSentences, type Verbatim } from "../know/verbatim.ts";
import type { Piece } from "../read/piece.ts";
import type { OptionGroup } from "../read/readOptions.ts";
import { sentenceAt } from "../read/readStock.ts";
import { matchesOf } from "../text/matches.ts";
import type { Span } from "../text/page.ts";
import { remembered } from "../text/remembered.ts";
import type { Sentence } from "../text/sentences.ts";
import type { Judging } from "./context.ts";
import { approved, type Judgement } from "./judgement.ts";
import { mentionsIn } from "./subject.ts";

type Told = Piece | OptionGroup;

/** What a merchant promises of the shop; any other promise would be an act of the agent's, which nobody does. */
const OF_THE_SHOP = new Set(["devolver dinero", "enviar o despachar", "hacer eso"]);

/**
 * A sentence that stands word for word in what the merchant wrote holds whole, however its parts are read; so does a
 * clause of the description of what is spoken of. Where to pay stays with the block for it. Reads the merchant's
 * sentences only once something is refused.
 */
export function verbatimForgiver(
  judging: Judging,
): (piece: Told, judgement: Judgement | null) => Judgement | null {
  let known: ReadonlyMap<string, Verbatim> | null = null;
  return (piece, judgement) => {
    if (judgement?.holds !== false) return judgement;
    const { sentences, page } = judging.read;
    const sentence = sentenceAt(sentences, piece.start);
    if (sentence === undefined || piece.end > sentence.end) return judgement;
    if (isOfGoods(piece) && isDescribed(piece, sentence, judging)) return approved({ source: "product" });
    if (!isTellable(piece)) return judgement;
    known ??= verbatimSentences(judging.know);
    const by = known.get(verbatimKey(page.raw.slice(sentence.start, sentence.end)));
    return by === undefined ? judgement : approved(by);
  };
}

function isTellable(piece: Told): boolean {
  if (!("kind" in piece)) return true;
  if (piece.kind === "promise") return OF_THE_SHOP.has(piece.promise);
  return piece.kind !== "payment";
}

/** What a description may tell, unlike what it costs, is sent for or is paid by. */
const OF_GOODS = new Set<Piece["kind"]>([
  "measure",
  "number",
  "trait",
  "side",
  "attribute",
  "polarity",
  "units",
  "length",
  "phone",
  "promise",
]);

function isOfGoods(piece: Told): boolean {
  if (!("kind" in piece)) return true;
  return piece.kind === "promise" ? piece.backing !== null : OF_GOODS.has(piece.kind);
}

/** Every clause that a statement stands in is one of the description, with its denials. */
function isDescribed(piece: Span, sentence: Sentence, judging: Judging): boolean {
  const ids = new Set(spokenOf(sentence, judging));
  const told = judging.know.measured.filter(
    ({ product, source }) => source === "product" && product !== null && ids.has(product),
  );
  if (told.length === 0) return false;
  const written = judging.read.page.raw.slice(sentence.start, sentence.end);
  const own = clausesOf(written).filter(
    ({ start, end }) => sentence.start + start < piece.end && sentence.start + end > piece.start,
  );
  return (
    own.length > 0 &&
    told.some(({ text }) => {
      const keys = describedClauses(text);
      return own.every(({ key }) => keys.has(key));
    })
  );
}

/** Of the sentence itself, of the nearest before it that names any, of the card's title, and of the conversation. */
function spokenOf(sentence: Sentence, { read, earlier }: Judging): readonly string[] {
  const before = read.mentions.filter(({ end }) => end <= sentence.start);
  const last = sentenceAt(read.sentences, before.at(-1)?.start ?? -1);
  const near = [sentence, ...(last === undefined ? [] : [last])].flatMap((each) => mentionsIn(read, each));
  return [...near, ...before.slice(0, 1)].flatMap(({ products }) => products).concat(earlier());
}

const CLAUSE = /(?:[^.,;:()!?\n]|(?<=\d)[.,:](?=\d))+/g;
/** One word is said of anything. */
const MIN_WORDS = 2;

function clausesOf(text: string): (Span & { key: string })[] {
  return matchesOf(text, CLAUSE)
    .map(({ index, 0: clause }) => ({
      start: index,
      end: index + clause.length,
      key: verbatimKey(clause).replace(/ \p{Extended_Pictographic}.*$/u, ""),
    }))
    .filter(({ key }) => key !== "");
}

const describedClauses = remembered(
  (text): ReadonlySet<string> =>
    new Set(
      clausesOf(text.slice(text.indexOf(": ") + 2))
        .map(({ key }) => key)
        .filter((key) => key.split(" ").length >= MIN_WORDS),
    ),
);
