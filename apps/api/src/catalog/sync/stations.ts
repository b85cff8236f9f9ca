import type { Sql } from "@platform/db";
import {
  MAX_IDS,
  MAX_PER_PAGE,
  TiendanubeError,
  type Page,
  type PageQuery,
  type TiendanubeProduct,
} from "@platform/integrations/tiendanube";
import { noteChanges } from "../changes/noteChanges.ts";
import {
  forgetProducts,
  rankProducts,
  seeProducts,
  writeCategories,
  writeCoupons,
  writeEachProduct,
  writePages,
} from "../writes.ts";
import { goOn, type Cursor, type Station } from "./cursor.ts";
import { readOrders } from "./readOrders.ts";
import { registerWebhooks } from "./registerWebhooks.ts";
import type { Step, Visit } from "./visit.ts";

/** A list may have had its order changed by what was made before; by age it only changes where something is removed. */
const BY_AGE = { sortBy: "created-at-ascending", perPage: MAX_PER_PAGE };
/** The store's clock and ours differ, and its list may be a moment behind. */
const OVERLAP_MS = 10 * 60_000;
/** A shop has at most 1,000 categories; coupons and pages beyond this are nobody's. */
const MOST_PAGES = 25;

export const stations: Record<Exclude<Station, "done">, (visit: Visit) => Promise<Step>> = {
  store: readStore,
  categories: async (visit) => {
    const { client, cursor, signal } = visit;
    const categories = await readAll((page) => client.listCategories({ ...page, signal }));
    return { cursor: goOn(cursor), write: (tx) => writeCategories(tx, visit, categories).then(nothing) };
  },
  products: readProducts,
  tail: readChanged,
  stamps: readStamps,
  missing: confirmMissing,
  coupons: async (visit) => {
    const { client, cursor, signal } = visit;
    const coupons = await ifAllowed(() => readAll((page) => client.listCoupons({ ...page, signal })));
    return { cursor: goOn(cursor), write: (tx) => writeCoupons(tx, visit, coupons).then(nothing) };
  },
  pages: async (visit) => {
    const { client, cursor, signal, shop } = visit;
    const pages = await ifAllowed(() => readAll((page) => client.listPages({ ...page, signal })));
    return { cursor: goOn(cursor), write: (tx) => writePages(tx, visit, { pages, shop }).then(nothing) };
  },
  orders: readOrders,
  ranks: readRanks,
  webhooks: registerWebhooks,
};

const nothing = (): Partial<Cursor> => ({});

async function readStore({ client, cursor, signal }: Visit): Promise<Step> {
  const { currency, language, url } = await client.getStore({ signal });
  return { cursor: goOn(cursor), facts: { currency, language, storeUrl: url } };
}

async function readProducts(visit: Visit): Promise<Step> {
  const { client, cursor, signal } = visit;
  const query = cursor.page === null ? { ...BY_AGE } : { next: cursor.page };
  const { items, next, total } = await client.listProducts({ ...query, signal });
  const read = cursor.read + items.length;
  const known = cursor.total ?? total;
  // A list that got shorter or longer between two pages has shifted under them.
  const moved = cursor.moved || (total !== null && total !== known) || (next === null && read !== known);
  const here = { ...cursor, read, total: known, moved, page: next };
  return {
    cursor: next === null ? goOn(here) : here,
    facts: { products: read, total: known },
    write: (tx) => keep(tx, visit, items).then(nothing),
  };
}

/** What changed since the last run had begun, or while this one was reading. */
async function readChanged(visit: Visit): Promise<Step> {
  const { client, cursor, signal } = visit;
  const since = cursor.run === "full" ? cursor.startedAt : (cursor.since ?? cursor.startedAt);
  const updatedAtMin = before(since, cursor.run === "full" ? OVERLAP_MS / 5 : OVERLAP_MS);
  const query = cursor.page === null ? { ...BY_AGE, updatedAtMin } : { next: cursor.page };
  const { items, next } = await client.listProducts({ ...query, signal });
  const moved = cursor.moved || items.length > 0;
  // What was met on an early page may be gone by now: the comparison that follows meets everything anew.
  const seenSince = cursor.run === "full" && moved ? visit.readAt : cursor.seenSince;
  const here = { ...cursor, moved, seenSince, page: next };
  return {
    cursor: next === null ? goOn(here) : here,
    write: (tx) => keep(tx, visit, items).then(nothing),
  };
}

/** Which products there are; those unknown or changed are read by their ids before the next page. */
async function readStamps(visit: Visit): Promise<Step> {
  const { client, cursor, signal } = visit;
  const query = cursor.page === null ? { ...BY_AGE } : { next: cursor.page };
  const { items, next } = await client.listProductStamps({ ...query, signal });
  const here = { ...cursor, page: next };
  return {
    cursor: next === null ? goOn(here) : here,
    write: async (tx) => ({ unread: await seeProducts(tx, visit, items) }),
  };
}

/**
 * Products that the run has not met may be gone, or may have slipped from a page to one that was read before: only
 * the store's own word that it has them no more removes them.
 */
async function confirmMissing(visit: Visit): Promise<Step> {
  const { sql, tenantId, cursor } = visit;
  const rows = await sql<{ id: string }[]>`
    select id from unseen_products(${tenantId}, ${cursor.seenSince}, ${MAX_IDS}) as id`;
  if (rows.length === 0) return { cursor: goOn(cursor) };
  return readByIds(
    visit,
    rows.map(({ id }) => id),
  );
}

/** Reads these again; those that the store does not have are forgotten. */
export async function readByIds(visit: Visit, ids: readonly string[]): Promise<Step> {
  const { client, cursor, signal } = visit;
  const asked = ids.slice(0, MAX_IDS);
  const { items } = await client.listProducts({ ids: asked, perPage: MAX_IDS, signal });
  const found = new Set(items.map(({ id }) => id));
  return {
    cursor: { ...cursor, unread: cursor.unread.filter((id) => !asked.includes(id)) },
    write: async (tx) => {
      await seeProducts(tx, visit, items);
      await keep(tx, visit, items);
      await forgetProducts(
        tx,
        visit,
        asked.filter((id) => !found.has(id)),
      );
      return {};
    },
  };
}

/** What the database refuses is tried again by itself, and told of if that doesn't help. */
async function keep(tx: Sql, visit: Visit, products: TiendanubeProduct[]): Promise<void> {
  const { tenantId, shop, log } = visit;
  const refused = await writeEachProduct(tx, visit, { products, shop });
  for (const { id, error } of refused)
    log.error({ tenantId, product: id, err: error }, "A product was refused");
  await noteChanges(tx, visit, { resource: "product", ids: refused.map(({ id }) => id) });
}

/** Best-selling first, as the storefront is browsed. */
async function readRanks(visit: Visit): Promise<Step> {
  const { client, cursor, signal } = visit;
  const { items } = await client.listProductStamps({
    sortBy: "best-selling",
    published: true,
    perPage: MAX_PER_PAGE,
    signal,
  });
  const ids = items.map(({ id }) => id);
  return { cursor: goOn(cursor), write: (tx) => rankProducts(tx, visit, ids).then(nothing) };
}

/** All of a short list. */
export async function readAll<T>(load: (page: PageQuery) => Promise<Page<T>>): Promise<T[]> {
  const all: T[] = [];
  let query: PageQuery = { perPage: MAX_PER_PAGE };
  for (let index = 0; index < MOST_PAGES; index += 1) {
    const page = await load(query);
    all.push(...page.items);
    if (page.next === null) break;
    query = { next: page.next };
  }
  return all;
}

/** What the token may not read is as if the store had none; its health says so. */
async function ifAllowed<T>(read: () => Promise<T[]>): Promise<T[]> {
  try {
    return await read();
  } catch (error) {
    if (error instanceof TiendanubeError && error.code === "forbidden") return [];
    throw error;
  }
}

/** As the store's query takes it. */
function before(instant: string, ms: number): string {
  return new Date(Date.parse(instant) - ms).toISOString();
}
