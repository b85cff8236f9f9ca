import type { Page } from "../text/page.ts";
import type { Sentence } from "../text/sentences.ts";
import { claimsOf } from "../text/polarity.ts";
import type { PieceOf } from "./piece.ts";

/** Says nothing: "https://…/productos/…". */
const ADDRESS = /\bhttps?:\/\/\S+/g;
/** Exchanges are held against the merchant's words under a condition, too. */
const EXCHANGE = /\b(?:cambi|troc|devol|devuel)/;

/** What a sentence says that something has and hasn't; against whose description it is held is the judge's. */
export function readPolarity(page: Page, sentences: readonly Sentence[]): PieceOf<"polarity">[] {
  return sentences.flatMap(({ start, end, question }): PieceOf<"polarity">[] => {
    if (question) return [];
    const text = page.folded.slice(start, end).replace(ADDRESS, " ");
    const claims = claimsOf(text);
    return claims.said.size + claims.denied.size === 0 && !EXCHANGE.test(text)
      ? []
      : [{ kind: "polarity", start, end, ...claims }];
  });
}
