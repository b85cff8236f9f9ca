import { z } from "zod";
import { articleSchema } from "./articles.ts";
import { idSchema, instantSchema, pageInput, pageOf } from "./common.ts";
import { inOrder, OUT_OF_ORDER, periodFields } from "./sheet.ts";

export const questionListInput = z.strictObject({
  tenantId: idSchema,
  days: z.number().int().min(1).max(366).default(90),
  ...pageInput,
});

const askedIn = z.object({
  questionId: idSchema,
  conversationId: idSchema,
  customer: z.string().nullable(),
  question: z.string(),
  at: instantSchema,
  /** Nobody has answered since, and free text may still be sent. */
  waits: z.boolean(),
});

/** What customers asked and the bot had no answer to; those that ask the same are one. */
export const openQuestionSchema = z.object({
  /** As it was asked last. */
  question: z.string(),
  count: z.number(),
  chats: z.number(),
  lastAt: instantSchema,
  /** Newest first. */
  asked: z.array(askedIn),
});
export type OpenQuestion = z.infer<typeof openQuestionSchema>;
export const questionPage = pageOf(openQuestionSchema);

const questionIds = z.array(z.uuid()).min(1).max(1_000);
/** Keeps the answer as an article, from which the bot answers from now on; the questions leave the list. */
export const questionAnswerInput = z
  .strictObject({
    tenantId: idSchema,
    questionIds,
    title: z.string().trim().min(1).max(160),
    body: z.string().trim().min(1).max(4_000),
    ...periodFields,
  })
  .refine(inOrder, OUT_OF_ORDER);
export const questionAnsweredSchema = z.object({
  article: articleSchema,
  /** Chats whose customer still waits, to be told by `chats.send`. */
  waiting: z.array(askedIn),
});
export type QuestionAnswered = z.infer<typeof questionAnsweredSchema>;
/** Nothing is kept of them but that they need no answer. */
export const questionDismissInput = z.strictObject({ tenantId: idSchema, questionIds });
export const questionsSettledSchema = z.object({ settled: z.number() });
