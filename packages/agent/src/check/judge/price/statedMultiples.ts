import type { PieceOf } from "../../read/piece.ts";
import { sentenceAt } from "../../read/readStock.ts";
import { matchesOf } from "../../text/matches.ts";
import { clauseAround } from "../../text/sentences.ts";
import { rootsOf } from "../../text/words.ts";
import { intersects } from "../../know/matchStatement.ts";
import type { Judging } from "../context.ts";
import { amountsBefore, type Reckoned } from "./amounts.ts";
import { rateOf } from "./judgeRate.ts";
import { isSameNoun } from "./packs.ts";
import { countsIn } from "./reckon.ts";

type Money = PieceOf<"money">;

/** So far back the price of one is still spoken of. */
const REACH = 160;

/**
 * "Cada prenda sale $ 6.000, los dos toallones $ 12.000", "$ 15.000 por día; dos días son $ 30.000": as many times what the
 * reply states to be the price of one. Whether that is true is judged where it stands.
 */
export function multiplesOfStated(piece: Money, judging: Judging): Reckoned[] {
  const { folded } = judging.read.page;
  return pricesBefore(piece, judging).flatMap((stated) => {
    const rate = piece.start - stated.end > REACH ? null : rateOf(stated, judging);
    if (rate === null) return [];
    const between = folded.slice(stated.end, piece.start);
    const { noun, isPlain } = rate;
    const counts =
      noun === null || (isPlain && rate.measure === null)
        ? countsIn(between.replace(/\bde \d+/g, " "))
        : matchesOf(between, COUNTED).flatMap(([, count = "", counted = ""]) =>
            isSameNoun(counted, noun) ? countsIn(count) : [],
          );
    return counts.map((count) => ({ cents: stated.cents * count, factIds: [] }));
  });
}

const COUNTED = /(?<![\p{L}\p{N}.,$])(\d{1,2}|\p{L}{2,10}) (\p{L}{3,})/gu;

const DEPOSIT = /\b(?:senas?|anticipo|adelanto|sinal|entrada|deposit|down payment)\b/;

/** "Una seña del 40%: para la grande ($ 56.000) serían $ 22.400" */
export function depositOfStated(piece: Money, judging: Judging): Reckoned[] {
  const { read } = judging;
  const at = read.sentences.findIndex(({ start, end }) => piece.start >= start && piece.start < end);
  const sentence = [read.sentences[at], read.sentences[at - 1]].find(
    (each) => each !== undefined && DEPOSIT.test(read.page.folded.slice(each.start, each.end)),
  );
  if (sentence === undefined) return [];
  const percents = read.pieces.flatMap((each) => {
    if (each.start < sentence.start || each.end > sentence.end) return [];
    if (each.kind === "percent") return [each.percent];
    return each.kind === "number" && each.percent ? [Number(each.number.replace(",", "."))] : [];
  });
  return ofSameThing(piece, judging).flatMap(({ cents }) =>
    percents.map((percent) => ({ cents: (cents * percent) / 100, factIds: [] })),
  );
}

/** Of the amounts stated before, the nearest whose clause shares a word with this one's, else the nearest. */
function ofSameThing(piece: Money, judging: Judging): Money[] {
  const stated = pricesBefore(piece, judging);
  const own = wordsAround(piece, judging);
  const same = stated.find((each) => intersects(wordsAround(each, judging), own));
  return same === undefined ? stated.slice(0, 1) : [same];
}

function wordsAround(piece: Money, { read }: Judging): ReadonlySet<string> {
  const sentence = sentenceAt(read.sentences, piece.start);
  const clause = sentence === undefined ? piece : clauseAround(read.page, sentence, piece);
  return rootsOf(read.page.folded.slice(clause.start, piece.start));
}

/** Prices that the reply states before an amount, the nearest first. */
function pricesBefore(piece: Money, judging: Judging): Money[] {
  return amountsBefore(piece, judging)
    .filter(({ role }) => role === "price" || role === "promo")
    .slice(0, 3);
}
