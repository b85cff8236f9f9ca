import type { Page } from "../text/page.ts";
import type { Sentence } from "../text/sentences.ts";
import type { Piece, PieceOf } from "./piece.ts";
import { weekdaysIn } from "./readTimes.ts";

/** What a sentence says of its days already. */
const TOLD = new Set<Piece["kind"]>([
  "hours",
  "percent",
  "deal",
  "day",
  "length",
  "order_state",
  "coupon",
  "promise",
]);

/** Days of the week on which something is done, in sentences that nothing else has read: "despachamos los martes". */
export function readSchedules(
  page: Page,
  { sentences, taken }: { sentences: readonly Sentence[]; taken: readonly Piece[] },
): PieceOf<"schedule">[] {
  return sentences.flatMap(({ start, end, question }): PieceOf<"schedule">[] => {
    const text = page.folded.slice(start, end);
    const weekdays = weekdaysIn(text);
    if (question || weekdays.size === 0 || /\b(?:no|nao|ni|tampoco)\b/.test(text)) return [];
    if (taken.some((each) => TOLD.has(each.kind) && each.start >= start && each.end <= end)) return [];
    return [{ kind: "schedule", start, end, weekdays }];
  });
}
