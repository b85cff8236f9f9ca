import type { PieceOf } from "../read/piece.ts";
import { foldSame } from "../text/page.ts";
import { claimsOf, type Claims } from "../text/polarity.ts";
import { remembered } from "../text/remembered.ts";
import type { Judging } from "./context.ts";
import { productsAt } from "./judgeTrait.ts";
import { wrong, type Judgement } from "./judgement.ts";

/** "Es compatible con Xbox" of what is described with "no con Xbox", and the other way round; null where it says neither. */
export function judgePolarity(piece: PieceOf<"polarity">, judging: Judging): Judgement | null {
  const ids = [...(productsAt(piece, judging) ?? [])];
  const product = ids.length === 1 ? judging.know.products.get(ids[0] ?? "") : undefined;
  if (product === undefined) return null;
  const told = judging.know.measured.filter(
    (text) => text.product === product.id && text.source === "product",
  );
  const [affirmed, denied] = [new Set<string>(), new Set<string>()];
  for (const { text } of told) {
    const claims = claimsIn(text.slice(text.indexOf(": ") + 2));
    for (const root of claims.affirmed) affirmed.add(root);
    for (const root of claims.denied) denied.add(root);
  }
  const names = new Set(product.named.words.map(({ root }) => root));
  const isTurned = (root: string, { one, other }: { one: Set<string>; other: Set<string> }): boolean =>
    one.has(root) && !other.has(root) && !names.has(root);
  const turned =
    [...piece.affirmed].find((root) => isTurned(root, { one: denied, other: affirmed })) ??
    [...piece.denied].find((root) => isTurned(root, { one: affirmed, other: denied }));
  return turned === undefined
    ? null
    : wrong(`La descripción de ${product.name} dice lo contrario de "${turned}".`);
}

const claimsIn = remembered((text): Claims => {
  const [affirmed, denied] = [new Set<string>(), new Set<string>()];
  for (const sentence of foldSame(text).split(/(?<=\.)\s|\n/)) {
    const claims = claimsOf(sentence);
    for (const root of claims.affirmed) affirmed.add(root);
    for (const root of claims.denied) denied.add(root);
  }
  return { affirmed, denied };
});
