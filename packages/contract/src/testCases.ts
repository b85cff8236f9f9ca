import { z } from "zod";
import { idSchema, instantSchema, pageInput, pageOf } from "./common.ts";
import { comparisonSchema, trialVerdicts } from "./trials.ts";

export const wrongReasons = [
  "invented",
  "price_stock",
  "tone",
  "not_understood",
  "should_not_answer",
] as const;
export type WrongReason = (typeof wrongReasons)[number];

const phrases = z.array(z.string().trim().min(1).max(200)).max(10);

/** Marks the reply that a bubble of the bot's belongs to; marking it again changes what was said of it. */
export const caseMarkInput = z.strictObject({
  messageId: idSchema,
  reason: z.enum(wrongReasons),
  /** For people: what it should have been. */
  expected: z.string().trim().max(2_000).nullable().default(null),
  /** Whatever its capitals and accents. */
  mustSay: phrases.default([]),
  mustNotSay: phrases.default([]),
});
export const caseListInput = z.strictObject({ tenantId: idSchema, ...pageInput });
export const caseInput = z.strictObject({ caseId: idSchema });

export const testCaseSchema = z.object({
  id: idSchema,
  tenantId: idSchema,
  conversationId: idSchema,
  turnId: idSchema,
  reason: z.enum(wrongReasons),
  expected: z.string().nullable(),
  mustSay: z.array(z.string()),
  mustNotSay: z.array(z.string()),
  state: z.enum(["open", "mended"]),
  by: z.string(),
  createdAt: instantSchema,
  customer: z.string().nullable(),
  /** What was asked, and what the bot answered. */
  asked: z.string(),
  wrong: z.string(),
  /** What the conversation held before, oldest first; the last thirty messages. */
  history: z.array(z.object({ author: z.enum(["customer", "bot", "human"]), text: z.string() })),
  /** Products that the turn found, with where the store changes them; null where the mirror doesn't know one any more. */
  products: z.array(z.object({ id: z.string(), name: z.string(), adminUrl: z.string().nullable() })),
  /** Whether all that it was told is kept, so that it can be run again. */
  replayable: z.boolean(),
  last: z
    .object({
      verdict: z.enum(trialVerdicts).nullable(),
      reason: z.string().nullable(),
      at: instantSchema.nullable(),
      comparison: comparisonSchema.nullable(),
    })
    .nullable(),
});
export type TestCase = z.infer<typeof testCaseSchema>;
export const casePage = pageOf(testCaseSchema);
export const caseSetStateInput = z.strictObject({ caseId: idSchema, state: z.enum(["open", "mended"]) });
