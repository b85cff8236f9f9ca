import { sql } from "drizzle-orm";
import { index, integer, jsonb, pgTable, text, uuid, bigint } from "drizzle-orm/pg-core";
import { chatConversations } from "./chats.ts";
import { bytes, createdAt, dollars, instant, uuidKey } from "./columns.ts";
import { tenantId } from "./tenants.ts";

/** One run of the agent, with all it takes to see why it said what it said. */
export const turns = pgTable(
  "turns",
  {
    id: uuidKey(),
    tenantId: tenantId().notNull(),
    conversationId: uuid()
      .notNull()
      .references(() => chatConversations.id, { onDelete: "cascade" }),
    /** The message that it is followed by in the log, from its webhook to what became of each bubble. */
    correlationId: uuid(),
    outcome: text({ enum: ["reply", "handoff", "silence", "failure", "superseded", "overtaken"] }).notNull(),
    reason: text(),
    model: text(),
    promptVersion: text(),
    /** The store's version of the prompt when the turn was claimed. */
    promptNumber: integer(),
    inputTokens: integer().notNull().default(0),
    /** Part of the input that the provider had in its prompt cache. */
    cachedTokens: integer().notNull().default(0),
    outputTokens: integer().notNull().default(0),
    costUsd: dollars().notNull().default(0),
    /** `seq` of the newest customer message the turn saw. */
    inboundSeq: bigint({ mode: "bigint" })
      .notNull()
      .default(sql`0`),
    /** Steps and facts as in the agent's `Trace`. */
    trace: jsonb().$type<Record<string, unknown>>(),
    /**
     * Everything the agent was told, deflated JSON (`apps/api/src/flow/turn/packRun.ts`), so that the turn can be
     * run again; null where there was no run, or too much of it to keep.
     */
    runRecord: bytes(),
    /** What the reply stands on, with what else is known of the same products and orders, for the turns after it. */
    facts: jsonb().$type<Record<string, unknown>[]>(),
    /** How the statements of the reply came to hold. */
    verdict: text({ enum: ["passed", "mended", "repaired", "safe", "handed_over"] }),
    startedAt: createdAt(),
    finishedAt: instant(),
  },
  (t) => [index("turns_conversation").on(t.conversationId, t.startedAt.desc(), t.id.desc())],
);
