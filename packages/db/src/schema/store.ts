import { sql } from "drizzle-orm";
import { index, integer, jsonb, pgTable, text, uuid } from "drizzle-orm/pg-core";
import { createdAt, instant, uuidKey } from "./columns.ts";
import { tenantId } from "./tenants.ts";

/** An installation of the store's app that somebody has begun: one use, a few minutes. */
export const storeInstalls = pgTable("store_installs", {
  /** SHA-256 of the state that travels through the browser. */
  stateHash: text().primaryKey(),
  tenantId: tenantId().notNull(),
  /** Who began it; only the same person may end it. */
  userId: text().notNull(),
  expiresAt: instant().notNull(),
});

/** A customer's or store's wish to be forgotten, or to see what is kept. */
export const privacyRequests = pgTable(
  "privacy_requests",
  {
    id: uuidKey(),
    tenantId: tenantId().notNull(),
    /** store_redact, customer_redact, customer_export as the shop passes them on; retention is ours, once a day. */
    kind: text().notNull(),
    /** The event that brought it. */
    eventId: uuid(),
    /** Whom it is about, as the store says; emptied once it is done. */
    subject: jsonb().$type<Record<string, unknown>>(),
    state: text({ enum: ["pending", "done", "failed", "dismissed"] })
      .notNull()
      .default("pending"),
    /** What was erased or found, in numbers. */
    result: jsonb().$type<Record<string, unknown>>(),
    export: jsonb().$type<Record<string, unknown>>(),
    error: text(),
    attempts: integer().notNull().default(0),
    dueAt: createdAt(),
    requestedAt: createdAt(),
    doneAt: instant(),
  },
  (t) => [
    index("privacy_requests_due")
      .on(t.dueAt)
      .where(sql`state = 'pending'`),
    index("privacy_requests_tenant").on(t.tenantId, t.requestedAt.desc(), t.id.desc()),
  ],
);
