import { records } from "../json/read.ts";
import { createRateLimiter } from "../http/index.ts";
import { mapCategory, mapProduct, mapStore } from "./map-catalog.ts";
import { mapCoupon } from "./map-coupon.ts";
import { mapOrder } from "./map-order.ts";
import {
  STORE_LIMIT,
  createStoreApi,
  type Query,
  type StoreApi,
  type TiendanubeClientOptions,
} from "./request.ts";
import {
  TiendanubeError,
  type Page,
  type TiendanubeCategory,
  type TiendanubeCoupon,
  type TiendanubeOrder,
  type TiendanubeProduct,
  type TiendanubeStore,
} from "./types.ts";

/** The API's largest page. */
export const MAX_PER_PAGE = 200;

export interface PageQuery {
  /** From 1. */
  page?: number;
  /** 1–200, default 50. */
  perPage?: number;
  /** `next` of the page before, instead of every other parameter. */
  next?: string;
  signal?: AbortSignal | undefined;
}

export interface ProductQuery extends PageQuery {
  /** Substring of names, tags or SKU. */
  q?: string;
  categoryId?: string;
  published?: boolean;
  /** `best-selling`, `created-at-ascending`, … Ignored by the store together with `q`. */
  sortBy?: string;
  updatedAtMin?: string;
  ids?: string[];
}

export interface OrderQuery extends PageQuery {
  /** Order number, or text in the customer's name or e-mail. */
  q?: string;
  status?: "any" | "open" | "closed" | "cancelled";
  createdAtMin?: string;
  updatedAtMin?: string;
}

export interface OneQuery {
  signal?: AbortSignal | undefined;
}

/** Every method throws `TiendanubeError` only. A missing resource is null, an empty list an empty page. */
export interface TiendanubeClient {
  /** Names the store and token without telling it. */
  cacheKey: string;
  getStore(query?: OneQuery): Promise<TiendanubeStore>;
  listProducts(query?: ProductQuery): Promise<Page<TiendanubeProduct>>;
  getProduct(id: string, query?: OneQuery): Promise<TiendanubeProduct | null>;
  listCategories(query?: PageQuery): Promise<Page<TiendanubeCategory>>;
  listCoupons(query?: PageQuery): Promise<Page<TiendanubeCoupon>>;
  /** With `aggregates=fulfillment_orders`. */
  listOrders(query?: OrderQuery): Promise<Page<TiendanubeOrder>>;
  getOrder(id: string, query?: OneQuery): Promise<TiendanubeOrder | null>;
}

interface ListRequest<T> {
  path: string;
  page: PageQuery;
  query?: Query;
  map: (item: Record<string, unknown>, language: string) => T | null;
}

function languageOf(headers: Headers): string {
  return headers.get("x-main-language")?.trim().slice(0, 2).toLowerCase() || "es";
}

function nextOf(api: StoreApi, headers: Headers): string | null {
  for (const part of (headers.get("link") ?? "").split(/,(?=\s*<)/)) {
    const [, address] = /^\s*<([^<>]*)>\s*;.*rel="?next"?/.exec(part) ?? [];
    if (address !== undefined) return api.ownAddress(address);
  }
  return null;
}

async function list<T>(api: StoreApi, { path, page, query, map }: ListRequest<T>): Promise<Page<T>> {
  const perPage = Math.min(Math.max(page.perPage ?? 50, 1), MAX_PER_PAGE);
  const { body, headers } = await api.get({
    path: page.next ?? path,
    query: page.next === undefined ? { ...query, page: page.page ?? 1, per_page: perPage } : {},
    signal: page.signal,
  });
  if (!Array.isArray(body)) throw new TiendanubeError("unavailable", "The answer is no list.");
  const total = Number(headers.get("x-total-count") ?? Number.NaN);
  return {
    items: records(body, MAX_PER_PAGE)
      .map((item) => map(item, languageOf(headers)))
      .filter((item) => item !== null),
    total: Number.isInteger(total) ? total : null,
    next: nextOf(api, headers),
  };
}

interface OneRequest<T> {
  path: string;
  query?: Query;
  signal: AbortSignal | undefined;
  map: (value: unknown, language: string) => T | null;
}

async function one<T>(api: StoreApi, { path, query, signal, map }: OneRequest<T>): Promise<T | null> {
  const { body, headers } = await api.get({ path, signal, ...(query ? { query } : {}) });
  return body === null ? null : map(body, languageOf(headers));
}

const FULFILLMENTS = { aggregates: "fulfillment_orders" };

/** Ids come from the model's arguments: anything but digits is missing, and never part of an address. */
function isId(value: string): boolean {
  return /^\d{1,20}$/.test(value);
}

/** Client of one store's REST API; reads only. Source: Tiendanube API documentation, version 2025-03. */
export function createTiendanubeClient(options: TiendanubeClientOptions): TiendanubeClient {
  const api = createStoreApi({ ...options, limiter: options.limiter ?? createRateLimiter(STORE_LIMIT) });
  return {
    cacheKey: api.cacheKey,
    async getStore({ signal } = {}) {
      const store = await one(api, { path: "/store", signal, map: mapStore });
      if (store === null) throw new TiendanubeError("unavailable", "The store is missing.");
      return store;
    },
    listProducts: ({ q, categoryId, published, sortBy, updatedAtMin, ids, ...page } = {}) => {
      const query = {
        q,
        category_id: categoryId,
        published,
        sort_by: sortBy,
        updated_at_min: updatedAtMin,
        ids: ids?.join(","),
      };
      return list(api, { path: "/products", page, query, map: mapProduct });
    },
    getProduct: async (id, { signal } = {}) =>
      isId(id) ? one(api, { path: `/products/${id}`, signal, map: mapProduct }) : null,
    listCategories: (page = {}) => list(api, { path: "/categories", page, map: mapCategory }),
    listCoupons: (page = {}) => list(api, { path: "/coupons", page, map: mapCoupon }),
    listOrders: ({ q, status, createdAtMin, updatedAtMin, ...page } = {}) => {
      const query = {
        q,
        status,
        created_at_min: createdAtMin,
        updated_at_min: updatedAtMin,
        ...FULFILLMENTS,
      };
      return list(api, { path: "/orders", page, query, map: mapOrder });
    },
    getOrder: async (id, { signal } = {}) =>
      isId(id) ? one(api, { path: `/orders/${id}`, query: FULFILLMENTS, signal, map: mapOrder }) : null,
  };
}
