import { z } from "zod";
import { daySchema, idSchema, instantSchema } from "./common.ts";

/** Both days included, by the store's calendar, 366 of them at most; without the first, the last `days`. */
export const numbersInput = z.strictObject({
  tenantId: idSchema,
  days: z.number().int().min(1).max(366).default(30),
  from: daySchema.optional(),
  to: daySchema.optional(),
});

/** Null is no data: nothing of the kind happened that could be measured. Never a zero that nobody counted. */
const figures = z.object({
  /** Customers who wrote for the first time. */
  newChats: z.number().nullable(),
  /** Replies of the bot. */
  botReplies: z.number().nullable(),
  costUsd: z.number().nullable(),
  handoffs: z.number().nullable(),
  /** Of the handoffs: a person answered, after so many seconds. */
  answered: z.number().nullable(),
  answerMedianSeconds: z.number().nullable(),
  answerP90Seconds: z.number().nullable(),
  /** Of the handoffs: the chat went back to the bot. */
  returned: z.number().nullable(),
});
export type Figures = z.infer<typeof figures>;

export const numbersSchema = z.object({
  from: z.string(),
  to: z.string(),
  /** The store's today. */
  today: z.string(),
  timezone: z.string(),
  /** As it stands, whatever the period is. */
  now: z.object({ unanswered: z.number(), waiting: z.number(), closing: z.number() }),
  current: figures,
  /** As many days, right before. */
  previous: figures,
  /** Every day of the period, oldest first. */
  days: z.array(
    z.object({
      day: z.string(),
      newChats: z.number(),
      handoffs: z.number(),
      botReplies: z.number(),
      costUsd: z.number(),
    }),
  ),
  /** Most frequent first. */
  causes: z.array(z.object({ cause: z.string(), handoffs: z.number(), before: z.number() })),
  /** What was asked for and isn't there, by how many chats; the first twenty. */
  wishes: z.array(
    z.object({
      wish: z.string(),
      kind: z.enum(["missing", "sold_out"]),
      chats: z.number(),
      lastAt: instantSchema,
    }),
  ),
});
export type Numbers = z.infer<typeof numbersSchema>;
