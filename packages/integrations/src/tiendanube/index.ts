export { createStoreCache, type StoreCache, type StoreCacheOptions } from "./cache.ts";
export {
  createTiendanubeClient,
  MAX_PER_PAGE,
  type OneQuery,
  type OrderQuery,
  type PageQuery,
  type ProductQuery,
  type TiendanubeClient,
} from "./client.ts";
export { STORE_LIMIT } from "./request.ts";
export { isUsable } from "./map-coupon.ts";
export type { TiendanubeClientOptions } from "./request.ts";
export { createStorePort, type StorePortOptions } from "./store-port.ts";
export * from "./types.ts";
