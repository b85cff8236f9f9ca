import type { Piece, PieceOf, Role } from "../../read/piece.ts";
import type { Judging } from "../context.ts";
import type { Reckoned } from "./amounts.ts";

/** What a reply adds up: prices and what delivery costs, not what was, is saved or is missing. */
const ADDED = new Set<Role>(["price", "promo", "shipping"]);
const MOST_PARTS = 8;

/**
 * Sums of the amounts that the reply itself states before this one, the last two, three and so on. Whether each of them
 * is true is judged where it stands: "$ 45.000 + $ 2.500 de envío = $ 47.500".
 */
export function statedSums(piece: PieceOf<"money">, { read }: Judging): Reckoned[] {
  const parts = read.pieces
    .filter((each): each is PieceOf<"money"> & Piece => each.kind === "money" && ADDED.has(each.role))
    .filter(({ end }) => end <= piece.start)
    .slice(-MOST_PARTS);
  const sums: Reckoned[] = [];
  let cents = 0;
  for (const part of parts.reverse()) {
    cents += part.cents;
    sums.push({ cents, factIds: [] });
  }
  return sums.slice(1);
}
