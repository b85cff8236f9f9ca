import type { KnownProduct } from "../know/knownProducts.ts";
import type { Statement } from "../know/statements.ts";
import type { PieceOf } from "../read/piece.ts";
import { sameLength } from "../read/readTimes.ts";
import { matchesOf } from "../text/matches.ts";
import { foldProse } from "../text/page.ts";
import { remembered } from "../text/remembered.ts";
import { rootsOf } from "../text/words.ts";
import { piecesNear, sentenceText, subjectOf, type Judging } from "./context.ts";
import { wrong, type Judgement } from "./judgement.ts";

/** A warranty of goods of which the merchant says that they have another, or none; null where nothing of that is said. */
export function judgeWarranty(piece: PieceOf<"length">, judging: Judging): Judgement | null {
  const subject = subjectOf(piece, judging);
  const products = subject.kind === "products" ? subject.products : [];
  const said = new Set([
    ...rootsOf(sentenceText(judging, piece)),
    ...products.flatMap(({ named }) => named.words.map(({ root }) => root)),
  ]);
  const none = judging.know.texts.some(
    ({ source, text }) =>
      source !== "prompt" && refusedIn(text).some((group) => [...group].every((root) => said.has(root))),
  );
  if (none) return wrong("La tienda escribió que eso no tiene garantía.");
  // Of several in a sentence each has its own goods.
  if (products.length === 0 || piecesNear(judging, piece, "length").length > 1) return null;
  const own = judging.know.statements.flatMap((each) =>
    each.piece.kind === "length" &&
    each.piece.about === "warranty" &&
    each.source !== "prompt" &&
    products.every(isNamedIn(namedBefore(each)))
      ? [each.piece.length]
      : [],
  );
  return own.length === 0 || own.some((length) => sameLength(length, piece.length))
    ? null
    : wrong("La tienda da otro plazo de garantía para eso.");
}

/** Words of the merchant's in the sentence of a time, before it. */
export function namedBefore({ text, piece: stated }: Statement): Set<string> {
  const before = text.slice(0, stated.start);
  return rootsOf(before.slice(Math.max(...[".", ";", "\n"].map((end) => before.lastIndexOf(end))) + 1));
}

/** Whether a product is called by one of these words. */
export function isNamedIn(roots: ReadonlySet<string>): (product: KnownProduct) => boolean {
  return ({ named }) => named.words.some(({ root, weight }) => weight >= 2 && roots.has(root));
}

const NONE =
  /(?:^|[.;\n] ?)([^.;\n]{4,80}?) (?:no|nao) (?:tienen?|tem|hay|llevan?|leva) garant(?![^.;\n]*\b(?:salvo|excepto|exceto|si)\b)/g;

/** "Cámaras y cubiertas no tienen garantía": each of them by its roots. */
const refusedIn = remembered((text): readonly ReadonlySet<string>[] =>
  matchesOf(foldProse(text), NONE).flatMap(([, goods = ""]) =>
    goods
      .split(/,| (?:y|e|ni|nem|o|ou) /)
      .map((each) => rootsOf(each))
      .filter(({ size }) => size > 0),
  ),
);
