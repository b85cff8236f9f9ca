import { sql } from "drizzle-orm";
import { boolean, check, integer, pgTable, primaryKey, text, uuid } from "drizzle-orm/pg-core";
import { createdAt } from "./columns.ts";
import { tenantId } from "./tenants.ts";

/** What the merchant tells the bot in words of their own; live, these are columns of the store's row. */
const brain = {
  botName: text(),
  disclosure: text(),
  systemPromptTemplate: text(),
  storeDescription: text(),
  storeCatalogKnowledge: text(),
};

const author = {
  /** `user:` and an id, `token`, or `sql` for a change of the row by hand. */
  author: text().notNull(),
  authorName: text(),
};

/** What the bot was told, version by version. Only the trigger `prompt_versions` writes here, whoever changed the row. */
export const promptVersions = pgTable(
  "prompt_versions",
  {
    tenantId: tenantId().notNull(),
    /** Counts from one within the store; `tenants.prompt_number` is the live one. */
    number: integer().notNull(),
    ...brain,
    origin: text({ enum: ["first", "published", "restored", "edited", "sql"] }).notNull(),
    /** The version that this one equals. */
    restoredFrom: integer(),
    note: text(),
    ...author,
    createdAt: createdAt(),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.number] }),
    check("prompt_versions_origin", sql`${t.origin} in ('first', 'published', 'restored', 'edited', 'sql')`),
  ],
);

/** What is about to be published; one per store, shared by those who edit it. */
export const promptDrafts = pgTable("prompt_drafts", {
  tenantId: tenantId().primaryKey(),
  ...brain,
  /** The version that was live for whoever began or last brought it up to date. */
  basedOn: integer().notNull(),
  /** New with every save, so that nobody saves over what they haven't seen. */
  revision: uuid().notNull().defaultRandom(),
  ...author,
  savedAt: createdAt(),
});

/** What whoever runs the installation tells the bot of every store, before the store's own words. */
export const base = {
  prompt: text(),
  /** Where a store has none. */
  disclosure: text(),
  /** What no reply says. */
  forbiddenPhrases: text()
    .array()
    .notNull()
    .default(sql`'{}'::text[]`),
};

/** The newest counts. Rows are only ever added. */
export const baseVersions = pgTable("base_versions", {
  number: integer().primaryKey(),
  ...base,
  restoredFrom: integer(),
  note: text(),
  ...author,
  createdAt: createdAt(),
});

/** What is about to be published to all; there is one, shared by those who edit it. */
export const baseDrafts = pgTable(
  "base_drafts",
  {
    one: boolean().primaryKey().default(true),
    ...base,
    /** The version that counted for whoever began or last brought it up to date; 0 for none. */
    basedOn: integer().notNull(),
    revision: uuid().notNull().defaultRandom(),
    ...author,
    savedAt: createdAt(),
  },
  (t) => [check("base_drafts_one", sql`${t.one}`)],
);
