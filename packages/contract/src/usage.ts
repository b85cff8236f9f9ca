import { z } from "zod";
import { daySchema, idSchema } from "./common.ts";

/** Both days included, by the store's calendar; without them the last 30 days. At most 366 of them. */
export const usageInput = z.strictObject({
  tenantId: idSchema,
  from: daySchema.optional(),
  to: daySchema.optional(),
});

export const usagePurposes = ["turn", "summary", "transcription", "playground", "suggestion"] as const;

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

/** `ok`, `warn` from 80 % on, `grace` from 100 % (a cheaper fallback may answer), `spent` from 120 %. */
export const budgetLevels = ["ok", "warn", "grace", "spent"] as const;

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
export type Usage = z.infer<typeof usageSchema>;
export type Spend = z.infer<typeof spendSchema>;
