/**
 * What the agent needs from outside. The agent imports no IO: the composition root hands it
 * a model and a store, both bound to one tenant and one customer (order tools can't be
 * pointed at anybody else by the model's arguments).
 */

export type ModelMessage =
  | { role: "user"; content: string; pictures?: ShownPicture[] }
  | { role: "assistant"; content: string | null; toolCalls?: ToolCall[] }
  | { role: "tool"; toolCallId: string; content: string }
  | { role: "system"; content: string };

/** A picture for a model that sees; one that doesn't is told `instead`. */
export interface ShownPicture {
  mimeType: string;
  base64: string;
  instead: string;
}

export interface ToolCall {
  id: string;
  name: string;
  /** As the model wrote it: JSON text, possibly broken. */
  arguments: string;
}

export interface ToolDefinition {
  name: string;
  description: string;
  /** JSON Schema in strict mode: every property required, optional ones nullable, no others allowed. */
  parameters: Record<string, unknown>;
}

export interface ModelRequest {
  model: string;
  /** The stable part first, so that the provider's prompt cache hits. */
  messages: ModelMessage[];
  tools: ToolDefinition[];
  maxOutputTokens: number;
}

export interface ModelReply {
  text: string | null;
  toolCalls: ToolCall[];
  finish: "stop" | "tool_calls" | "length" | "filtered";
  inputTokens: number;
  /** Those of the input that the provider had in its prompt cache and bills for less; 0 where it doesn't say. */
  cachedTokens: number;
  outputTokens: number;
  /** The model that answered, as the provider names it. */
  model: string;
}

/** Why a model call failed; `retryable` says whether another model may be tried. */
export type ModelErrorCode =
  | "unauthorized"
  | "rate_limited"
  | "quota_exhausted"
  | "timeout"
  | "unavailable"
  | "bad_request"
  | "bad_response"
  | "aborted";

export class ModelError extends Error {
  override readonly name = "ModelError";
  readonly code: ModelErrorCode;
  constructor(code: ModelErrorCode, message: string, options?: { cause?: unknown }) {
    super(message, options);
    this.code = code;
  }
}

export interface ModelPort {
  /** Throws `ModelError`, and nothing else. */
  complete(request: ModelRequest, options: { signal: AbortSignal }): Promise<ModelReply>;
}

/** Amounts are integer cents of the store's currency; `null` means that the shop names the price on request. */
export interface StoreVariant {
  id: string;
  /** Option values in the order of the product's attributes, e.g. ["Negro", "38"]. */
  values: string[];
  sku: string | null;
  priceCents: number | null;
  /** Set only when it is a real promotion: above zero and below the price. */
  promotionalPriceCents: number | null;
  available: boolean;
  /** Units, or null when the stock is not managed (infinite). */
  stock: number | null;
}

export interface StoreProduct {
  id: string;
  name: string;
  description: string | null;
  brand: string | null;
  /** Full address in the storefront. */
  url: string;
  imageUrl: string | null;
  attributes: string[];
  categories: string[];
  tags: string[];
  freeShipping: boolean;
  currency: string;
  variants: StoreVariant[];
}

export interface StoreCategory {
  id: string;
  name: string;
  parentId: string | null;
}

export interface StoreCoupon {
  code: string;
  type: "percentage" | "absolute" | "shipping";
  /** Percent for `percentage`, cents for `absolute`, null for `shipping`. */
  value: number | null;
  minPriceCents: number | null;
  startsOn: string | null;
  endsOn: string | null;
  firstPurchaseOnly: boolean;
  combines: boolean;
  /** How often it can still be used; null where nobody counts. */
  usesLeft: number | null;
  /** Names of the categories or products it is limited to; empty means all. */
  limitedTo: string[];
}

/** A page of the storefront that the merchant has written: policies, questions and answers. */
export interface StorePage {
  id: string;
  title: string;
  /** Plain text. */
  body: string;
  url: string | null;
}

export interface StoreShipment {
  status: "preparing" | "packed" | "dispatched" | "ready_for_pickup" | "delivered" | "other";
  carrier: string | null;
  trackingCode: string | null;
  trackingUrl: string | null;
  pickup: { name: string; address: string | null; hours: string | null } | null;
  /** ISO date, when the store gave one. */
  expectedBy: string | null;
}

export interface StoreOrder {
  number: string;
  createdAt: string;
  status: "open" | "closed" | "cancelled";
  paymentStatus: "pending" | "authorized" | "paid" | "partially_paid" | "refunded" | "voided" | "other";
  totalCents: number;
  currency: string;
  lines: { name: string; quantity: number; priceCents: number }[];
  shipments: StoreShipment[];
}

/** `unavailable` is an answer too: the agent says that it can't look right now. */
export type StoreErrorCode =
  | "not_connected"
  | "unauthorized"
  | "suspended"
  | "rate_limited"
  | "unavailable"
  /** Too many order numbers were asked for in this chat: none is looked up any more today. */
  | "locked";

export class StoreError extends Error {
  override readonly name = "StoreError";
  readonly code: StoreErrorCode;
  constructor(code: StoreErrorCode, message: string, options?: { cause?: unknown }) {
    super(message, options);
    this.code = code;
  }
}

/** One store, for one customer. Every call throws `StoreError` and nothing else. */
export interface StorePort {
  /** Products a customer can see; sold-out ones are returned as not available, hidden ones never. */
  searchProducts(query: string, options: { limit: number; signal: AbortSignal }): Promise<StoreProduct[]>;
  listCategories(options: { signal: AbortSignal }): Promise<StoreCategory[]>;
  listByCategory(
    categoryId: string,
    options: { limit: number; signal: AbortSignal },
  ): Promise<StoreProduct[]>;
  browseStorefront(options: { limit: number; signal: AbortSignal }): Promise<StoreProduct[]>;
  getProduct(id: string, options: { signal: AbortSignal }): Promise<StoreProduct | null>;
  /** Only what can be used today. */
  listCoupons(options: { signal: AbortSignal }): Promise<StoreCoupon[]>;
  /** Published pages of the storefront; none where the store has none or the token may not read them. */
  listPages(options: { signal: AbortSignal }): Promise<StorePage[]>;
  /**
   * Orders of the customer of this chat. Without a number: those whose phone is the chat's.
   * With a number: that order, if its phone is the chat's or the e-mail given is the order's;
   * a foreign order reads like a missing one.
   */
  findOrders(
    query: { number: string | null; email: string | null },
    options: { signal: AbortSignal },
  ): Promise<StoreOrder[]>;
}

/** Exact units of what a checkout is to hold, and whom it is for. */
export interface CheckoutCart {
  lines: { variantId: string; quantity: number }[];
  email: string;
}

/**
 * Checkouts that the store makes for a whole cart (draft orders). Null in the agent's dependencies where the merchant
 * has not switched them on. The same cart of the same chat is the same checkout, however often it is asked for.
 */
export interface CheckoutPort {
  /** The address where the cart can be paid for; null where the store made none. Throws `StoreError`. */
  open(cart: CheckoutCart, options: { signal: AbortSignal }): Promise<{ url: string } | null>;
}
