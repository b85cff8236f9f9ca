import { sql } from "drizzle-orm";
import { index, integer, pgTable, text, uuid } from "drizzle-orm/pg-core";
import { createdAt, instant, uuidKey } from "./columns.ts";
import { tenantId } from "./tenants.ts";

/** A file of a message; the row is the job that fetches it. */
export const chatMedia = pgTable(
  "chat_media",
  {
    id: uuidKey(),
    tenantId: tenantId().notNull(),
    kind: text({ enum: ["image", "audio", "video", "document", "sticker"] }).notNull(),
    providerMediaId: text(),
    providerLink: text(),
    mimeType: text(),
    fileName: text(),
    fileSize: integer(),
    storageKey: text(),
    state: text({ enum: ["pending", "stored", "failed"] })
      .notNull()
      .default("pending"),
    error: text(),
    transcript: text(),
    /** Null where nobody wants to hear it: no voice note, or one from before the number came to us. */
    transcriptState: text({ enum: ["pending", "done", "failed"] }),
    transcriptAttempts: integer().notNull().default(0),
    attempts: integer().notNull().default(0),
    nextAttemptAt: createdAt(),
    createdAt: createdAt(),
    /** Who brought it from the panel, and for which chat; without one it is a canned answer's. Null for what came in. */
    uploadedBy: text(),
    uploadedFor: uuid(),
    /** When the provider got it from us as `provider_media_id`, for messages of which of the store's numbers. */
    providedAt: instant(),
    providedFor: text(),
  },
  (t) => [
    index("chat_media_uploaded")
      .on(t.createdAt)
      .where(sql`uploaded_by is not null`),
    index("chat_media_pending")
      .on(t.nextAttemptAt)
      .where(sql`state = 'pending'`),
    index("chat_media_keyless")
      .on(t.tenantId)
      .where(sql`state = 'pending' and error in ('no_key', 'bad_key')`),
    index("chat_media_unheard")
      .on(t.nextAttemptAt)
      .where(sql`state = 'stored' and transcript_state = 'pending'`),
  ],
);
