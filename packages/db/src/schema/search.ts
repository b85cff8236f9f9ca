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

/**
 * Another one after every change of what the search of a store looks at, SQL by hand included: what was found under a
 * revision that still stands is found again. Random, so that no restored database comes to the same one another way.
 */
export const catalogRevisions = pgTable("catalog_revisions", {
  tenantId: tenantId().primaryKey(),
  revision: uuid().notNull(),
});

/** As `thesaurus_names` and `thesaurus_meanings` hold it now; read by the version before alone, and gone with the next. */
export const searchSynonyms = pgTable(
  "search_synonyms",
  {
    language: text().notNull(),
    term: text().notNull(),
    meaning: text().notNull(),
    weight: real().notNull(),
    isForeign: boolean().notNull(),
  },
  (t) => [primaryKey({ columns: [t.language, t.term, t.meaning] })],
);

/** What things are called: each line of the folder `thesaurus` is an entry, loaded by `load_thesaurus()`. */
export const thesaurusNames = pgTable(
  "thesaurus_names",
  {
    /** In which it is said. */
    language: text().notNull(),
    /** One word to three, without number and gender: `search_key()`. */
    term: text().notNull(),
    entry: integer().notNull(),
    /** Of one word: as those of `catalog_words`, to guess what a misspelt one means. */
    keys: integer().array(),
  },
  (t) => [
    primaryKey({ columns: [t.language, t.term, t.entry] }),
    index("thesaurus_names_keys").using("gin", t.keys).with({ fastupdate: "off" }),
  ],
);

/** By which words a store's products may say what an entry names. */
export const thesaurusMeanings = pgTable(
  "thesaurus_meanings",
  {
    /** The store's. */
    language: text().notNull(),
    entry: integer().notNull(),
    /** Stems and roots in that language, joined by blanks. */
    terms: text().notNull(),
    roots: text().notNull(),
    /** How nearly it is the same, up to 1. */
    weight: real().notNull(),
  },
  (t) => [primaryKey({ columns: [t.language, t.entry, t.terms] })],
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
