import { sql } from "drizzle-orm";
import {
  bigint,
  check,
  index,
  integer,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
  uuid,
} from "drizzle-orm/pg-core";
import { chatConversations } from "./chats.ts";
import { chatMedia } from "./media.ts";
import { createdAt, instant, uuidKey } from "./columns.ts";
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
    /** Sent above the text: an address, or a picture that was uploaded. */
    imageUrl: text(),
    mediaId: uuid().references(() => chatMedia.id),
    createdAt: createdAt(),
    updatedAt: createdAt(),
    updatedBy: text(),
  },
  (t) => [
    uniqueIndex("canned_answers_shortcut").on(t.tenantId, sql`lower(${t.shortcut})`),
    check("canned_answers_image", sql`${t.imageUrl} ~ '^https?://'`),
    index("canned_answers_media")
      .on(t.mediaId)
      .where(sql`media_id is not null`),
  ],
);

/** What people tell each other about a chat. A table of its own, so that nothing of the pipeline can take it for said. */
export const chatNotes = pgTable(
  "chat_notes",
  {
    id: uuidKey(),
    tenantId: tenantId().notNull(),
    conversationId: uuid()
      .notNull()
      .references(() => chatConversations.id, { onDelete: "cascade" }),
    authorId: text().notNull(),
    authorName: text().notNull(),
    body: text().notNull(),
    clientNoteId: text().notNull(),
    createdAt: createdAt(),
  },
  (t) => [
    index("chat_notes_chat").on(t.conversationId, t.createdAt),
    uniqueIndex("chat_notes_client").on(t.conversationId, t.authorId, t.clientNoteId),
  ],
);

/** Whom a note concerns; a mark in the list until they have looked. */
export const chatNoteMentions = pgTable(
  "chat_note_mentions",
  {
    tenantId: tenantId().notNull(),
    conversationId: uuid()
      .notNull()
      .references(() => chatConversations.id, { onDelete: "cascade" }),
    noteId: uuid()
      .notNull()
      .references(() => chatNotes.id, { onDelete: "cascade" }),
    userId: text().notNull(),
    userName: text().notNull(),
    seenAt: instant(),
  },
  (t) => [
    primaryKey({ columns: [t.noteId, t.userId] }),
    index("chat_note_mentions_unseen")
      .on(t.conversationId, t.userId)
      .where(sql`seen_at is null`),
  ],
);

/** A store's labels with their colours; a chat names those it has in `chat_conversations.labels`. */
export const chatLabels = pgTable(
  "chat_labels",
  {
    id: uuidKey(),
    tenantId: tenantId().notNull(),
    name: text().notNull(),
    colour: text().notNull().default("grey"),
    createdAt: createdAt(),
  },
  (t) => [uniqueIndex("chat_labels_name").on(t.tenantId, sql`lower(${t.name})`)],
);

/** What a store's chats may be about, in the order in which they are tried. */
export const chatIntents = pgTable(
  "chat_intents",
  {
    id: uuidKey(),
    tenantId: tenantId().notNull(),
    name: text().notNull(),
    examples: text()
      .array()
      .notNull()
      .default(sql`'{}'::text[]`),
    /** What the bot did in its turn, where no example fits: products, orders, coupons, handoff. */
    signal: text(),
    createdAt: createdAt(),
  },
  (t) => [uniqueIndex("chat_intents_name").on(t.tenantId, sql`lower(${t.name})`)],
);

/** Each time that a person said that a chat is about something else. */
export const intentCorrections = pgTable(
  "intent_corrections",
  {
    id: uuidKey(),
    tenantId: tenantId().notNull(),
    conversationId: uuid()
      .notNull()
      .references(() => chatConversations.id, { onDelete: "cascade" }),
    before: text(),
    /** Who had said what it was before: bot or person. */
    beforeBy: text(),
    after: text(),
    byId: text().notNull(),
    byName: text().notNull(),
    at: createdAt(),
  },
  (t) => [
    index("intent_corrections_store").on(t.tenantId, t.before),
    index("intent_corrections_chat").on(t.conversationId),
  ],
);

/**
 * What the agent would answer in a person's chat. The row is also the job that writes it; afterwards it says what became
 * of it: sent as it stood, sent with changes, thrown away, or passed over.
 */
export const replySuggestions = pgTable(
  "reply_suggestions",
  {
    id: uuidKey(),
    tenantId: tenantId().notNull(),
    conversationId: uuid()
      .notNull()
      .references(() => chatConversations.id, { onDelete: "cascade" }),
    /** Whose chat it was; nobody else is shown it. */
    forUserId: text().notNull(),
    /** The newest customer message that it answers. */
    inboundSeq: bigint({ mode: "bigint" }).notNull(),
    state: text({ enum: ["writing", "ready", "none", "accepted", "edited", "refused", "passed"] })
      .notNull()
      .default("writing"),
    text: text(),
    /** Why there is none. */
    reason: text(),
    attempts: integer().notNull().default(1),
    leaseUntil: instant(),
    createdAt: createdAt(),
    decidedAt: instant(),
  },
  (t) => [
    uniqueIndex("reply_suggestions_message").on(t.conversationId, t.inboundSeq),
    index("reply_suggestions_ready")
      .on(t.conversationId)
      .where(sql`state = 'ready'`),
    index("reply_suggestions_store").on(t.tenantId, t.createdAt),
  ],
);
