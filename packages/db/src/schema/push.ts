import { sql } from "drizzle-orm";
import {
  bigint,
  boolean,
  check,
  index,
  integer,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
  uuid,
} from "drizzle-orm/pg-core";
import { auth, authSessions, authUsers } from "./auth.ts";
import { chatConversations } from "./chats.ts";
import { createdAt, envelope, instant, uuidKey } from "./columns.ts";
import { tenantId, tenants } from "./tenants.ts";

/** Who we are to push services: one pair of keys (VAPID) for the installation, made once. */
export const pushIdentity = auth.table(
  "push_identity",
  {
    id: bigint({ mode: "bigint" }).primaryKey(),
    publicKey: text().notNull(),
    privateKey: text().notNull(),
    createdAt: createdAt(),
  },
  (t) => [check("push_identity_one", sql`${t.id} = 1`), envelope("private_key")],
);

/** A browser that a person wants to be told on. It goes with the session it was added in. */
export const pushDevices = auth.table(
  "push_devices",
  {
    id: bigint({ mode: "bigint" }).primaryKey().generatedAlwaysAsIdentity(),
    userId: text()
      .notNull()
      .references(() => authUsers.id, { onDelete: "cascade" }),
    sessionId: text()
      .notNull()
      .references(() => authSessions.id, { onDelete: "cascade" }),
    /** SHA-256 of its address: one browser is one device. */
    endpointHash: text().notNull(),
    /** Where its push service takes messages for it, and the keys they are encrypted with, as JSON. */
    subscription: text().notNull(),
    /** The language it is told in. */
    locale: text().notNull(),
    userAgent: text(),
    createdAt: createdAt(),
    /** When its push service last took a message. */
    toldAt: instant(),
    /** What it said to the last one, where it did not. */
    error: text(),
  },
  (t) => [
    uniqueIndex("push_devices_endpoint").on(t.endpointHash),
    index("push_devices_user").on(t.userId),
    index("push_devices_session").on(t.sessionId),
    envelope("subscription"),
  ],
);

/** What a person wants to be told of in a store, and when not. Without a row: everything, at any hour. */
export const pushSettings = pgTable(
  "push_settings",
  {
    tenantId: bigint({ mode: "bigint" })
      .notNull()
      .references(() => tenants.id, { onDelete: "cascade" }),
    userId: text().notNull(),
    /** A chat waits for a person. */
    onWaiting: boolean().notNull().default(true),
    /** A customer wrote in a chat of theirs. */
    onMessage: boolean().notNull().default(true),
    /** A note names them. */
    onMention: boolean().notNull().default(true),
    sound: boolean().notNull().default(true),
    /** Times of day in the store's time zone, as 22:00; null: at any hour. */
    quietFrom: text(),
    quietTo: text(),
    updatedAt: createdAt(),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.userId] }),
    check("push_settings_quiet", sql`(${t.quietFrom} is null) = (${t.quietTo} is null)`),
  ],
);

/** A push to one device, planned with what it tells of. The row is the job; what it says is read when it leaves. */
export const pushNotices = pgTable(
  "push_notices",
  {
    id: uuidKey(),
    tenantId: tenantId().notNull(),
    userId: text().notNull(),
    /** Of `auth.push_devices`; a device that is gone is told nothing. */
    deviceId: bigint({ mode: "bigint" }).notNull(),
    /** waiting, opening (again when the store opens), message, mention. */
    kind: text({ enum: ["waiting", "opening", "message", "mention"] }).notNull(),
    conversationId: uuid()
      .notNull()
      .references(() => chatConversations.id, { onDelete: "cascade" }),
    /** The handoff or the note it tells of; null for a customer's message. */
    aboutId: uuid(),
    /** Null once it is settled. */
    dueAt: instant(),
    attempts: integer().notNull().default(0),
    error: text(),
    sentAt: instant(),
    createdAt: createdAt(),
  },
  (t) => [
    uniqueIndex("push_notices_once").on(t.deviceId, t.kind, t.aboutId),
    index("push_notices_chat").on(t.conversationId, t.createdAt.desc()),
    index("push_notices_about").on(t.aboutId),
    index("push_notices_due")
      .on(t.dueAt)
      .where(sql`due_at is not null`),
  ],
);
