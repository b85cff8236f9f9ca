import { sql } from "drizzle-orm";
import { check, pgTable, text, uniqueIndex } from "drizzle-orm/pg-core";
import { createdAt, uuidKey } from "./columns.ts";
import { tenantId } from "./tenants.ts";

/** Answers that people give again and again, by a short name; `{nombre}` and the like are filled in before sending. */
export const cannedAnswers = pgTable(
  "canned_answers",
  {
    id: uuidKey(),
    tenantId: tenantId().notNull(),
    /** What follows the slash; one per store, whatever its capitals. */
    shortcut: text().notNull(),
    body: text().notNull(),
    /** Sent above the text. */
    imageUrl: text(),
    createdAt: createdAt(),
    updatedAt: createdAt(),
    updatedBy: text(),
  },
  (t) => [
    uniqueIndex("canned_answers_shortcut").on(t.tenantId, sql`lower(${t.shortcut})`),
    check("canned_answers_image", sql`${t.imageUrl} ~ '^https?://'`),
  ],
);
