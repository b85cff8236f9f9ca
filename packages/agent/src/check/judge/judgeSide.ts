import type { PieceOf } from "../read/piece.ts";
import { intersects } from "../know/matchStatement.ts";
import { foldSame, openPage } from "../text/page.ts";
import { sidesIn } from "../text/opposites.ts";
import { remembered } from "../text/remembered.ts";
import { splitSentences } from "../text/sentences.ts";
import { rootsOf } from "../text/words.ts";
import { placesNear, sentenceText, subjectOf, type Judging } from "./context.ts";
import { approved, wrong, type Judgement } from "./judgement.ts";

/** False where the shop says the opposite of the same thing and nowhere this; null where it says nothing of it. */
export function judgeSide(piece: PieceOf<"side">, judging: Judging): Judgement | null {
  const { know, read } = judging;
  const subject = subjectOf(piece, judging);
  if (subject.kind !== "products") return null;
  const ids = new Set(subject.products.map(({ id }) => id));
  const names = new Set(subject.products.flatMap(({ named }) => named.words.map(({ root }) => root)));
  const said = rootsOf(sentenceText(judging, piece));
  const places = placesNear(judging, piece);
  const told = know.measured.flatMap((text) => {
    if (text.source === "prompt") return [];
    if (text.product !== null)
      return ids.has(text.product) ? sidesOf(text.text).map((each) => ({ ...each, text })) : [];
    // What the merchant says of all is said of this, where it names it or the same place.
    return sidesOf(text.text)
      .filter(({ roots }) => intersects(roots, names) || intersects(roots, places) || intersects(roots, said))
      .map((each) => ({ ...each, text }));
  });
  const own = told.filter(({ pair }) => pair === piece.pair);
  const same = own.find(({ side }) => side === piece.side);
  if (same !== undefined) return approved(same.text);
  return own.length === 0
    ? null
    : wrong(`La tienda no dice "${read.page.raw.slice(piece.start, piece.end)}", sino lo contrario.`);
}

/** Sides that a text takes, each with the words of its sentence. */
const sidesOf = remembered((text) =>
  splitSentences(openPage(text)).flatMap(({ start, end }) => {
    const folded = foldSame(text.slice(start, end));
    const sides = sidesIn(folded);
    return sides.length === 0 ? [] : sides.map(({ pair, side }) => ({ pair, side, roots: rootsOf(folded) }));
  }),
);
