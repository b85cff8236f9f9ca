import { sql } from "drizzle-orm";
import { boolean, check, index, integer, jsonb, pgTable, primaryKey, text } from "drizzle-orm/pg-core";
import { createdAt, instant } from "./columns.ts";
import { tenantId } from "./tenants.ts";

/** What the last look at a store found, one row per check; `since` stays while the status does. */
export const healthChecks = pgTable(
  "health_checks",
  {
    tenantId: tenantId().notNull(),
    name: text().notNull(),
    status: text({ enum: ["ok", "warn", "fail", "unknown"] }).notNull(),
    /** In Spanish, which letters are in; `said` has the same in the panel's other languages. */
    detail: text().notNull(),
    fix: text(),
    said: jsonb().$type<Record<"pt" | "en", { detail: string; fix: string | null }>>(),
    since: createdAt(),
    checkedAt: createdAt(),
    /** What people were last told of this check by mail: that it fails, or nothing since it is well. */
    toldStatus: text({ enum: ["fail", "ok"] })
      .notNull()
      .default("ok"),
    /** A mail that is due under one id, however often it has to be tried. */
    noticeAttempts: integer().notNull().default(0),
    noticeDueAt: instant(),
    noticeError: text(),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.name] }),
    index("health_checks_notice")
      .on(t.noticeDueAt)
      .where(sql`notice_due_at is not null`),
    check("health_checks_status", sql`${t.status} in ('ok', 'warn', 'fail', 'unknown')`),
  ],
);

/** A provider of a store that is left alone for a while; written when that changes, read by people. */
export const providerCircuits = pgTable(
  "provider_circuits",
  {
    tenantId: tenantId().notNull(),
    provider: text({ enum: ["model", "ycloud"] }).notNull(),
    code: text().notNull(),
    failures: integer().notNull(),
    since: createdAt(),
    openUntil: createdAt(),
  },
  (t) => [primaryKey({ columns: [t.tenantId, t.provider] })],
);

/**
 * A message of the store's own that goes the whole way of a customer's (`packages/db/functions/71_canary.sql`): the one
 * that is in the air, and how the last one ended. Of what it leaves on its way nothing stays but its cost.
 */
export const canaryFlights = pgTable(
  "canary_flights",
  {
    tenantId: tenantId().primaryKey(),
    /** The first one waits until a store that is being set up has had its time. */
    dueAt: instant()
      .notNull()
      .default(sql`now() + interval '10 minutes'`),
    /** Whom the message in the air comes from: made up for this flight alone, and nobody's; null on the ground. */
    sender: text(),
    launchedAt: instant(),
    /** Why it did not even come in. */
    refusal: text(),
    /** Of the last flight that ended: when, whether a phone got it, how long each station took, where and why it failed. */
    flownAt: instant(),
    phoned: boolean(),
    seconds: jsonb().$type<Record<string, number>>(),
    failedStep: text({ enum: ["door", "turn", "reply", "out", "delivery"] }),
    reason: text(),
    /** How many in a row have failed. */
    failures: integer().notNull().default(0),
  },
  (t) => [
    index("canary_flights_due")
      .on(t.dueAt)
      .where(sql`${t.sender} is null`),
    index("canary_flights_flying")
      .on(t.tenantId)
      .where(sql`${t.sender} is not null`),
  ],
);
