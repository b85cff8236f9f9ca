import { sql } from "drizzle-orm";
import {
  bigint,
  boolean,
  check,
  date,
  index,
  integer,
  jsonb,
  pgTable,
  text,
  uniqueIndex,
  uuid,
} from "drizzle-orm/pg-core";
import { createdAt, instant, uuidKey } from "./columns.ts";
import { chatMedia } from "./media.ts";
import { tenantId } from "./tenants.ts";

/**
 * One customer of one store. The row is also the job: it says who answers (`human_override_until`,
 * `waiting_since`, versioned by `ownership_epoch`), when a turn is due and who holds it, and when
 * the outbox wants to be looked at.
 */
export const chatConversations = pgTable(
  "chat_conversations",
  {
    id: uuidKey(),
    tenantId: tenantId().notNull(),
    channel: text().notNull().default("whatsapp"),
    /** Digits as received or, for customers who hide their number, WhatsApp's user id. */
    externalUserId: text().notNull(),
    contactKey: text().generatedAlwaysAs(sql`contact_key(external_user_id)`),
    providerUserId: text(),
    contactPhone: text(),
    /** The store's number as the customer wrote to it; replies leave from there. */
    businessPhone: text(),
    displayName: text(),
    /** What people call the customer; it stays where the profile's name changes. */
    givenName: text(),

    humanOverrideUntil: instant(),
    overrideSource: text({ enum: ["panel", "phone", "sql"] }),
    assigneeId: text(),
    assigneeName: text(),
    /** Who gave it to the assignee, until that person has looked: a name, or empty where it was given automatically. */
    assignedBy: text(),
    assignedAt: instant(),
    waitingSince: instant(),
    waitingReason: text(),
    botExcluded: boolean().notNull().default(false),
    ownershipEpoch: bigint({ mode: "bigint" })
      .notNull()
      .default(sql`0`),

    /** `seq` of the newest customer message that wants an answer. */
    inboundSeq: bigint({ mode: "bigint" })
      .notNull()
      .default(sql`0`),
    firstUnansweredAt: instant(),
    turnDueAt: instant(),
    turnLeaseToken: uuid(),
    turnLeaseUntil: instant(),
    turnAttempts: integer().notNull().default(0),
    turnSuperseded: integer().notNull().default(0),
    sendDueAt: instant(),

    /** The store's day that the two counts are of; on another day they are nothing. */
    budgetDay: date(),
    dayTurns: integer().notNull().default(0),
    dayTokens: bigint({ mode: "number" }).notNull().default(0),
    /** The day on which the customer was last told that a limit was reached. */
    budgetNoticeDay: date(),

    /** In a model's words, what was said before `summaryUntil`; `summarySeq` is the newest message of it. */
    summary: text(),
    summaryUntil: instant(),
    summarySeq: bigint({ mode: "bigint" }),
    /** Up to where it shall reach; the row is the job that writes it. */
    summaryWanted: instant(),
    summaryDueAt: instant(),
    summaryAttempts: integer().notNull().default(0),

    lastInboundAt: instant(),
    lastHumanAt: instant(),
    /** When a person last gave the chat to the bot by hand. */
    returnedAt: instant(),
    /** Since when a person has the chat or last had it, until when (null while they have it), and who, where that is known. */
    personFrom: instant(),
    personTo: instant(),
    personName: text(),
    windowClosesAt: instant(),
    /** The end of the window that its owner was last reminded of. */
    windowReminded: instant(),
    /** Since when the customer wants nothing that they didn't ask for, and how that became known; a trigger keeps both. */
    optedOutAt: instant(),
    optOutCause: text(),
    lastMessageAt: instant(),
    lastMessagePreview: text(),
    lastMessageRole: text(),
    lastMessageType: text(),
    unreadCount: integer().notNull().default(0),
    /** Out of the way until then, for everybody, and who wanted that. When it is time `remindedAt` stands until somebody looks. */
    snoozedUntil: instant(),
    snoozedBy: text(),
    remindedAt: instant(),
    /** Done with; a trigger takes it back as soon as something happens in the chat. */
    archivedAt: instant(),
    failedAt: instant(),
    failureReason: text(),
    labels: text()
      .array()
      .notNull()
      .default(sql`'{}'::text[]`),
    /** What it is about, of the store's `chat_intents`, and who said so. */
    intent: text(),
    intentBy: text({ enum: ["bot", "person"] }),
    intentAt: instant(),
    meta: jsonb().$type<Record<string, unknown>>(),
    createdAt: createdAt(),
    updatedAt: createdAt(),
  },
  (t) => [
    // Who it is comes first: while the tables are new, any index that begins with the store looks as good to a plan,
    // and is kept by each connection. With a condition, as the stores' number has one (docs/adr/0017).
    uniqueIndex("chat_conversations_customer")
      .on(t.contactKey, t.tenantId, t.channel)
      .where(sql`contact_key is not null`),
    uniqueIndex("chat_conversations_provider_user")
      .on(t.providerUserId, t.tenantId, t.channel)
      .where(sql`provider_user_id is not null`),
    index("chat_conversations_recent").on(t.tenantId, t.lastMessageAt.desc(), t.id.desc()),
    // For who looks at all stores, and says so by this condition: a plan for one store would go through all others' for it.
    index("chat_conversations_newest")
      .on(t.lastMessageAt.desc(), t.id.desc())
      .where(sql`tenant_id > 0`),
    index("chat_conversations_turn_due")
      .on(t.tenantId, t.turnDueAt)
      .where(sql`turn_due_at is not null`),
    index("chat_conversations_turn_leased")
      .on(t.tenantId, t.turnLeaseUntil)
      .where(sql`turn_lease_token is not null`),
    index("chat_conversations_send_due")
      .on(t.tenantId, t.sendDueAt)
      .where(sql`send_due_at is not null`),
    index("chat_conversations_summary_due")
      .on(t.summaryDueAt)
      .where(sql`summary_due_at is not null`),
    index("chat_conversations_override")
      .on(t.humanOverrideUntil)
      .where(sql`human_override_until is not null`),
    index("chat_conversations_owned_window")
      .on(t.windowClosesAt)
      .where(sql`human_override_until is not null`),
    index("chat_conversations_assignee")
      .on(t.tenantId, t.assigneeId)
      .where(sql`assignee_id is not null`),
    index("chat_conversations_waiting")
      .on(t.tenantId, t.waitingSince)
      .where(sql`waiting_since is not null`),
    index("chat_conversations_unread")
      .on(t.tenantId, t.lastMessageAt.desc())
      .where(sql`unread_count > 0`),
    index("chat_conversations_archived")
      .on(t.tenantId, t.lastMessageAt.desc(), t.id.desc())
      .where(sql`archived_at is not null`),
    index("chat_conversations_snoozed")
      .on(t.tenantId, t.snoozedUntil)
      .where(sql`snoozed_until is not null or reminded_at is not null`),
    index("chat_conversations_labelled")
      .on(t.tenantId)
      .where(sql`labels <> '{}'`),
    index("chat_conversations_failed")
      .on(t.tenantId, t.lastMessageAt.desc())
      .where(sql`failed_at is not null`),
  ],
);

/** Both directions of a conversation. An outgoing message is a row before it is a request; its id is the `externalId`. */
export const chatMessages = pgTable(
  "chat_messages",
  {
    id: uuidKey(),
    /** Order of arrival; per conversation it grows with commits, because the conversation's row is locked first. */
    seq: bigint({ mode: "bigint" }).notNull().generatedAlwaysAsIdentity(),
    tenantId: tenantId().notNull(),
    conversationId: uuid()
      .notNull()
      .references(() => chatConversations.id, { onDelete: "cascade" }),
    role: text({ enum: ["user", "assistant", "human_supervisor", "system"] }).notNull(),
    messageType: text().notNull().default("text"),
    content: text(),
    /** Structured rest by type, keys as in the adapter's docstring. */
    details: jsonb().$type<Record<string, unknown>>(),
    mediaId: uuid().references(() => chatMedia.id),
    imageUrl: text(),
    wamid: text(),
    providerMessageId: text(),
    quotedWamid: text(),
    /** By the provider's clock for what came, by the database's for what leaves. */
    sentAt: createdAt(),
    eventAt: createdAt(),
    createdAt: createdAt(),

    /** What became of a customer's message: answered, handoff, superseded, with_person, paused, mode_off … */
    outcome: text(),
    turnId: uuid(),

    bubbleIndex: integer(),
    clientMessageId: text(),
    sentByUserId: text(),
    sentByName: text(),
    sentFrom: text({ enum: ["panel", "phone", "api"] }),
    sendState: text({
      enum: ["draft", "queued", "sending", "unknown", "accepted", "failed", "cancelled"],
    }),
    sendEpoch: bigint({ mode: "bigint" }),
    sendInboundSeq: bigint({ mode: "bigint" }),
    sendNotBefore: instant(),
    sendLeaseUntil: instant(),
    sendAttempts: integer().notNull().default(0),
    unknownSince: instant(),
    resent: boolean().notNull().default(false),
    providerStatus: text({ enum: ["accepted", "sent", "delivered", "read", "failed"] }),
    failureCode: text(),
    failureReason: text(),
  },
  (t) => [
    index("chat_messages_thread").on(t.conversationId, t.sentAt.desc(), t.eventAt.desc(), t.seq.desc()),
    uniqueIndex("chat_messages_wamid")
      .on(t.tenantId, t.wamid)
      .where(sql`wamid is not null`),
    index("chat_messages_provider")
      .on(t.providerMessageId)
      .where(sql`provider_message_id is not null`),
    uniqueIndex("chat_messages_client")
      .on(t.conversationId, t.clientMessageId)
      .where(sql`client_message_id is not null`),
    index("chat_messages_unanswered")
      .on(t.conversationId)
      .where(sql`role = 'user' and outcome is null`),
    index("chat_messages_outbox")
      .on(t.conversationId, t.seq)
      .where(sql`send_state in ('queued', 'sending', 'unknown', 'draft')`),
    index("chat_messages_in_flight")
      .on(t.sendLeaseUntil)
      .where(sql`send_state in ('sending', 'unknown')`),
    // When a person first answered after a handoff.
    index("chat_messages_human")
      .on(t.conversationId, t.sentAt)
      .where(sql`role = 'human_supervisor'`),
    index("chat_messages_turn")
      .on(t.turnId)
      .where(sql`turn_id is not null`),
    check("chat_messages_role", sql`${t.role} in ('user', 'assistant', 'human_supervisor', 'system')`),
  ],
);
