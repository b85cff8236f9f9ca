import {
  StoreError,
  type StoreCategory,
  type StoreCoupon,
  type StorePage,
  type StorePort,
  type StoreProduct,
} from "@platform/agent";
import { createStoreCache, type StoreCache } from "./cache.ts";
import type { ProductQuery, TiendanubeClient } from "./client.ts";
import { MAX_PER_PAGE, type PageQuery } from "./list.ts";
import { isUsable } from "./mapCoupon.ts";
import { availableFirst, isAnswered, onlyAvailable, rankHits, wordQueries } from "./search.ts";
import { findOwnOrders } from "./storeOrders.ts";
import {
  TiendanubeError,
  type Page,
  type TiendanubeCategory,
  type TiendanubeCoupon,
  type TiendanubeErrorCode,
  type TiendanubePage,
  type TiendanubeProduct,
  type TiendanubeStore,
} from "./types.ts";

const HITS_PER_REQUEST = 30;
const LONGEST_QUERY = 100;
const MAX_LIST_PAGES = 5;

export interface StorePortOptions {
  /** Null where the tenant has no store: every call throws `not_connected`. */
  client: TiendanubeClient | null;
  /** `phoneKey` of the chat's number; null where the customer hides it. */
  customerPhoneKey: string | null;
  /** The shop's country (ISO 3166), for phones that buyers typed without calling code. */
  country: string | null;
  /** The shop's day, `YYYY-MM-DD`. */
  today(): string;
  /** One per process; without one, this port keeps its own. */
  cache?: StoreCache;
}

const STORE_ERRORS: Record<TiendanubeErrorCode, StoreError["code"]> = {
  unauthorized: "unauthorized",
  forbidden: "unauthorized",
  suspended: "suspended",
  rate_limited: "rate_limited",
  invalid: "unavailable",
  unavailable: "unavailable",
  aborted: "unavailable",
};

/** Whatever went wrong, in the agent's words. */
export function toStoreError(thrown: unknown): StoreError {
  if (thrown instanceof StoreError) return thrown;
  if (thrown instanceof TiendanubeError) {
    return new StoreError(STORE_ERRORS[thrown.code], thrown.message, { cause: thrown });
  }
  return new StoreError("unavailable", "The store could not be read.", { cause: thrown });
}

function productUrl(product: TiendanubeProduct, store: TiendanubeStore): string {
  if (product.canonicalUrl !== null) return product.canonicalUrl;
  if (store.url === null) return "";
  const folder = store.language === "pt" ? "produtos" : "productos";
  return `${store.url}/${folder}/${encodeURIComponent(product.handle)}/`;
}

/** What a customer may know of a coupon. */
export function toStoreCoupon(coupon: TiendanubeCoupon): StoreCoupon {
  const { code, type, value, minPriceCents, startsOn, endsOn, firstPurchaseOnly, combines, limitedTo } =
    coupon;
  const usesLeft = coupon.maxUses === null ? null : Math.max(0, coupon.maxUses - coupon.used);
  return {
    code,
    type,
    value,
    minPriceCents,
    startsOn,
    endsOn,
    firstPurchaseOnly,
    combines,
    usesLeft,
    limitedTo,
  };
}

/** All of a short list; a store has at most 1,000 categories. */
async function allPages<T>(load: (page: PageQuery) => Promise<Page<T>>): Promise<T[]> {
  const all: T[] = [];
  let query: PageQuery = { perPage: MAX_PER_PAGE };
  for (let index = 0; index < MAX_LIST_PAGES; index += 1) {
    const page = await load(query);
    all.push(...page.items);
    if (page.next === null) break;
    query = { next: page.next };
  }
  return all;
}

/** The store's public resources through the cache, as one turn's tools ask for them. */
function createReader(client: TiendanubeClient, cache: StoreCache) {
  async function cached<T>(name: string, load: () => Promise<T>): Promise<T> {
    const key = `${client.cacheKey}:${name}`;
    const known = cache.get(key) as T | undefined;
    if (known !== undefined) return known;
    const loaded = await load();
    cache.set(key, loaded);
    return loaded;
  }
  return {
    store: (signal: AbortSignal) => cached("store", () => client.getStore({ signal })),
    categories: (signal: AbortSignal): Promise<TiendanubeCategory[]> =>
      cached("categories", () => allPages((page) => client.listCategories({ ...page, signal }))),
    coupons: (signal: AbortSignal): Promise<TiendanubeCoupon[]> =>
      cached("coupons", () => allPages((page) => client.listCoupons({ ...page, signal }))),
    pages: (signal: AbortSignal): Promise<TiendanubePage[]> =>
      cached("pages", () => allPages((page) => client.listPages({ ...page, signal }))),
    products: (query: Omit<ProductQuery, "signal">, signal: AbortSignal): Promise<TiendanubeProduct[]> =>
      cached(`products:${JSON.stringify(query)}`, async () => {
        const page = await client.listProducts({ ...query, published: true, signal });
        return page.items.filter(isShown);
      }),
    product: (id: string, signal: AbortSignal) =>
      cached(`product:${id}`, async () => {
        const product = await client.getProduct(id, { signal });
        return product !== null && isShown(product) ? product : null;
      }),
  };
}

type Reader = ReturnType<typeof createReader>;

/** Published, and with a variant that the storefront shows. */
function isShown(product: TiendanubeProduct): boolean {
  return product.published && product.variants.some((variant) => variant.visible);
}

/** The names of hidden categories are the merchant's own business; the full list knows them. */
async function hiddenCategories(reader: Reader, signal: AbortSignal): Promise<Set<string>> {
  const categories = await reader.categories(signal);
  return new Set(categories.filter((category) => !category.visible).map((category) => category.id));
}

async function present(
  reader: Reader,
  products: TiendanubeProduct[],
  signal: AbortSignal,
): Promise<StoreProduct[]> {
  if (products.length === 0) return [];
  const [store, hidden] = await Promise.all([reader.store(signal), hiddenCategories(reader, signal)]);
  return products.map((product) => ({
    id: product.id,
    name: product.name,
    description: product.description,
    brand: product.brand,
    url: productUrl(product, store),
    imageUrl: product.imageUrl,
    attributes: product.attributes,
    categories: product.categories
      .filter(({ id, visible }) => visible && !hidden.has(id))
      .map(({ name }) => name),
    tags: product.tags,
    freeShipping: product.freeShipping,
    currency: store.currency,
    variants: product.variants
      .filter(({ visible }) => visible)
      .map(({ id, values, sku, priceCents, promotionalPriceCents, available, stock }) => {
        return { id, values, sku, priceCents, promotionalPriceCents, available, stock };
      }),
  }));
}

/** Pages are an extra: a token that may not read them is no reason to say nothing of the rest. */
async function storePages(reader: Reader, signal: AbortSignal): Promise<StorePage[]> {
  try {
    const [pages, store] = await Promise.all([reader.pages(signal), reader.store(signal)]);
    return pages
      .filter(({ published }) => published)
      .map(({ id, title, body, handle }) => ({
        id,
        title,
        body,
        url: handle === null || store.url === null ? null : `${store.url}/${encodeURIComponent(handle)}/`,
      }));
  } catch (thrown) {
    if (thrown instanceof TiendanubeError && thrown.code === "forbidden") return [];
    throw thrown;
  }
}

/** The whole question first; the store only finds substrings, so its words follow if that isn't enough. */
async function search(reader: Reader, query: string, signal: AbortSignal): Promise<TiendanubeProduct[]> {
  const whole = query.trim().replace(/\s+/g, " ").slice(0, LONGEST_QUERY);
  if (whole === "") return [];
  const find = (q: string) => reader.products({ q, perPage: HITS_PER_REQUEST }, signal);
  const exact = await find(whole);
  const more = isAnswered(whole, exact) ? [] : (await Promise.all(wordQueries(whole).map(find))).flat();
  return rankHits(whole, [...exact, ...more]);
}

async function listCategory(
  reader: Reader,
  categoryId: string,
  signal: AbortSignal,
): Promise<TiendanubeProduct[]> {
  const categories = await reader.categories(signal);
  if (!categories.some((category) => category.id === categoryId && category.visible)) return [];
  const products = await reader.products({ categoryId, perPage: 50, sortBy: "best-selling" }, signal);
  // Sold-out ones only tell that the whole category is; they are not offered beside others.
  const buyable = onlyAvailable(products);
  return buyable.length > 0 ? buyable : availableFirst(products);
}

function storeCategories(categories: TiendanubeCategory[]): StoreCategory[] {
  return categories
    .filter(({ visible }) => visible)
    .map(({ id, name, parentId }) => ({ id, name, parentId }));
}

/**
 * The agent's view of one store for one customer, read live (until a local mirror answers instead).
 * Public data are cached for a moment; orders never are.
 */
export function createStorePort(options: StorePortOptions): StorePort {
  const { client } = options;
  const reader = client === null ? null : createReader(client, options.cache ?? createStoreCache());

  async function run<T>(work: (reader: Reader, client: TiendanubeClient) => Promise<T>): Promise<T> {
    try {
      if (client === null || reader === null) throw new StoreError("not_connected", "No store is connected.");
      return await work(reader, client);
    } catch (thrown) {
      throw toStoreError(thrown);
    }
  }

  return {
    searchProducts: (query, { limit, signal }) =>
      run(async (from) => present(from, (await search(from, query, signal)).slice(0, limit), signal)),
    listCategories: ({ signal }) => run(async (from) => storeCategories(await from.categories(signal))),
    listByCategory: (categoryId, { limit, signal }) =>
      run(async (from) =>
        present(from, (await listCategory(from, categoryId, signal)).slice(0, limit), signal),
      ),
    browseStorefront: ({ limit, signal }) =>
      run(async (from) => {
        const products = await from.products({ perPage: 50, sortBy: "best-selling" }, signal);
        return present(from, onlyAvailable(products).slice(0, limit), signal);
      }),
    getProduct: (id, { signal }) =>
      run(async (from) => {
        const product = await from.product(id, signal);
        return product === null ? null : ((await present(from, [product], signal))[0] ?? null);
      }),
    listCoupons: ({ signal }) =>
      run(async (from) => {
        const coupons = await from.coupons(signal);
        return coupons.filter((coupon) => isUsable(coupon, options.today())).map(toStoreCoupon);
      }),
    listPages: ({ signal }) => run((from) => storePages(from, signal)),
    findOrders: (query, { signal }) =>
      run(async (_from, source) => {
        const { customerPhoneKey, country } = options;
        return findOwnOrders(
          { client: source, customerPhoneKey, country, today: options.today(), signal },
          query,
        );
      }),
  };
}
