import { sql } from "drizzle-orm";
import {
  bigint,
  boolean,
  customType,
  index,
  integer,
  pgTable,
  primaryKey,
  real,
  text,
  uuid,
} from "drizzle-orm/pg-core";
import { instant } from "./columns.ts";
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
    /** How many words the name has. */
    length: real().notNull(),
    /** Something of it can be bought. */
    available: boolean().notNull(),
    /** What the cheapest and the dearest thing to buy of it cost; null on request. */
    lowestCents: bigint({ mode: "number" }),
    highestCents: bigint({ mode: "number" }),
    /** The variants that can be bought, each with the stems of its options and what it costs. */
    offerIds: text()
      .array()
      .notNull()
      .default(sql`'{}'::text[]`),
    offerTerms: tsvector()
      .array()
      .notNull()
      .default(sql`'{}'::tsvector[]`),
    offerCents: bigint({ mode: "number" })
      .array()
      .notNull()
      .default(sql`'{}'::bigint[]`),
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
  (t) => [primaryKey({ columns: [t.tenantId, t.word] }), index("catalog_words_term").on(t.tenantId, t.term)],
);

/** What shops and people call the same thing by different names, in a language's stems; loaded with the functions. */
export const searchSynonyms = pgTable(
  "search_synonyms",
  {
    language: text().notNull(),
    /** What is said: one stem, or two joined by a blank. */
    term: text().notNull(),
    /** What a product may be called instead, likewise. */
    meaning: text().notNull(),
    /** How nearly it is the same, up to 1. */
    weight: real().notNull(),
    /** Said in another language: it counts only where the store has no such word of its own ("red" is a net). */
    isForeign: boolean().notNull(),
  },
  (t) => [primaryKey({ columns: [t.language, t.term, t.meaning] })],
);

/** Words that customers write without naming anything by them; loaded with the functions. */
export const searchFillers = pgTable("search_fillers", { word: text().primaryKey() });

/**
 * What people search in: a row per message, note and contact that has words. `apps/api/src/chatSearch` writes it a moment
 * after they are written, so that no message waits for it; deleting one deletes its row, by trigger.
 */
export const chatTexts = pgTable(
  "chat_texts",
  {
    /** Of the message, the note, or the conversation whose contact it is. */
    sourceId: uuid().primaryKey(),
    tenantId: tenantId().notNull(),
    kind: text({ enum: ["contact", "message", "note"] }).notNull(),
    at: instant().notNull(),
    /** Words by how they sound, each with its tenant before it, and the ends of numbers. */
    terms: tsvector().notNull(),
  },
  (t) => [
    // Without a list of what is pending, which every search would read and some writer would have to empty.
    index("chat_texts_terms").using("gin", t.terms).with({ fastupdate: "off" }),
    index("chat_texts_recent")
      .on(t.tenantId, t.at.desc(), t.sourceId.desc())
      .where(sql`kind <> 'contact'`),
  ],
);
