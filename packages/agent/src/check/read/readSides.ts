import type { Page } from "../text/page.ts";
import { sidesIn } from "../text/opposites.ts";
import type { Sentence } from "../text/sentences.ts";
import type { PieceOf } from "./piece.ts";

const NOT = /\b(?:no|nao|ni|tampoco|sin)\b[^,;.]{0,16}$/;

/** "Viene armado", "se lava a mano": what can't be true where the shop says its opposite. */
export function readSides(page: Page, sentences: readonly Sentence[]): PieceOf<"side">[] {
  return sentences.flatMap((sentence) => {
    if (sentence.question) return [];
    const text = page.folded.slice(sentence.start, sentence.end);
    return sidesIn(text)
      .filter(
        ({ index, length }) =>
          !NOT.test(text.slice(0, index)) && !/^,? no\b/.test(text.slice(index + length)),
      )
      .map(({ pair, side, index, length }): PieceOf<"side"> => {
        const start = sentence.start + index;
        return { kind: "side", start, end: start + length, pair, side };
      });
  });
}
