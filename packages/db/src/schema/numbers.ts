import { sql } from "drizzle-orm";
import { date, integer, jsonb, pgTable, primaryKey } from "drizzle-orm/pg-core";
import { createdAt } from "./columns.ts";
import { tenantId } from "./tenants.ts";

const count = () => integer().notNull().default(0);

/** What happened in a store on a day of its calendar, as `count_days()` counts it from the rows. */
export const numberDays = pgTable(
  "number_days",
  {
    tenantId: tenantId().notNull(),
    day: date().notNull(),
    newChats: count(),
    botReplies: count(),
    /** Consultations whose last answer was the bot's and of the day, as far as it is known whether they helped. */
    consults: count(),
    resolved: count(),
    orders: count(),
    /** Of the orders: up to 72 hours after an answer of the bot. */
    ordersFollowed: count(),
    suggestionsAccepted: count(),
    suggestionsEdited: count(),
    suggestionsRefused: count(),
    handoffs: count(),
    /** Of the handoffs: the chat went back to the bot. */
    returned: count(),
    /** Of each handoff that a person answered: after how many seconds. */
    answerSeconds: integer()
      .array()
      .notNull()
      .default(sql`'{}'::int[]`),
    /** Handoffs by cause. */
    causes: jsonb()
      .$type<Record<string, number>>()
      .notNull()
      .default(sql`'{}'`),
    countedAt: createdAt(),
  },
  (t) => [primaryKey({ columns: [t.tenantId, t.day] })],
);

/** Up to which day a store's days are kept for good; those after it are counted when somebody asks. */
export const numberProgress = pgTable("number_progress", {
  tenantId: tenantId().primaryKey(),
  keptUntil: date(),
  /** When the days after it were last counted, for who looks at every store at once. */
  countedAt: createdAt(),
});

/** Days from which on a store is to be counted again, because something of them changed late; triggers write them. */
export const numberChanges = pgTable(
  "number_changes",
  {
    tenantId: tenantId().notNull(),
    day: date().notNull(),
  },
  (t) => [primaryKey({ columns: [t.tenantId, t.day] })],
);
