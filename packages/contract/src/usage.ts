import { z } from "zod";
import { daySchema, idSchema } from "./common.ts";

/** Both days included, by the store's calendar; without them the last 30 days. At most 366 of them. */
export const usageInput = z.strictObject({
  tenantId: idSchema,
  from: daySchema.optional(),
  to: daySchema.optional(),
});

export const usagePurposes = [
  "turn",
  "summary",
  "transcription",
  "playground",
  "suggestion",
  "trial",
  "canary",
] as const;

/** Tokens of the cache are part of those of the input. */
const amounts = {
  runs: z.number(),
  calls: z.number(),
  inputTokens: z.number(),
  cachedTokens: z.number(),
  outputTokens: z.number(),
  audioSeconds: z.number(),
  costUsd: z.number(),
};

/** What happens when a month's limit is reached: a cheaper model up to 120 %, chats go to people, or somebody is told. */
export const budgetEffects = ["cheaper_model", "handoff", "warn"] as const;
export type BudgetEffect = (typeof budgetEffects)[number];

/**
 * `ok`, `warn` from 80 % on; from 100 % on `over` (only told), `grace` (a cheaper fallback may answer) or `spent`: by the
 * month's effect, and by the day's limit as by `cheaper_model`.
 */
export const budgetLevels = ["ok", "warn", "over", "grace", "spent"] as const;
export type BudgetLevel = (typeof budgetLevels)[number];

export const spendSchema = z.object({
  level: z.enum(budgetLevels),
  /** Which limit is nearer. */
  period: z.enum(["day", "month"]),
  /** So far, by the store's calendar. */
  dayUsd: z.number(),
  monthUsd: z.number(),
});

export const usageSchema = z.object({
  /** All amounts are US dollars, as providers bill. */
  currency: z.literal("USD"),
  from: z.string(),
  to: z.string(),
  /** The store's today. */
  today: z.string(),
  spend: spendSchema,
  limits: z.object({ dayUsd: z.number().nullable(), monthUsd: z.number().nullable() }),
  /** Oldest first; days without any are left out. `turns` are those of customers. */
  days: z.array(z.object({ day: z.string(), turns: z.number(), ...amounts })),
  /** Dearest first. */
  models: z.array(
    z.object({
      purpose: z.enum(usagePurposes),
      model: z.string(),
      ...amounts,
      /** Calls whose price nobody knows; they count as free. */
      unpricedCalls: z.number(),
    }),
  ),
});
const monthSchema = z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/, "A month, for example 2026-11");
/** Both months included, by each store's calendar; at most 13. */
export const billingInput = z.strictObject({ from: monthSchema, to: monthSchema });
export const billingSchema = z.array(
  z.object({
    tenantId: idSchema,
    storeName: z.string(),
    month: z.string(),
    /** Chats in which a customer wrote. */
    conversations: z.number(),
    /** Turns of the bot that answered. */
    replies: z.number(),
    /** Of everything that models were asked: replies, summaries, voice notes, trials. */
    inputTokens: z.number(),
    outputTokens: z.number(),
    costUsd: z.number(),
  }),
);
export type Billing = z.infer<typeof billingSchema>;
export type Usage = z.infer<typeof usageSchema>;
