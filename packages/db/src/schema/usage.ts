import { sql } from "drizzle-orm";
import { bigint, check, date, integer, pgTable, primaryKey, smallint, text } from "drizzle-orm/pg-core";
import { dollars } from "./columns.ts";
import { tenantId } from "./tenants.ts";

/** What models were asked, by store, day of the store's calendar, purpose and model; added to by whoever asked. */
export const usageDays = pgTable(
  "usage_days",
  {
    tenantId: tenantId().notNull(),
    day: date().notNull(),
    purpose: text({
      enum: ["turn", "summary", "transcription", "playground", "suggestion", "trial", "canary"],
    }).notNull(),
    /** As its provider calls it. */
    model: text().notNull(),
    /** Turns that end at the same moment add to different rows; a day is their sum. */
    slot: smallint().notNull().default(0),
    /** Turns, summaries, voice notes …; one that took two models counts at the one that ended it. */
    runs: integer().notNull().default(0),
    calls: integer().notNull().default(0),
    inputTokens: bigint({ mode: "number" }).notNull().default(0),
    cachedTokens: bigint({ mode: "number" }).notNull().default(0),
    outputTokens: bigint({ mode: "number" }).notNull().default(0),
    audioSeconds: integer().notNull().default(0),
    /** Calls whose price nobody knew: they count at an assumed one. */
    unpricedCalls: integer().notNull().default(0),
    costUsd: dollars().notNull().default(0),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.day, t.purpose, t.model, t.slot] }),
    check(
      "usage_days_purpose",
      sql`${t.purpose} in ('turn', 'summary', 'transcription', 'playground', 'suggestion', 'trial', 'canary')`,
    ),
  ],
);
