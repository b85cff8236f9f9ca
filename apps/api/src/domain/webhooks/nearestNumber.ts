import { phoneKey } from "@platform/integrations/ycloud";

/** More than this many digits apart it is another number, not a misspelt one. */
const FARTHEST = 3;

/** The store whose number is the least edits away from this one, or null where none is near. */
export function nearestNumber<Store extends { botPhoneNumber: string }>(
  recipient: string,
  stores: readonly Store[],
): Store | null {
  const wanted = phoneKey(recipient);
  let best: { store: Store; edits: number } | null = null;
  for (const store of stores) {
    const edits = editsBetween(wanted, phoneKey(store.botPhoneNumber));
    if (edits <= FARTHEST && (best === null || edits < best.edits)) best = { store, edits };
  }
  return best?.store ?? null;
}

/** Levenshtein's distance; numbers have fifteen digits at most. */
function editsBetween(a: string, b: string): number {
  let previous = Array.from({ length: b.length + 1 }, (_, n) => n);
  for (const [i, digit] of a.split("").entries()) {
    const row = [i + 1];
    for (const [j, other] of b.split("").entries()) {
      row.push(
        Math.min(
          (row[j] ?? 0) + 1,
          (previous[j + 1] ?? 0) + 1,
          (previous[j] ?? 0) + (digit === other ? 0 : 1),
        ),
      );
    }
    previous = row;
  }
  return previous[b.length] ?? 0;
}
