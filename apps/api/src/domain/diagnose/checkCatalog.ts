import { inWords, verdictOf, type Check, type CheckDeps } from "./check.ts";
import type { StoreFacts } from "./storeFacts.ts";

/** Longer than two looks at what changed should ever lie apart. */
const LATE_MS = 45 * 60_000;
/** How old what the bot knows of the catalogue is, and why. */
export function checkCatalog({ words, now }: Pick<CheckDeps, "words" | "now">, facts: StoreFacts): Check {
  const verdict = verdictOf("catalog");
  const { catalog } = facts;
  const said = words.shop.catalog;
  if (catalog === null) return verdict("unknown", said.noStore);
  const closed = isClosed(catalog.access, said.closed) ? said.closed[catalog.access] : undefined;
  if (closed !== undefined) return verdict("fail", closed);
  if (catalog.syncedAt === null) {
    if (catalog.state === "failed") return verdict("fail", said.unread(catalog.error ?? said.noReason));
    const { products, total } = catalog;
    return verdict("warn", total === null ? said.reading : said.readingOf(`${products}`, `${total}`));
  }
  if (catalog.refused > 0) return verdict("warn", said.notKept(`${catalog.refused}`));
  const since = inWords(catalog.syncedAt, facts.timezone, words.locale);
  if (now().getTime() - Date.parse(catalog.syncedAt) <= LATE_MS)
    return verdict("ok", said.fresh(`${catalog.products}`, since));
  return verdict("warn", said.stale(since, catalog.error === null ? "" : ` (${catalog.error})`));
}

function isClosed<Closed extends object>(
  access: string,
  closed: Closed,
): access is Extract<keyof Closed, string> {
  return Object.hasOwn(closed, access);
}
