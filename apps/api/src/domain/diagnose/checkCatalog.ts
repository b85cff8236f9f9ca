import { inWords, verdictOf, type CheckDeps, type Found } from "./check.ts";
import type { StoreFacts } from "./storeFacts.ts";
import { checkWords, type Words } from "./words.ts";

/** Longer than two looks at what changed should ever lie apart. */
const LATE_MS = 45 * 60_000;
/** How old what the bot knows of the catalogue is, and why. */
export function checkCatalog({ now }: Pick<CheckDeps, "now">, facts: StoreFacts): Found {
  const verdict = verdictOf("catalog");
  const { catalog, timezone } = facts;
  if (catalog === null) return verdict("unknown", ({ shop }) => shop.catalog.noStore);
  const { access, error, products, refused, state, syncedAt, total } = catalog;
  if (isClosed(access)) return verdict("fail", ({ shop }) => shop.catalog.closed[access]);
  if (syncedAt === null) {
    if (state === "failed")
      return verdict("fail", ({ shop }) => shop.catalog.unread(error ?? shop.catalog.noReason));
    return verdict("warn", ({ shop }) =>
      total === null ? shop.catalog.reading : shop.catalog.readingOf(`${products}`, `${total}`),
    );
  }
  if (refused > 0) return verdict("warn", ({ shop }) => shop.catalog.notKept(`${refused}`));
  const since = (locale: string): string => inWords(syncedAt, timezone, locale);
  if (now().getTime() - Date.parse(syncedAt) <= LATE_MS)
    return verdict("ok", ({ shop, locale }) => shop.catalog.fresh(`${products}`, since(locale)));
  const why = error === null ? "" : ` (${error})`;
  return verdict("warn", ({ shop, locale }) => shop.catalog.stale(since(locale), why));
}

function isClosed(access: string): access is keyof Words["shop"]["catalog"]["closed"] {
  return Object.hasOwn(checkWords.es.shop.catalog.closed, access);
}
