import { z } from "zod";
import { baseTextsSchema } from "./base.ts";
import { idSchema } from "./common.ts";
import { brainSchema } from "./prompts.ts";
import { turnTraceSchema } from "./turns.ts";

const playgroundMessage = z.strictObject({
  author: z.enum(["customer", "bot", "human"]),
  text: z.string().trim().min(1).max(4_096),
});

export const playgroundInput = z.strictObject({
  tenantId: idSchema,
  /** The conversation so far, oldest first; the last message is the customer's. */
  messages: z
    .array(playgroundMessage)
    .min(1)
    .max(60)
    .refine(
      (messages) => messages.at(-1)?.author === "customer",
      "The last message has to be the customer's",
    ),
  /** `true`: the store's draft. Texts: those, also unsaved ones, in place of the live ones. Absent: what is live. */
  draft: z.union([z.boolean(), brainSchema.partial()]).optional(),
  /** What all bots are told, in place of what counts now; for operators. A store that stands aside does so here too. */
  base: baseTextsSchema.optional(),
  /** Writes as this customer, whose orders the bot may then see; one of the store's test numbers. */
  phone: z.string().max(40).optional(),
});

export const playgroundReplySchema = z.object({
  outcome: z.enum(["reply", "handoff", "silence", "failure"]),
  /** Why a person is wanted, nothing is answered, or nothing could be. */
  reason: z.string().nullable(),
  /** What to do about a failure, in words. */
  message: z.string().nullable(),
  handoff: z.object({ summary: z.string(), wantedAction: z.string().nullable() }).nullable(),
  bubbles: z.array(
    z.object({
      type: z.enum(["text", "image"]),
      text: z.string(),
      imageUrl: z.string().nullable(),
      factIds: z.array(z.string()),
    }),
  ),
  /** Null where the agent could not run at all. */
  trace: turnTraceSchema
    .pick({
      steps: true,
      promptUnread: true,
      facts: true,
      check: true,
      model: true,
      promptVersion: true,
      inputTokens: true,
      cachedTokens: true,
      outputTokens: true,
      costUsd: true,
      durationMs: true,
    })
    .nullable(),
});
export type PlaygroundReply = z.infer<typeof playgroundReplySchema>;
