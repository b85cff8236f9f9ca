import { bigint, index, pgTable, text, uuid } from "drizzle-orm/pg-core";
import { chatMessages } from "./chats.ts";
import { createdAt } from "./columns.ts";
import { tenantId } from "./tenants.ts";

/** Every delivery state ever reported, in whatever order; the message's own state is their maximum. */
export const chatMessageStatuses = pgTable(
  "chat_message_statuses",
  {
    id: bigint({ mode: "bigint" }).primaryKey().generatedAlwaysAsIdentity(),
    tenantId: tenantId(),
    messageId: uuid().references(() => chatMessages.id, { onDelete: "cascade" }),
    externalId: text(),
    providerMessageId: text(),
    wamid: text(),
    status: text().notNull(),
    errorCode: text(),
    errorMessage: text(),
    at: createdAt(),
    receivedAt: createdAt(),
  },
  (t) => [
    index("chat_message_statuses_message").on(t.messageId),
    index("chat_message_statuses_provider").on(t.providerMessageId),
  ],
);
