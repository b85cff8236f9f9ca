import { z } from "zod";
import { idSchema, instantSchema, pageInput, pageOf } from "./common.ts";
import { tenantModeSchema } from "./tenants.ts";
import { spendSchema } from "./usage.ts";

/** By what the operator's table of stores can be ordered. */
export const overviewSorts = [
  "name",
  "health",
  "unanswered",
  "deadLetters",
  "cost",
  "lastWebhook",
  "lastReply",
] as const;
export type OverviewSort = (typeof overviewSorts)[number];

export const overviewInput = z.strictObject({
  /** Part of a name or number; accents and capitals don't matter. */
  query: z.string().trim().max(100).optional(),
  sort: z.enum(overviewSorts).default("health"),
  /** Absent: what needs somebody first (names: from A on). */
  reverse: z.boolean().default(false),
  ...pageInput,
});

export const overviewRowSchema = z.object({
  id: idSchema,
  storeName: z.string(),
  botPhoneNumber: z.string(),
  mode: tenantModeSchema,
  paused: z.boolean(),
  suspendedAt: instantSchema.nullable(),
  health: z.enum(["ok", "warn", "fail"]).nullable(),
  /** Chats with people, or waiting for them, whose last word is the customer's. */
  unanswered: z.number(),
  /** Chats whose last send failed, and events that could not be processed. */
  deadLetters: z.number(),
  spend: spendSchema,
  monthlyBudgetUsd: z.number().nullable(),
  /** When anything last came for its number. */
  lastWebhookAt: instantSchema.nullable(),
  /** The newest chat's that ends with the bot's or a person's word. */
  lastReplyAt: instantSchema.nullable(),
});
export type OverviewRow = z.infer<typeof overviewRowSchema>;
export const overviewPage = pageOf(overviewRowSchema);

/** Sends that nobody tries again by themselves: refused for good, or of unknown fate. */
export const failedSendListInput = z.strictObject({ tenantId: idSchema.optional(), ...pageInput });
export const failedSendSchema = z.object({
  messageId: idSchema,
  conversationId: idSchema,
  tenantId: idSchema,
  storeName: z.string(),
  contactName: z.string().nullable(),
  author: z.enum(["bot", "human"]),
  type: z.string(),
  text: z.string().nullable(),
  state: z.enum(["failed", "unknown"]),
  code: z.string().nullable(),
  reason: z.string().nullable(),
  failedAt: instantSchema,
});
export type FailedSend = z.infer<typeof failedSendSchema>;
export const failedSendPage = pageOf(failedSendSchema);
