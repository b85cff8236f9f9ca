import { sql } from "drizzle-orm";
import { check, index, integer, pgTable, primaryKey, text } from "drizzle-orm/pg-core";
import { createdAt, instant } from "./columns.ts";
import { tenantId } from "./tenants.ts";

/** What the last look at a store found, one row per check; `since` stays while the status does. */
export const healthChecks = pgTable(
  "health_checks",
  {
    tenantId: tenantId().notNull(),
    name: text().notNull(),
    status: text({ enum: ["ok", "warn", "fail", "unknown"] }).notNull(),
    detail: text().notNull(),
    fix: text(),
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
