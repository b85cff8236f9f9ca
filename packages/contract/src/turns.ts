import { z } from "zod";
import { idSchema, instantSchema, pageInput, pageOf } from "./common.ts";

export const turnOutcomes = [
  "running",
  "reply",
  "handoff",
  "silence",
  "failure",
  "superseded",
  "overtaken",
] as const;

const factSchema = z.object({
  id: z.string(),
  kind: z.string(),
  /** As a reply may say it: "$ 89.900", "Talle 38 disponible", "https://…". */
  text: z.string(),
  tool: z.string(),
  callId: z.string(),
  at: instantSchema,
});

/** Something a reply states, and what it stands on (`Claim` of the agent). */
const claimSchema = z.object({
  kind: z.string(),
  text: z.string(),
  status: z.enum(["backed", "derived", "approved", "echo", "false", "unbacked"]),
  factIds: z.array(z.string()),
  /** Whose words it is, where the merchant wrote it. */
  source: z.string().nullable(),
  reason: z.string().nullable(),
});

/** What the fact check came to. */
const checkSchema = z.object({
  outcome: z.enum(["passed", "mended", "repaired", "safe", "handed_over"]),
  claims: z.array(claimSchema),
  /** What the model had written and was not sent. */
  refusals: z.array(z.object({ texts: z.array(z.string()), claims: z.array(claimSchema) })),
});

export const turnSchema = z.object({
  id: idSchema,
  conversationId: idSchema,
  outcome: z.enum(turnOutcomes),
  reason: z.string().nullable(),
  model: z.string().nullable(),
  startedAt: instantSchema,
  finishedAt: instantSchema.nullable(),
  durationMs: z.number().nullable(),
  inputTokens: z.number(),
  /** Part of the input that the provider had cached. */
  cachedTokens: z.number(),
  outputTokens: z.number(),
  /** US dollars, at the prices of the day. */
  costUsd: z.number(),
});
export const turnPage = pageOf(turnSchema);
export const turnListInput = z.strictObject({ conversationId: idSchema, ...pageInput });
export const turnInput = z.strictObject({ turnId: idSchema });

export const turnTraceSchema = turnSchema.extend({
  /** Names everything that the prompt was made of, the product's own rules included. */
  promptVersion: z.string().nullable(),
  /** The store's version (`prompts.list`); null in turns that are older than versions. */
  promptNumber: z.number().nullable(),
  /** The customer messages this turn answered. */
  asked: z.array(z.object({ id: idSchema, text: z.string().nullable() })),
  steps: z.array(
    z.discriminatedUnion("kind", [
      z.object({
        kind: z.literal("model"),
        model: z.string(),
        durationMs: z.number(),
        inputTokens: z.number(),
        /** Part of the input that the provider had cached; not known of older turns. */
        cachedTokens: z.number().default(0),
        outputTokens: z.number(),
        text: z.string().nullable(),
        toolCalls: z.array(z.string()),
        error: z.string().nullable(),
      }),
      z.object({
        kind: z.literal("tool"),
        callId: z.string(),
        tool: z.string(),
        arguments: z.unknown(),
        result: z.unknown(),
        durationMs: z.number(),
        error: z.string().nullable(),
      }),
    ]),
  ),
  /** Characters of the store's own words that did not fit the prompt and were left out. */
  promptUnread: z.number().default(0),
  facts: z.array(factSchema),
  /** Null in turns without statements, or from before the check. */
  check: checkSchema.nullable(),
  bubbles: z.array(
    z.object({
      messageId: idSchema.nullable(),
      type: z.string(),
      text: z.string(),
      factIds: z.array(z.string()),
    }),
  ),
});
export type TurnTrace = z.infer<typeof turnTraceSchema>;

export const turnReplaySchema = z.object({
  /** `not_kept`: a turn in which no model was asked, one from before records, or one too large to keep. */
  outcome: z.enum(["same", "different", "not_kept"]),
  /** Paths with both values, or what the run asked for that it didn't then; at most 20. */
  differences: z.array(z.string()),
});
export type TurnReplay = z.infer<typeof turnReplaySchema>;
