import { sentenceText } from "../context.ts";
import type { Reckoned } from "./amounts.ts";
import { unitsOf, type Place } from "./reckon.ts";

/** "Cada una te sale $ 9.600" of "Remera x 3". */
export function eachOfPack({ piece, judging, products }: Place): Reckoned[] {
  if (!/\bcada un[oa]\b|\bc\/u|\bpor unidad\b/.test(sentenceText(judging, piece))) return [];
  return products.flatMap((product) => {
    const count = Number(/\bx ?(\d{1,2})\b/.exec(product.named.name)?.[1] ?? 0);
    return count < 2 ? [] : unitsOf([product]).map((unit) => ({ ...unit, cents: unit.cents / count }));
  });
}
