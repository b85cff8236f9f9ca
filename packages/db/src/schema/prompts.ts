import { sql } from "drizzle-orm";
import { check, integer, pgTable, primaryKey, text, uuid } from "drizzle-orm/pg-core";
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
