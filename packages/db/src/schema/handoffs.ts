import { sql } from "drizzle-orm";
import { boolean, check, index, integer, jsonb, pgTable, text, uniqueIndex, uuid } from "drizzle-orm/pg-core";
import { chatConversations } from "./chats.ts";
import { createdAt, envelope, instant, uuidKey } from "./columns.ts";
import { tenantId } from "./tenants.ts";

const smtpSecurities = ["SSL", "STARTTLS", "NONE"] as const;

/** How a store hands chats over to people; mail is sent over its own server. */
export const tenantHumanHandoffConfig = pgTable(
  "tenant_human_handoff_config",
  {
    tenantId: tenantId().primaryKey(),
    enabled: boolean().notNull().default(true),
    destinationEmail: text(),
    handoffInstructions: text(),
    handoffMessage: text(),
    smtpHost: text(),
    smtpPort: integer(),
    smtpSecurity: text({ enum: smtpSecurities }).notNull().default("STARTTLS"),
    smtpUser: text(),
    smtpPasswordEncrypted: text(),
    /** Whom the alert goes to when nobody has taken the chat by then; the last is the store's owner. */
    secondEmail: text(),
    /** Phones of the team that get the alert as a template, from the next opening on; `+` and digits. */
    alertPhones: text()
      .array()
      .notNull()
      .default(sql`'{}'::text[]`),
    secondAfterMinutes: integer().notNull().default(10),
    ownerAfterMinutes: integer().notNull().default(30),
    /** When nobody takes it, the customer is told; null: never. All minutes count from the next opening. */
    giveUpAfterMinutes: integer().default(120),
    /** What the customer is told then, where the store has words of its own. */
    giveUpMessage: text(),
    /** Whether a complaint or anger in the customer's words hands over, whatever the model does. */
    onComplaint: boolean().notNull().default(true),
    /** Whether two answers in a row that failed, or were not understood, hand over. */
    onRepeatedFailure: boolean().notNull().default(true),
    /** While a chat waits out of hours: silence, or the bot goes on with everything but what was handed over. */
    whileWaiting: text({ enum: ["quiet", "other_topics"] })
      .notNull()
      .default("quiet"),
    /** Whether alerts also go to the people who are available. */
    alertAvailable: boolean().notNull().default(false),
    /** Whether a chat that waits is given to whoever is available and has the fewest. */
    autoAssign: boolean().notNull().default(false),
    updatedAt: createdAt(),
  },
  (t) => [
    check("handoff_smtp_security", sql`${t.smtpSecurity} in ('SSL', 'STARTTLS', 'NONE')`),
    check("handoff_second_after", sql`${t.secondAfterMinutes} between 1 and 10080`),
    check("handoff_owner_after", sql`${t.ownerAfterMinutes} between 1 and 10080`),
    check("handoff_give_up_after", sql`${t.giveUpAfterMinutes} between 1 and 10080`),
    check("handoff_while_waiting", sql`${t.whileWaiting} in ('quiet', 'other_topics')`),
    envelope("smtp_password_encrypted"),
  ],
);

/** What a store wants people to answer, whatever the bot could: recognised in the customer's words and by the model. */
export const handoffTopics = pgTable(
  "handoff_topics",
  {
    id: uuidKey(),
    tenantId: tenantId().notNull(),
    name: text().notNull(),
    /** Words or whole sentences, as customers write them. */
    examples: text()
      .array()
      .notNull()
      .default(sql`'{}'::text[]`),
    /** What the customer is told; null: as at any handoff. */
    customerText: text(),
    isActive: boolean().notNull().default(true),
    position: integer().notNull().default(0),
    createdAt: createdAt(),
  },
  (t) => [uniqueIndex("handoff_topics_name").on(t.tenantId, sql`lower(${t.name})`)],
);

/** A chat that went to people: stored first, told and alerted after. */
export const handoffs = pgTable(
  "handoffs",
  {
    id: uuidKey(),
    tenantId: tenantId().notNull(),
    conversationId: uuid()
      .notNull()
      .references(() => chatConversations.id, { onDelete: "cascade" }),
    turnId: uuid(),
    /** What set it off: agent, topic, complaint, repeated_failure, receipt, agent_failure, send_failed, window_closed … */
    cause: text().notNull(),
    /** Which of the store's topics it is about, by name as it was then. */
    topics: text()
      .array()
      .notNull()
      .default(sql`'{}'::text[]`),
    reason: text().notNull(),
    summary: text(),
    wantedAction: text(),
    /** What a person could answer, in the agent's words. */
    suggestedReply: text(),
    createdAt: createdAt(),
    takenAt: instant(),
    takenBy: text(),
    /** When a server first took an alert, and why the last one was not taken. */
    alertedAt: instant(),
    alertError: text(),
    /** When the customer was told that nobody has come yet. */
    gaveUpAt: instant(),
    /** When the customer, asking again, was told that the team knows already. */
    remindedAt: instant(),
    closedAt: instant(),
    /** When the chat went back to the bot after it. */
    returnedAt: instant(),
  },
  (t) => [
    index("handoffs_period").on(t.tenantId, t.createdAt),
    index("handoffs_conversation").on(t.conversationId, t.createdAt.desc()),
    index("handoffs_open")
      .on(t.tenantId, t.createdAt)
      .where(sql`closed_at is null`),
  ],
);

/** Each step of telling people about a handoff, planned with it: whom, when, and what came of it. */
export const handoffAlerts = pgTable(
  "handoff_alerts",
  {
    id: uuidKey(),
    tenantId: tenantId().notNull(),
    handoffId: uuid()
      .notNull()
      .references(() => handoffs.id, { onDelete: "cascade" }),
    conversationId: uuid().notNull(),
    /**
     * team, opening (again when the store opens), second, owner: a letter; phone: a template to a phone of the team;
     * customer: nobody came, and they are told.
     */
    step: text({ enum: ["team", "opening", "second", "owner", "phone", "customer"] }).notNull(),
    address: text(),
    /** Null once it is settled. */
    dueAt: instant(),
    attempts: integer().notNull().default(0),
    error: text(),
    sentAt: instant(),
    /** Of a phone's: what WhatsApp said later of a message that it had taken, until the chat is marked for it. */
    refusal: text(),
    /** When the letter's links were used, by action. */
    used: jsonb()
      .$type<Record<string, string>>()
      .notNull()
      .default(sql`'{}'`),
    createdAt: createdAt(),
  },
  (t) => [
    uniqueIndex("handoff_alerts_step").on(t.handoffId, t.step, t.address),
    index("handoff_alerts_refused")
      .on(t.id)
      .where(sql`refusal is not null`),
    index("handoff_alerts_conversation").on(t.conversationId, t.createdAt.desc()),
    index("handoff_alerts_due")
      .on(t.dueAt)
      .where(sql`due_at is not null`),
  ],
);
