import { sql } from "drizzle-orm";
import { bigint, boolean, index, integer, jsonb, pgTable, primaryKey, text, uuid } from "drizzle-orm/pg-core";
import { createdAt, instant } from "./columns.ts";
import { tenantId } from "./tenants.ts";

const words = () =>
  text()
    .array()
    .notNull()
    .default(sql`'{}'::text[]`);

/**
 * The store's catalogue as last seen; ids are the store's own, texts in its main language. A row whose `deleted_at`
 * is set is gone from the store and stays a while, so that an older answer can't bring it back: readers skip it.
 */
export const catalogProducts = pgTable(
  "catalog_products",
  {
    tenantId: tenantId().notNull(),
    productId: text().notNull(),
    name: text().notNull(),
    /** The name in the store's other languages, where it differs. */
    otherNames: words(),
    description: text(),
    brand: text(),
    handle: text().notNull().default(""),
    seoTitle: text(),
    seoDescription: text(),
    url: text().notNull(),
    imageUrl: text(),
    attributes: text().array().notNull(),
    categoryIds: text().array().notNull(),
    tags: text().array().notNull(),
    published: boolean().notNull(),
    freeShipping: boolean().notNull(),
    /** False: nothing is sent by post (a gift card, a course). */
    requiresShipping: boolean().notNull().default(true),
    /** Whether a variant can be bought; follows from the variants, written with them. */
    available: boolean().notNull().default(false),
    /** What the variants cost that can be bought (all shown ones where none can), promotions counted. */
    priceFromCents: bigint({ mode: "number" }),
    priceToCents: bigint({ mode: "number" }),
    /** Place among the store's best-selling, from 1; null for the many below. */
    bestSellerRank: integer(),
    storeCreatedAt: instant(),
    storeUpdatedAt: instant(),
    /** When the store was asked for what stands here, by the database's clock. */
    syncedAt: createdAt(),
    /** When the store was last asked whether it has the product at all, and had. */
    seenAt: createdAt(),
    deletedAt: instant(),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.productId] }),
    index("catalog_products_shown")
      .on(t.tenantId, t.bestSellerRank, t.productId)
      .where(sql`published and deleted_at is null`),
    index("catalog_products_categories").using("gin", t.categoryIds),
  ],
);

export const catalogVariants = pgTable(
  "catalog_variants",
  {
    tenantId: tenantId().notNull(),
    variantId: text().notNull(),
    productId: text().notNull(),
    position: integer().notNull().default(0),
    values: text().array().notNull(),
    sku: text(),
    barcode: text(),
    /** The manufacturer's number. */
    mpn: text(),
    /** Null: the shop names the price on request. */
    priceCents: bigint({ mode: "number" }),
    /** Only where it is above zero and below the price. */
    promotionalPriceCents: bigint({ mode: "number" }),
    /** Null: not counted. */
    stock: integer(),
    visible: boolean().notNull(),
    available: boolean().generatedAlwaysAs(sql`visible and (stock is null or stock > 0)`),
    imageUrl: text(),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.variantId] }),
    index("catalog_variants_product").on(t.tenantId, t.productId),
  ],
);

export const catalogCategories = pgTable(
  "catalog_categories",
  {
    tenantId: tenantId().notNull(),
    categoryId: text().notNull(),
    name: text().notNull(),
    handle: text().notNull().default(""),
    parentId: text(),
    visible: boolean().notNull(),
    syncedAt: createdAt(),
  },
  (t) => [primaryKey({ columns: [t.tenantId, t.categoryId] })],
);

/** Coupons with their conditions, whether they can be used today or not: `isUsable` of the adapter says that. */
export const catalogCoupons = pgTable(
  "catalog_coupons",
  {
    tenantId: tenantId().notNull(),
    couponId: text().notNull(),
    code: text().notNull(),
    terms: jsonb().$type<Record<string, unknown>>().notNull(),
    syncedAt: createdAt(),
  },
  (t) => [primaryKey({ columns: [t.tenantId, t.couponId] })],
);

/** The store's pages of text: shipping, exchanges, who we are. */
export const catalogPages = pgTable(
  "catalog_pages",
  {
    tenantId: tenantId().notNull(),
    pageId: text().notNull(),
    title: text().notNull(),
    handle: text().notNull().default(""),
    url: text().notNull(),
    /** Plain text. */
    body: text(),
    published: boolean().notNull(),
    syncedAt: createdAt(),
  },
  (t) => [primaryKey({ columns: [t.tenantId, t.pageId] })],
);

/** Recent orders, found by their number or by the customer's folded phone. */
export const catalogOrders = pgTable(
  "catalog_orders",
  {
    tenantId: tenantId().notNull(),
    orderId: text().notNull(),
    number: text().notNull(),
    /** Every key under which a phone of the order can stand, as `phone_key` folds it. */
    phoneKeys: text().array().notNull(),
    /** Lower case. */
    emails: words(),
    customerId: text(),
    /** The agent's `StoreOrder`: state, lines, shipments. */
    state: jsonb().$type<Record<string, unknown>>().notNull(),
    orderedAt: instant().notNull(),
    storeUpdatedAt: instant(),
    syncedAt: createdAt(),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.orderId] }),
    index("catalog_orders_number").on(t.tenantId, t.number),
    index("catalog_orders_phones").using("gin", t.phoneKeys),
    index("catalog_orders_age").on(t.tenantId, t.orderedAt),
  ],
);

/** How fresh a store's mirror is, and the job that keeps it so. A trigger on `tenants` makes and resets the row. */
export const catalogSync = pgTable(
  "catalog_sync",
  {
    tenantId: tenantId().primaryKey(),
    /** `syncing` is a look at everything; the small looks between leave `ready` as it is. */
    state: text({ enum: ["never", "syncing", "ready", "failed"] })
      .notNull()
      .default("never"),
    /** Where the run under way is; null between runs. */
    cursor: jsonb().$type<Record<string, unknown>>(),
    products: integer().notNull().default(0),
    /** Of the products that the store says it has, while they are read. */
    total: integer(),
    /** Why the last try failed, a code of the adapter's. */
    error: text(),
    startedAt: instant(),
    /** When a run last came to its end: the mirror is whole since then. */
    syncedAt: instant(),
    /** When all products were last compared, so that none is missing and none is left over. */
    fullAt: instant(),
    wantFull: boolean().notNull().default(true),
    dueAt: createdAt(),
    leaseToken: uuid(),
    leaseUntil: instant(),
    attempts: integer().notNull().default(0),
    /** Whether the store lets us look at all; anything but `ok` needs a person or a word from the store. */
    access: text({ enum: ["ok", "unauthorized", "forbidden", "suspended", "uninstalled"] })
      .notNull()
      .default("ok"),
    accessSince: instant(),
    currency: text(),
    language: text(),
    /** Root of the shop's pages, without a slash at the end. */
    storeUrl: text(),
    /** Where the store was told to send its events. */
    webhookUrl: text(),
  },
  (t) => [index("catalog_sync_due").on(t.dueAt)],
);

/**
 * Something of a store's that may have changed. The row is the job: a repeated or late event finds it here or makes
 * it anew, and the thing itself is read from the store.
 */
export const catalogChanges = pgTable(
  "catalog_changes",
  {
    tenantId: tenantId().notNull(),
    /** product, order, category, coupon. */
    kind: text().notNull(),
    resourceId: text().notNull(),
    /** Of the newest event; what was read before it does not settle it. */
    notedAt: createdAt(),
    dueAt: createdAt(),
    leaseUntil: instant(),
    attempts: integer().notNull().default(0),
    error: text(),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.kind, t.resourceId] }),
    index("catalog_changes_due").on(t.dueAt),
  ],
);
