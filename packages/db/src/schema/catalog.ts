import { boolean, index, integer, jsonb, pgTable, primaryKey, text, bigint } from "drizzle-orm/pg-core";
import { createdAt, instant } from "./columns.ts";
import { tenantId } from "./tenants.ts";

/** The store's catalogue as last seen; ids are the store's own. */
export const catalogProducts = pgTable(
  "catalog_products",
  {
    tenantId: tenantId().notNull(),
    productId: text().notNull(),
    name: text().notNull(),
    description: text(),
    brand: text(),
    url: text().notNull(),
    imageUrl: text(),
    attributes: text().array().notNull(),
    categoryIds: text().array().notNull(),
    tags: text().array().notNull(),
    published: boolean().notNull(),
    freeShipping: boolean().notNull(),
    storeUpdatedAt: instant(),
    syncedAt: createdAt(),
  },
  (t) => [primaryKey({ columns: [t.tenantId, t.productId] })],
);

export const catalogVariants = pgTable(
  "catalog_variants",
  {
    tenantId: tenantId().notNull(),
    variantId: text().notNull(),
    productId: text().notNull(),
    values: text().array().notNull(),
    sku: text(),
    priceCents: bigint({ mode: "number" }),
    promotionalPriceCents: bigint({ mode: "number" }),
    stock: integer(),
    visible: boolean().notNull(),
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
    parentId: text(),
    visible: boolean().notNull(),
  },
  (t) => [primaryKey({ columns: [t.tenantId, t.categoryId] })],
);

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

/** Recent orders, found by the customer's folded number. */
export const catalogOrders = pgTable(
  "catalog_orders",
  {
    tenantId: tenantId().notNull(),
    orderId: text().notNull(),
    number: text().notNull(),
    phoneKeys: text().array().notNull(),
    email: text(),
    state: jsonb().$type<Record<string, unknown>>().notNull(),
    orderedAt: instant().notNull(),
    syncedAt: createdAt(),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.orderId] }),
    index("catalog_orders_number").on(t.tenantId, t.number),
    index("catalog_orders_phones").using("gin", t.phoneKeys),
  ],
);

/** How fresh a store's mirror is. */
export const catalogSync = pgTable("catalog_sync", {
  tenantId: tenantId().primaryKey(),
  state: text({ enum: ["never", "syncing", "ready", "failed"] })
    .notNull()
    .default("never"),
  cursor: jsonb().$type<Record<string, unknown>>(),
  products: integer().notNull().default(0),
  error: text(),
  startedAt: instant(),
  syncedAt: instant(),
});
