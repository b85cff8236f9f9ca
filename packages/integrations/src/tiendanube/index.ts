export { createStoreBucket, BUCKET, type BucketNews, type StoreBucket, type TakeOptions } from "./bucket.ts";
export { createStoreCache, type StoreCache, type StoreCacheOptions } from "./cache.ts";
export {
  createTiendanubeClient,
  MAX_IDS,
  type OneQuery,
  type OrderQuery,
  type ProductQuery,
  type TiendanubeClient,
} from "./client.ts";
export { MAX_PER_PAGE, type PageQuery } from "./list.ts";
export { isUsable } from "./mapCoupon.ts";
export { readStoreEvent, type PrivacyKind, type PrivacySubject, type StoreEvent } from "./mapEvent.ts";
export { orderPhoneKeys } from "./ownOrder.ts";
export { exchangeCode, installUrl, type CodeExchange, type InstallOutcome } from "./oauth.ts";
export type { TiendanubeClientOptions } from "./request.ts";
export { isSignedByStore } from "./signature.ts";
export { toStoreOrder } from "./storeOrders.ts";
export { createStorePort, toStoreCoupon, toStoreError, type StorePortOptions } from "./storePort.ts";
export * from "./types.ts";
