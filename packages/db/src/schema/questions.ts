import { sql } from "drizzle-orm";
import { index, pgTable, text, uuid } from "drizzle-orm/pg-core";
import { chatConversations } from "./chats.ts";
import { createdAt, instant, uuidKey } from "./columns.ts";
import { tenantArticles } from "./knowledge.ts";
import { tenantId } from "./tenants.ts";
import { turns } from "./turns.ts";

/** What a customer asked and the bot had no answer to; noted with the turn that had none. */
export const openQuestions = pgTable(
  "open_questions",
  {
    id: uuidKey(),
    tenantId: tenantId().notNull(),
    conversationId: uuid()
      .notNull()
      .references(() => chatConversations.id, { onDelete: "cascade" }),
    turnId: uuid()
      .notNull()
      .references(() => turns.id, { onDelete: "cascade" }),
    question: text().notNull(),
    /** Its words' stems as the products' search has them, sorted: two ways of asking are one question. */
    stems: text().notNull(),
    /** What the turn ended in: agent, fact_check, repeated_failure or not_understood. */
    cause: text().notNull(),
    at: createdAt(),
    /** When somebody answered or dismissed it. */
    settledAt: instant(),
    settledBy: text(),
    articleId: uuid().references(() => tenantArticles.id, { onDelete: "set null" }),
  },
  (t) => [
    index("open_questions_tenant")
      .on(t.tenantId, t.at)
      .where(sql`settled_at is null`),
    index("open_questions_chat").on(t.conversationId),
    index("open_questions_turn").on(t.turnId),
    index("open_questions_article").on(t.articleId),
  ],
);
