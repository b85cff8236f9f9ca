import { sql } from "drizzle-orm";
import { bigint, customType, index, integer, pgTable, text, unique, uuid } from "drizzle-orm/pg-core";
import { bytes, createdAt, instant, uuidKey } from "./columns.ts";
import { tenantId } from "./tenants.ts";

const transactionId = customType<{ data: string }>({ dataType: () => "xid8" });

/** What a provider told us, byte for byte, before anything is made of it. */
export const webhookEvents = pgTable(
  "webhook_events",
  {
    id: uuidKey(),
    provider: text({ enum: ["ycloud", "tiendanube"] }).notNull(),
    /** The provider's event id, or `sha256:…` of a body that has none. */
    eventKey: text().notNull(),
    type: text(),
    state: text({ enum: ["pending", "done", "unmatched", "failed", "malformed"] }).notNull(),
    tenantId: tenantId(),
    /** The number as received. */
    recipient: text(),
    body: bytes().notNull(),
    /** As it came, of an event that found no store: who gets it later must have a secret that verifies it. */
    signature: text(),
    error: text(),
    attempts: integer().notNull().default(0),
    receivedAt: createdAt(),
    processedAt: instant(),
  },
  (t) => [
    unique("webhook_events_event_key").on(t.provider, t.eventKey),
    index("webhook_events_trouble")
      .on(t.state, t.receivedAt.desc(), t.id.desc())
      .where(sql`state <> 'done'`),
    index("webhook_events_tenant").on(t.tenantId, t.receivedAt.desc(), t.id.desc()),
    // News of the account are few among the messages.
    index("webhook_events_account")
      .on(t.tenantId, t.receivedAt.desc())
      .where(
        sql`type like 'whatsapp.phone_number.%' or type like 'whatsapp.business_account.%' or type like 'whatsapp.template.%'`,
      ),
    index("webhook_events_recent").on(t.receivedAt.desc(), t.id.desc()),
  ],
);

/** The order in which changes became visible: (xid, seq), read only below the oldest running transaction. */
export const liveEvents = pgTable(
  "live_events",
  {
    seq: bigint({ mode: "bigint" }).primaryKey().generatedAlwaysAsIdentity(),
    xid: transactionId()
      .notNull()
      .default(sql`pg_current_xact_id()`),
    /** No reference: a look at the store for each of them, and a lock on its row, for what is kept for an hour. */
    tenantId: bigint({ mode: "bigint" }).notNull(),
    conversationId: uuid().notNull(),
    messageId: uuid(),
    at: createdAt(),
  },
  (t) => [index("live_events_cursor").on(t.xid, t.seq), index("live_events_age").on(t.at)],
);
