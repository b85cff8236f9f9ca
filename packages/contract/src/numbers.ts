import { z } from "zod";
import { daySchema, idSchema, instantSchema } from "./common.ts";

/** Both days included, by the store's calendar, 366 of them at most; without the first, the last `days`. */
export const numbersInput = z.strictObject({
  tenantId: idSchema,
  days: z.number().int().min(1).max(366).default(30),
  from: daySchema.optional(),
  to: daySchema.optional(),
});

/** The same for every store; days are each store's own. */
export const storesNumbersInput = numbersInput.omit({ tenantId: true });

/** Null is no data: nothing of the kind happened that could be measured. Never a zero that nobody counted. */
const figures = z.object({
  /** Customers who wrote for the first time. */
  newChats: z.number().nullable(),
  /** Turns of the bot that answered; those that a newer message superseded did not. */
  botReplies: z.number().nullable(),
  /**
   * Consultations (what the bot answered in a chat without 72 hours between) that it answered without a handoff or a
   * person, where the customer bought, confirmed, or didn't write again for 72 hours; and of how many that can be told.
   */
  resolved: z.number().nullable(),
  resolvedOf: z.number().nullable(),
  /** Orders up to 72 hours after an answer of the bot to the phone that ordered; null where the store had no order. */
  orders: z.number().nullable(),
  /** What people did with what the agent proposed to them. */
  suggestionsAccepted: z.number().nullable(),
  suggestionsEdited: z.number().nullable(),
  suggestionsRefused: z.number().nullable(),
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
  /** Every day of the period, oldest first; null before the store had anything to count, and in time to come. */
  days: z.array(
    z.object({
      day: z.string(),
      newChats: z.number().nullable(),
      handoffs: z.number().nullable(),
      botReplies: z.number().nullable(),
      costUsd: z.number().nullable(),
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
  /** What was asked and nobody has answered yet, the most frequent five, each with the newest of its chats. */
  questions: z.array(
    z.object({
      /** As it was asked last. */
      question: z.string(),
      count: z.number(),
      chats: z.number(),
      asked: z.array(
        z.object({
          conversationId: idSchema,
          customer: z.string().nullable(),
          question: z.string(),
          at: instantSchema,
        }),
      ),
    }),
  ),
});
export type Numbers = z.infer<typeof numbersSchema>;

export const storesNumbersSchema = z.object({
  /** From the first store's first day to the last one's last. */
  from: z.string().nullable(),
  to: z.string().nullable(),
  today: z.string().nullable(),
  /** When the days of the store that was looked at longest ago were counted; null while one never was. */
  countedAt: instantSchema.nullable(),
  /** Of all stores. */
  current: figures,
  previous: figures,
  /** By name. */
  stores: z.array(
    z.object({
      tenantId: idSchema,
      storeName: z.string(),
      /** As it stands, whatever the period is. */
      unanswered: z.number(),
      current: figures,
      previous: figures,
    }),
  ),
});
export type StoresNumbers = z.infer<typeof storesNumbersSchema>;
