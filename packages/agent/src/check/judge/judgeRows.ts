import { intersects } from "../know/matchStatement.ts";
import type { PieceOf } from "../read/piece.ts";
import { foldProse } from "../text/page.ts";
import { remembered } from "../text/remembered.ts";
import { sellingWord } from "../text/sellingWords.ts";
import { rootsOf } from "../text/words.ts";
import type { Judging } from "./context.ts";
import { productOf } from "./judgePolarity.ts";
import { wrong, type Judgement } from "./judgement.ts";

const LETTERS = 5;

/**
 * "El acolchado va al lavarropas" of a shop that writes "los acolchados se lavan en seco; las sábanas, en lavarropas": what is
 * told of other goods behind the semicolon is said of these. Null where nothing is.
 */
export function judgeRows(piece: PieceOf<"polarity">, judging: Judging): Judgement | null {
  const product = productOf(piece, judging);
  const { read, earlier, know } = judging;
  // What is named behind the sentence alone is not what it speaks of.
  const isBehind = read.mentions.every(({ start }) => start > piece.end);
  if (product === undefined || piece.said.size === 0 || (isBehind && earlier().length === 0)) return null;
  const names = new Set(product.named.words.map(({ root }) => root));
  const goods = goodsOf(judging);
  const own = know.toldOf([product.id]);
  for (const { source, text } of know.texts) {
    if (source !== "knowledge" && source !== "article") continue;
    for (const rows of rowsIn(text)) {
      const mine = rows.filter((row) => intersects(row, names));
      const others = rows.filter((row) => !intersects(row, names) && intersects(row, goods));
      if (mine.length === 0 || others.length === 0) continue;
      const told = new Set([...mine.flatMap((row) => [...row]), ...names, ...own]);
      const isMine = [...piece.said].some((root) => mine.some((row) => row.has(root)) && !names.has(root));
      const turned = others
        .flatMap((row) => [...row])
        .find((root) => piece.said.has(root) && !told.has(root) && !goods.has(root) && isDistinct(root));
      if (turned !== undefined && !isMine) return wrong(`La tienda escribió "${turned}" de otros productos.`);
    }
  }
  return null;
}

const isDistinct = (root: string): boolean => root.length >= LETTERS && sellingWord(root) === null;

/** Words that any product is called by. */
function goodsOf({ know }: Judging): ReadonlySet<string> {
  return new Set([...know.products.values()].flatMap(({ named }) => named.words.map(({ root }) => root)));
}

/** Sentences of several parts, by the roots of each. */
const rowsIn = remembered((text): readonly ReadonlySet<string>[][] =>
  foldProse(text)
    .split(/[.\n]/)
    .map((sentence) => sentence.split(";").map((part) => rootsOf(part)))
    .filter(({ length }) => length > 1),
);
