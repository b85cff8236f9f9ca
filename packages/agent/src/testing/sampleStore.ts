import { StoreError, type StoreErrorCode, type StorePort, type StoreProduct } from "../ports.ts";
import { wordStems } from "../text/foldText.ts";
import {
  SAMPLE_CATEGORIES,
  SAMPLE_COUPONS,
  SAMPLE_ORDERS,
  SAMPLE_PAGES,
  SAMPLE_PRODUCTS,
} from "./sampleCatalog.ts";

export interface SampleStoreOptions {
  products?: StoreProduct[];
  /** Every call fails with this. */
  failWith?: StoreErrorCode;
  /** Every call hangs until its signal fires. */
  hang?: boolean;
}

export interface SampleStore extends StorePort {
  /** Name and first argument of each call made. */
  calls: { method: string; argument: unknown }[];
}

/** A small dance-wear shop in memory, for tests of the agent. */
export function sampleStore(options: SampleStoreOptions = {}): SampleStore {
  const products = options.products ?? SAMPLE_PRODUCTS;
  const calls: SampleStore["calls"] = [];
  const answer = async <T>(
    call: { method: string; argument?: unknown; signal: AbortSignal },
    value: () => T,
  ): Promise<T> => {
    calls.push({ method: call.method, argument: call.argument ?? null });
    if (options.failWith !== undefined)
      throw new StoreError(options.failWith, `sample store: ${options.failWith}`);
    if (options.hang === true) await new Promise(() => undefined);
    return value();
  };
  return {
    calls,
    searchProducts: (query, { limit, signal }) =>
      answer({ method: "searchProducts", argument: query, signal }, () =>
        search(products, query).slice(0, limit),
      ),
    listCategories: ({ signal }) => answer({ method: "listCategories", signal }, () => SAMPLE_CATEGORIES),
    listByCategory: (id, { limit, signal }) =>
      answer({ method: "listByCategory", argument: id, signal }, () => {
        const name = SAMPLE_CATEGORIES.find((category) => category.id === id)?.name ?? "";
        return products.filter((item) => item.categories.includes(name)).slice(0, limit);
      }),
    browseStorefront: ({ limit, signal }) =>
      answer({ method: "browseStorefront", signal }, () => products.slice(0, limit)),
    getProduct: (id, { signal }) =>
      answer(
        { method: "getProduct", argument: id, signal },
        () => products.find((item) => item.id === id) ?? null,
      ),
    listCoupons: ({ signal }) => answer({ method: "listCoupons", signal }, () => SAMPLE_COUPONS),
    listPages: ({ signal }) => answer({ method: "listPages", signal }, () => SAMPLE_PAGES),
    findOrders: (query, { signal }) =>
      answer({ method: "findOrders", argument: query, signal }, () =>
        SAMPLE_ORDERS.filter(({ ofThisPhone, email }) => ofThisPhone || email === query.email)
          .map(({ order }) => order)
          .filter((order) => query.number === null || order.number === query.number),
      ),
  };
}

function search(products: StoreProduct[], query: string): StoreProduct[] {
  const wanted = wordStems(query).filter((stem) => stem.length > 2);
  return products
    .map((item) => ({
      item,
      hits: wanted.filter((stem) => wordStems(`${item.name} ${item.categories.join(" ")}`).includes(stem))
        .length,
    }))
    .filter((rated) => rated.hits > 0)
    .sort((a, b) => b.hits - a.hits)
    .map((rated) => rated.item);
}
