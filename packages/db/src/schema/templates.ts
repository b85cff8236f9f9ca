import { sql } from "drizzle-orm";
import { boolean, check, index, integer, jsonb, pgTable, text, uniqueIndex, uuid } from "drizzle-orm/pg-core";
import { chatConversations } from "./chats.ts";
import { createdAt, instant, uuidKey } from "./columns.ts";
import { tenantId } from "./tenants.ts";

/** A store's message templates as WhatsApp last told of them; the only thing that may be sent outside the window. */
export const whatsappTemplates = pgTable(
  "whatsapp_templates",
  {
    id: uuidKey(),
    tenantId: tenantId().notNull(),
    wabaId: text().notNull(),
    name: text().notNull(),
    language: text().notNull(),
    /** MARKETING, UTILITY, AUTHENTICATION or newer: what it costs. */
    category: text(),
    /** APPROVED, PENDING, REJECTED, PAUSED, DISABLED, ARCHIVED, IN_APPEAL, DELETED or newer. */
    status: text().notNull(),
    /** What last happened to it; FLAGGED stands here alone, while it may still be sent. */
    statusEvent: text(),
    quality: text(),
    /** Why it was rejected, in WhatsApp's word. */
    reason: text(),
    /** When WhatsApp takes it out of service, where it said so. */
    disableDate: text(),
    components: jsonb()
      .$type<unknown[]>()
      .notNull()
      .default(sql`'[]'`),
    seenAt: createdAt(),
    createdAt: createdAt(),
  },
  (t) => [uniqueIndex("whatsapp_templates_key").on(t.tenantId, t.wabaId, t.name, t.language)],
);

/** When a store's templates are read next, and what came of the last time; the row is the job. */
export const templateSync = pgTable(
  "template_sync",
  {
    tenantId: tenantId().primaryKey(),
    /** The account of WhatsApp's that the store's number belongs to. */
    wabaId: text(),
    dueAt: createdAt(),
    attempts: integer().notNull().default(0),
    syncedAt: instant(),
    error: text(),
  },
  (t) => [index("template_sync_due").on(t.dueAt), index("template_sync_waba").on(t.wabaId)],
);

/** Every time a customer asked for no more messages, or for them again; the newest row is what holds. */
export const contactOptOuts = pgTable(
  "contact_opt_outs",
  {
    id: uuidKey(),
    tenantId: tenantId().notNull(),
    contactKey: text().notNull(),
    conversationId: uuid().references(() => chatConversations.id, { onDelete: "cascade" }),
    optedOut: boolean().notNull(),
    /** keyword: they wrote it; whatsapp: in WhatsApp's own settings; provider: in YCloud's list; refused: at a send. */
    cause: text({ enum: ["keyword", "whatsapp", "provider", "refused"] }).notNull(),
    /** Their words, or the provider's. */
    detail: text(),
    at: createdAt(),
  },
  (t) => [
    index("contact_opt_outs_contact").on(t.contactKey, t.tenantId, t.at.desc(), t.id.desc()),
    index("contact_opt_outs_chat")
      .on(t.conversationId)
      .where(sql`conversation_id is not null`),
    check("contact_opt_outs_cause", sql`${t.cause} in ('keyword', 'whatsapp', 'provider', 'refused')`),
  ],
);
