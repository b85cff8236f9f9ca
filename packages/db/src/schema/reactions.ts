import { pgTable, primaryKey, text, uuid } from "drizzle-orm/pg-core";
import { chatConversations } from "./chats.ts";
import { createdAt } from "./columns.ts";
import { tenantId } from "./tenants.ts";

/**
 * What one side last did under one message: its emoji, or null where it was taken back. That row stays, because an older
 * event may come later; the later one by the provider's times wins (`reacted_at` has whole seconds).
 */
export const chatReactions = pgTable(
  "chat_reactions",
  {
    tenantId: tenantId().notNull(),
    conversationId: uuid()
      .notNull()
      .references(() => chatConversations.id, { onDelete: "cascade" }),
    targetWamid: text().notNull(),
    author: text({ enum: ["customer", "human"] }).notNull(),
    emoji: text(),
    reactedAt: createdAt(),
    eventAt: createdAt(),
  },
  (t) => [primaryKey({ columns: [t.conversationId, t.targetWamid, t.author] })],
);
