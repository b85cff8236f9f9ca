import { verbatimKey, verbatimSentences, type Verbatim } from "../know/verbatim.ts";
import type { Piece } from "../read/piece.ts";
import type { OptionGroup } from "../read/readOptions.ts";
import { sentenceAt } from "../read/readStock.ts";
import type { Judging } from "./context.ts";
import { approved, type Judgement } from "./judgement.ts";

/** What a merchant promises of the shop; any other promise would be an act of the agent's, which nobody does. */
const OF_THE_SHOP = new Set(["devolver dinero", "enviar o despachar", "hacer eso"]);

/**
 * A sentence that stands word for word in what the merchant wrote holds whole, however its parts are read.
 * Where to pay stays with the block for it. Reads the merchant's sentences only once something is refused.
 */
export function verbatimForgiver(
  judging: Judging,
): (piece: Piece | OptionGroup, judgement: Judgement | null) => Judgement | null {
  let known: ReadonlyMap<string, Verbatim> | null = null;
  return (piece, judgement) => {
    if (judgement?.holds !== false || !isTellable(piece)) return judgement;
    const { sentences, page } = judging.read;
    const sentence = sentenceAt(sentences, piece.start);
    if (sentence === undefined || piece.end > sentence.end) return judgement;
    known ??= verbatimSentences(judging.know);
    const by = known.get(verbatimKey(page.raw.slice(sentence.start, sentence.end)));
    return by === undefined ? judgement : approved(by);
  };
}

function isTellable(piece: Piece | OptionGroup): boolean {
  if (!("kind" in piece)) return true;
  if (piece.kind === "promise") return OF_THE_SHOP.has(piece.promise);
  return piece.kind !== "payment";
}
