/**
 * A store's resources in the product's words. Ids are strings, money is integer cents of the store's
 * currency, texts are in the store's main language. Source: Tiendanube REST API, version 2025-03.
 */

export interface TiendanubeStore {
  id: string;
  name: string;
  /** ISO 3166, e.g. AR. */
  country: string | null;
  language: string;
  currency: string;
  /** What the shop says of itself, and where it is. */
  description: string | null;
  address: string | null;
  /** `https://` and the first domain, without trailing slash; null where the store names none. */
  url: string | null;
}

export interface TiendanubeVariant {
  id: string;
  values: string[];
  sku: string | null;
  barcode: string | null;
  /** The manufacturer's number. */
  mpn: string | null;
  /** Its own picture, where it has one. */
  imageUrl: string | null;
  /** Null: the shop names the price on request. */
  priceCents: number | null;
  /** Only where `0 < promotional price < price`. */
  promotionalPriceCents: number | null;
  visible: boolean;
  available: boolean;
  /** Units, or null when the stock is not managed. */
  stock: number | null;
}

export interface TiendanubeProduct {
  id: string;
  name: string;
  /** The name in the shop's other languages, where it differs. */
  otherNames: string[];
  /** Plain text. */
  description: string | null;
  handle: string;
  seoTitle: string | null;
  seoDescription: string | null;
  published: boolean;
  canonicalUrl: string | null;
  imageUrl: string | null;
  brand: string | null;
  attributes: string[];
  categories: { id: string; name: string; visible: boolean }[];
  tags: string[];
  freeShipping: boolean;
  /** False: nothing is sent by post. */
  requiresShipping: boolean;
  variants: TiendanubeVariant[];
  createdAt: string | null;
  updatedAt: string | null;
}

/** That a product exists, and when it last changed. */
export interface TiendanubeProductStamp {
  id: string;
  updatedAt: string | null;
}

export interface TiendanubeCategory {
  id: string;
  name: string;
  handle: string;
  parentId: string | null;
  visible: boolean;
}

export interface TiendanubeCoupon {
  id: string;
  code: string;
  type: "percentage" | "absolute" | "shipping";
  /** Percent, cents, or null for `shipping`. */
  value: number | null;
  valid: boolean;
  deleted: boolean;
  /** `YYYY-MM-DD`, in the shop's time zone. */
  startsOn: string | null;
  endsOn: string | null;
  used: number;
  maxUses: number | null;
  minPriceCents: number | null;
  firstPurchaseOnly: boolean;
  combines: boolean;
  limitedTo: string[];
}

/** A page of text: shipping, exchanges, who we are. */
export interface TiendanubePage {
  id: string;
  title: string;
  /** Plain text. */
  body: string;
  handle: string | null;
  published: boolean;
}

/** A cart that the store keeps as a checkout until somebody pays for it. */
export interface TiendanubeDraftOrder {
  id: string;
  checkoutUrl: string;
}

/** An event that the store was asked to tell us of. */
export interface TiendanubeWebhook {
  id: string;
  /** `product/updated`, … */
  event: string;
  url: string;
}

export interface TiendanubeShipment {
  status: "preparing" | "packed" | "dispatched" | "ready_for_pickup" | "delivered" | "other";
  carrier: string | null;
  trackingCode: string | null;
  trackingUrl: string | null;
  pickup: { name: string; address: string | null; hours: string | null } | null;
  expectedBy: string | null;
}

export interface TiendanubeOrder {
  id: string;
  number: string;
  createdAt: string;
  status: "open" | "closed" | "cancelled";
  paymentStatus: "pending" | "authorized" | "paid" | "partially_paid" | "refunded" | "voided" | "other";
  totalCents: number;
  currency: string;
  lines: { productId: string | null; name: string; quantity: number; priceCents: number }[];
  shipments: TiendanubeShipment[];
  customerId: string | null;
  /** Whose order it is, in free format as the buyer typed it. For comparison only. */
  phones: string[];
  emails: string[];
  updatedAt: string | null;
}

export interface Page<T> {
  items: T[];
  /** Of all pages, where the store says it. */
  total: number | null;
  /** The next page's address, checked to be the same API's. */
  next: string | null;
}

export type TiendanubeErrorCode =
  /** 401: the token is revoked. */
  | "unauthorized"
  /** 403: a scope is missing. */
  | "forbidden"
  /** 402: the store or the app has not paid. */
  | "suspended"
  | "rate_limited"
  /** 400, 415, 422 …: our request is wrong. */
  | "invalid"
  | "unavailable"
  | "aborted";

export class TiendanubeError extends Error {
  override readonly name = "TiendanubeError";
  readonly code: TiendanubeErrorCode;
  readonly status: number | null;
  constructor(code: TiendanubeErrorCode, message: string, options?: { status?: number; cause?: unknown }) {
    super(message, { cause: options?.cause });
    this.code = code;
    this.status = options?.status ?? null;
  }
}
