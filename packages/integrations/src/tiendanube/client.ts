import { id, records, text, type JsonRecord } from "../json/read.ts";
import { createStoreBucket } from "./bucket.ts";
import { createDraftOrders, type DraftOrders } from "./draftOrders.ts";
import { languageOf, list, listInEnvelope, type PageQuery } from "./list.ts";
import { mapCategory, mapPage, mapProduct, mapProductStamp, mapStore } from "./mapCatalog.ts";
import { mapCoupon } from "./mapCoupon.ts";
import { mapOrder } from "./mapOrder.ts";
import { createStoreApi, type Query, type StoreApi, type TiendanubeClientOptions } from "./request.ts";
import {
  TiendanubeError,
  type Page,
  type TiendanubeCategory,
  type TiendanubeCoupon,
  type TiendanubeOrder,
  type TiendanubePage,
  type TiendanubeProduct,
  type TiendanubeProductStamp,
  type TiendanubeStore,
  type TiendanubeWebhook,
} from "./types.ts";

/** As many ids as one request takes. */
export const MAX_IDS = 30;

export interface ProductQuery extends PageQuery {
  /** Substring of names, tags or SKU. */
  q?: string;
  categoryId?: string;
  published?: boolean;
  /** `best-selling`, `created-at-ascending`, … Ignored by the store together with `q`. */
  sortBy?: string;
  updatedAtMin?: string;
  /** At most `MAX_IDS`. */
  ids?: readonly string[];
}

export interface OrderQuery extends PageQuery {
  /** Order number, or text in the customer's name or e-mail. */
  q?: string;
  status?: "any" | "open" | "closed" | "cancelled";
  createdAtMin?: string;
  createdAtMax?: string;
  updatedAtMin?: string;
}

export interface OneQuery {
  signal?: AbortSignal | undefined;
}

/** Every method throws `TiendanubeError` only. A missing resource is null, an empty list an empty page. */
export interface TiendanubeClient extends DraftOrders {
  /** Names the store and token without telling it. */
  cacheKey: string;
  getStore(query?: OneQuery): Promise<TiendanubeStore>;
  listProducts(query?: ProductQuery): Promise<Page<TiendanubeProduct>>;
  /** Only that they exist and when they changed. */
  listProductStamps(query?: ProductQuery): Promise<Page<TiendanubeProductStamp>>;
  getProduct(id: string, query?: OneQuery): Promise<TiendanubeProduct | null>;
  listCategories(query?: PageQuery): Promise<Page<TiendanubeCategory>>;
  listCoupons(query?: PageQuery): Promise<Page<TiendanubeCoupon>>;
  /** Content pages, published or not; none before version 2025-03. */
  listPages(query?: PageQuery): Promise<Page<TiendanubePage>>;
  /** With `aggregates=fulfillment_orders`. At most 10,000 per query: narrow it by dates. */
  listOrders(query?: OrderQuery): Promise<Page<TiendanubeOrder>>;
  getOrder(id: string, query?: OneQuery): Promise<TiendanubeOrder | null>;
  listWebhooks(query?: PageQuery): Promise<Page<TiendanubeWebhook>>;
  /** `url` is https and none of the store's own; twice the same may be an error: list them first. */
  createWebhook(webhook: { event: string; url: string }, query?: OneQuery): Promise<void>;
  /** Sends the event elsewhere from now on. */
  moveWebhook(webhook: TiendanubeWebhook, query?: OneQuery): Promise<void>;
  deleteWebhook(id: string, query?: OneQuery): Promise<void>;
}

interface OneRequest<T> {
  path: string;
  query?: Query;
  signal: AbortSignal | undefined;
  map: (value: JsonRecord, language: string) => T | null;
}

async function one<T>(api: StoreApi, { path, query, signal, map }: OneRequest<T>): Promise<T | null> {
  const { body, headers } = await api.send({ path, signal, ...(query ? { query } : {}) });
  const [found] = records([body], 1);
  return found === undefined ? null : map(found, languageOf(headers));
}

const FULFILLMENTS = { aggregates: "fulfillment_orders" };

/** Ids come from the model's arguments: anything but digits is missing, and never part of an address. */
function isId(value: string): boolean {
  return /^\d{1,20}$/.test(value);
}

function productQuery({ q, categoryId, published, sortBy, updatedAtMin, ids }: ProductQuery): Query {
  return {
    q,
    category_id: categoryId,
    published,
    sort_by: sortBy,
    updated_at_min: updatedAtMin,
    ids: ids?.slice(0, MAX_IDS).join(","),
  };
}

function orderQuery({ q, status, createdAtMin, createdAtMax, updatedAtMin }: OrderQuery): Query {
  return {
    q,
    status,
    created_at_min: createdAtMin,
    created_at_max: createdAtMax,
    updated_at_min: updatedAtMin,
    ...FULFILLMENTS,
  };
}

function mapWebhook(webhook: JsonRecord): TiendanubeWebhook | null {
  const [webhookId, event, url] = [id(webhook.id), text(webhook.event, 100), text(webhook.url, 2000)];
  return webhookId === null || event === null || url === null ? null : { id: webhookId, event, url };
}

function createWebhooks(
  api: StoreApi,
): Pick<TiendanubeClient, "listWebhooks" | "createWebhook" | "moveWebhook" | "deleteWebhook"> {
  return {
    listWebhooks: (page = {}) => list(api, { path: "/webhooks", page, map: mapWebhook }),
    createWebhook: async (webhook, { signal } = {}) => {
      const { body } = await api.send({ method: "POST", path: "/webhooks", body: webhook, signal });
      if (body === null) throw new TiendanubeError("unavailable", "The store takes no webhooks.");
    },
    moveWebhook: async ({ id: webhookId, ...body }, { signal } = {}) => {
      if (isId(webhookId)) await api.send({ method: "PUT", path: `/webhooks/${webhookId}`, body, signal });
    },
    deleteWebhook: async (webhookId, { signal } = {}) => {
      if (isId(webhookId)) await api.send({ method: "DELETE", path: `/webhooks/${webhookId}`, signal });
    },
  };
}

/** Client of one store's REST API. Source: Tiendanube API documentation, version 2025-03. */
export function createTiendanubeClient(options: TiendanubeClientOptions): TiendanubeClient {
  const api = createStoreApi({ ...options, bucket: options.bucket ?? createStoreBucket() });
  const byId = async <T>(resource: string, resourceId: string, rest: Omit<OneRequest<T>, "path">) =>
    isId(resourceId) ? one(api, { path: `/${resource}/${resourceId}`, ...rest }) : null;
  return {
    cacheKey: api.cacheKey,
    async getStore({ signal } = {}) {
      const store = await one(api, { path: "/store", signal, map: mapStore });
      if (store === null) throw new TiendanubeError("unavailable", "The store is missing.");
      return store;
    },
    listProducts: (page = {}) =>
      list(api, { path: "/products", page, query: productQuery(page), map: mapProduct }),
    listProductStamps: (page = {}) => {
      const query = { ...productQuery(page), fields: "id,updated_at" };
      return list(api, { path: "/products", page, query, map: mapProductStamp });
    },
    getProduct: (productId, { signal } = {}) => byId("products", productId, { signal, map: mapProduct }),
    listCategories: (page = {}) => list(api, { path: "/categories", page, map: mapCategory }),
    listCoupons: (page = {}) => list(api, { path: "/coupons", page, map: mapCoupon }),
    listPages: (page = {}) => listInEnvelope(api, { path: "/pages", name: "pages", page, map: mapPage }),
    listOrders: (page = {}) => list(api, { path: "/orders", page, query: orderQuery(page), map: mapOrder }),
    getOrder: (orderId, { signal } = {}) =>
      byId("orders", orderId, { query: FULFILLMENTS, signal, map: mapOrder }),
    ...createWebhooks(api),
    ...createDraftOrders(api),
  };
}
