import { sql } from "drizzle-orm";
import { date, index, integer, jsonb, pgTable, primaryKey, text, unique, uuid } from "drizzle-orm/pg-core";
import { chatConversations } from "./chats.ts";
import { createdAt, instant, uuidKey } from "./columns.ts";
import { tenantId } from "./tenants.ts";

const entries = () =>
  jsonb()
    .$type<unknown>()
    .notNull()
    .default(sql`'[]'::jsonb`);

/**
 * What a merchant has filled in about buying. A section is a list of entries as in the contract's `sheetSections`;
 * rows may be written by hand, so what is no entry is passed over by the agent and named by the diagnosis.
 */
export const tenantSheets = pgTable("tenant_sheets", {
  tenantId: tenantId().primaryKey(),
  payments: entries(),
  instalments: entries(),
  shipping: entries(),
  freeShipping: entries(),
  pickup: entries(),
  exchanges: entries(),
  paymentDetails: text(),
  updatedAt: createdAt(),
  updatedBy: text(),
});

/** Questions that customers ask, and what the store answers between two days of its own clock, both included. */
export const tenantArticles = pgTable(
  "tenant_articles",
  {
    id: uuidKey(),
    tenantId: tenantId().notNull(),
    title: text().notNull(),
    body: text().notNull(),
    validFrom: date(),
    validUntil: date(),
    createdAt: createdAt(),
    updatedAt: createdAt(),
    updatedBy: text(),
  },
  (t) => [index("tenant_articles_tenant").on(t.tenantId, t.id)],
);

/** What the owner is told by mail, once each: rows and leases are the job. */
export const ownerNotices = pgTable(
  "owner_notices",
  {
    id: uuidKey(),
    tenantId: tenantId().notNull(),
    kind: text({ enum: ["payment_details"] }).notNull(),
    /** What stood there, and what stands there now. */
    before: text(),
    after: text(),
    changedBy: text(),
    createdAt: createdAt(),
    attempts: integer().notNull().default(0),
    /** Null when it was told, or given up. */
    dueAt: instant().defaultNow(),
    sentAt: instant(),
    error: text(),
  },
  (t) => [
    index("owner_notices_due")
      .on(t.dueAt)
      .where(sql`due_at is not null`),
  ],
);

/** What a chat asked for in vain on one day: order numbers with or without an e-mail, as digests. */
export const orderGuesses = pgTable(
  "order_guesses",
  {
    tenantId: tenantId().notNull(),
    conversationId: uuid()
      .notNull()
      .references(() => chatConversations.id, { onDelete: "cascade" }),
    day: date().notNull(),
    digests: text()
      .array()
      .notNull()
      .default(sql`'{}'::text[]`),
  },
  (t) => [primaryKey({ columns: [t.conversationId, t.day] })],
);

/** A cart that became a draft order at the store: made once per chat and cart, whatever became of the turn. */
export const draftCheckouts = pgTable(
  "draft_checkouts",
  {
    id: uuidKey(),
    tenantId: tenantId().notNull(),
    conversationId: uuid()
      .notNull()
      .references(() => chatConversations.id, { onDelete: "cascade" }),
    /** Digest of lines and e-mail. */
    cart: text().notNull(),
    /** Null until the store has answered. */
    draftId: text(),
    url: text(),
    createdAt: createdAt(),
  },
  (t) => [unique("draft_checkouts_cart").on(t.conversationId, t.cart)],
);
