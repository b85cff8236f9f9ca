import { sql } from "drizzle-orm";
import { index, integer, jsonb, pgTable, text, unique, uniqueIndex, uuid } from "drizzle-orm/pg-core";
import { chatConversations } from "./chats.ts";
import { createdAt, dollars, instant, uuidKey } from "./columns.ts";
import { base } from "./prompts.ts";
import { tenantId } from "./tenants.ts";
import { turns } from "./turns.ts";

const chat = () =>
  uuid()
    .notNull()
    .references(() => chatConversations.id, { onDelete: "cascade" });
const turn = () =>
  uuid()
    .notNull()
    .references(() => turns.id, { onDelete: "cascade" });
const phrases = () =>
  text()
    .array()
    .notNull()
    .default(sql`'{}'::text[]`);

/** A reply that somebody marked as wrong, kept with what it should have been; its turn holds all that it was told. */
export const testCases = pgTable(
  "test_cases",
  {
    id: uuidKey(),
    tenantId: tenantId().notNull(),
    conversationId: chat(),
    turnId: turn(),
    reason: text({
      enum: ["invented", "price_stock", "tone", "not_understood", "should_not_answer"],
    }).notNull(),
    /** In the words of whoever marked it. */
    expected: text(),
    mustSay: phrases(),
    mustNotSay: phrases(),
    state: text({ enum: ["open", "mended"] })
      .notNull()
      .default("open"),
    authorId: text().notNull(),
    authorName: text().notNull(),
    createdAt: createdAt(),
  },
  (t) => [unique("test_cases_turn").on(t.turnId), index("test_cases_tenant").on(t.tenantId, t.id)],
);

/** What all bots are to be told, tried on chats of some stores: each has a trial of its own, which belongs to this one. */
export const baseTrials = pgTable(
  "base_trials",
  {
    id: uuidKey(),
    /** The draft that is tried. */
    revision: uuid().notNull(),
    ...base,
    authorId: text().notNull(),
    authorName: text().notNull(),
    createdAt: createdAt(),
  },
  (t) => [index("base_trials_revision").on(t.revision, t.id)],
);

/** Texts of the bot that are tried on chats that were; the runs are its job, so that a killed process loses nothing. */
export const promptTrials = pgTable(
  "prompt_trials",
  {
    id: uuidKey(),
    tenantId: tenantId().notNull(),
    /** The draft that is tried; null where it is what is live. */
    revision: uuid(),
    /** Of a trial of what all bots are told: each turn has the words of its store that it had then. */
    baseTrialId: uuid().references(() => baseTrials.id, { onDelete: "cascade" }),
    botName: text(),
    disclosure: text(),
    systemPromptTemplate: text(),
    storeDescription: text(),
    storeCatalogKnowledge: text(),
    /** `stopped`: the bound of what it may cost was reached. */
    state: text({ enum: ["running", "done", "stopped", "cancelled"] })
      .notNull()
      .default("running"),
    maxUsd: dollars().notNull(),
    authorId: text().notNull(),
    authorName: text().notNull(),
    createdAt: createdAt(),
    endedAt: instant(),
  },
  (t) => [
    index("prompt_trials_tenant").on(t.tenantId, t.id),
    // One at a time in each store.
    uniqueIndex("prompt_trials_running")
      .on(t.tenantId)
      .where(sql`state = 'running'`),
  ],
);

/** One turn, run again with a trial's texts. */
export const promptTrialRuns = pgTable(
  "prompt_trial_runs",
  {
    id: uuidKey(),
    tenantId: tenantId().notNull(),
    trialId: uuid()
      .notNull()
      .references(() => promptTrials.id, { onDelete: "cascade" }),
    conversationId: chat(),
    turnId: turn(),
    caseId: uuid().references(() => testCases.id, { onDelete: "cascade" }),
    state: text({ enum: ["pending", "done", "skipped"] })
      .notNull()
      .default("pending"),
    attempts: integer().notNull().default(0),
    leaseUntil: instant(),
    verdict: text({ enum: ["same", "better", "worse", "changed"] }),
    /** Why it was passed over. */
    reason: text(),
    /** Both replies and what tells them apart, as in the contract. */
    comparison: jsonb().$type<Record<string, unknown>>(),
    inputTokens: integer().notNull().default(0),
    outputTokens: integer().notNull().default(0),
    costUsd: dollars().notNull().default(0),
    endedAt: instant(),
  },
  (t) => [
    index("prompt_trial_runs_trial").on(t.trialId, t.id),
    index("prompt_trial_runs_due")
      .on(t.tenantId, t.id)
      .where(sql`state = 'pending'`),
    index("prompt_trial_runs_case").on(t.caseId, t.id.desc()),
    index("prompt_trial_runs_chat").on(t.conversationId),
    index("prompt_trial_runs_turn").on(t.turnId),
  ],
);
