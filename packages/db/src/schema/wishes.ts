import { index, pgTable, text, uuid } from "drizzle-orm/pg-core";
import { chatConversations } from "./chats.ts";
import { createdAt, uuidKey } from "./columns.ts";
import { tenantId } from "./tenants.ts";

/** What a customer asked for and the store doesn't have, or has sold; noted with the turn that looked for it. */
export const unmetWishes = pgTable(
  "unmet_wishes",
  {
    id: uuidKey(),
    tenantId: tenantId().notNull(),
    conversationId: uuid()
      .notNull()
      .references(() => chatConversations.id, { onDelete: "cascade" }),
    /** What was looked for, as the products' search reads it: two ways of writing it are one wish. */
    wish: text().notNull(),
    kind: text({ enum: ["missing", "sold_out"] }).notNull(),
    at: createdAt(),
  },
  (t) => [index("unmet_wishes_period").on(t.tenantId, t.at), index("unmet_wishes_chat").on(t.conversationId)],
);
