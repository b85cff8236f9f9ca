import { bigint, boolean, customType, integer, pgTable, primaryKey, real, text } from "drizzle-orm/pg-core";
import { tenantId } from "./tenants.ts";

const tsvector = customType<{ data: string }>({ dataType: () => "tsvector" });

/**
 * What a search looks at: one row per product that customers can see. `index_products()` keeps these three
 * tables, called by triggers on the mirror and by who writes it.
 */
export const catalogDocuments = pgTable(
  "catalog_documents",
  {
    tenantId: tenantId().notNull(),
    productId: text().notNull(),
    /** Stems with places and weights, each with its tenant before it: one index serves all, and mixes none. */
    terms: tsvector().notNull(),
    /** How long the text is beside the store's usual, as the ranking divides by it. */
    length: real().notNull(),
    /** Something of it can be bought. */
    available: boolean().notNull(),
    /** What the cheapest and the dearest thing to buy of it cost; null on request. */
    lowestCents: bigint({ mode: "number" }),
    highestCents: bigint({ mode: "number" }),
    /** Hash of the text, so that a change of stock or price rewrites no terms. */
    fingerprint: text().notNull(),
  },
  (t) => [primaryKey({ columns: [t.tenantId, t.productId] })],
);

/** In how many of a store's products a stem stands; the empty one stands for all of them. */
export const catalogTerms = pgTable(
  "catalog_terms",
  {
    tenantId: tenantId().notNull(),
    term: text().notNull(),
    products: integer().notNull(),
  },
  (t) => [primaryKey({ columns: [t.tenantId, t.term] })],
);

/** The words of a store as written, to guess what a misspelt one means. */
export const catalogWords = pgTable(
  "catalog_words",
  {
    tenantId: tenantId().notNull(),
    word: text().notNull(),
    term: text().notNull(),
    /** Hashes, with the tenant, of what the word sounds like and of that without one letter. */
    keys: integer().array().notNull(),
  },
  (t) => [primaryKey({ columns: [t.tenantId, t.word] })],
);
