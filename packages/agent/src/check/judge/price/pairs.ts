import type { KnownProduct } from "../../know/knownProducts.ts";
import type { Page, Span } from "../../text/page.ts";

const BY_PAIR = /^[*_]* ?(?:,? ?(?:por )?(?:el|cada|o|the|a|per|por) (?:par|pair))(?![\p{L}])/u;

/** "$ 45.000 el par": an amount is said of two. */
export function isByPair({ end }: Span, page: Page): boolean {
  return BY_PAIR.test(page.folded.slice(end, end + 16));
}

/** Shops name in the plural what comes in pairs ("Zapatillas", "Medias"), or say so ("Puntera de gel (par)"). */
export function comesInPairs({ named }: KnownProduct): boolean {
  return /^\p{L}+s(?![\p{L}])/u.test(named.name) || /(?<!\p{L})(?:par|pair)(?!\p{L})/u.test(named.name);
}
