import { sql } from "drizzle-orm";
import { date, index, integer, pgTable, text, uniqueIndex } from "drizzle-orm/pg-core";
import { createdAt, instant, uuidKey } from "./columns.ts";
import { tenantId } from "./tenants.ts";

/** A store's letter about a week to one of its owners. The row is the job, and says that it was sent. */
export const weeklyLetters = pgTable(
  "weekly_letters",
  {
    id: uuidKey(),
    tenantId: tenantId().notNull(),
    userId: text().notNull(),
    /** The Monday that the week began with. */
    week: date().notNull(),
    /** Null once it is settled. */
    dueAt: instant(),
    attempts: integer().notNull().default(0),
    /** When a mail server was given it; from then on it is not given again unless it was refused. */
    handedAt: instant(),
    sentAt: instant(),
    error: text(),
    createdAt: createdAt(),
  },
  (t) => [
    uniqueIndex("weekly_letters_once").on(t.tenantId, t.week, t.userId),
    index("weekly_letters_due")
      .on(t.dueAt)
      .where(sql`due_at is not null`),
  ],
);
