import { z } from "zod";
import { idSchema, instantSchema, secretInput, secretStateSchema } from "./common.ts";

export const smtpSecurities = ["SSL", "STARTTLS", "NONE"] as const;

const text = (max: number) => z.string().trim().max(max).nullable().optional();
/** One line: whatever stands here goes into the conversation with a mail server. */
const line = (max: number) =>
  z
    .string()
    .trim()
    .max(max)
    .regex(/^\P{Cc}*$/u, "One line without control characters")
    .nullable()
    .optional();

/** From the handoff on or, outside opening hours, from the next opening. At most a week. */
const minutes = z.number().int().min(1).max(10_080);

/** Absent fields stay as they are; `null` clears. */
export const handoffSaveInput = z.strictObject({
  tenantId: idSchema,
  enabled: z.boolean().optional(),
  destinationEmail: z.email().max(320).nullable().optional(),
  handoffInstructions: text(4_000),
  handoffMessage: text(1_000),
  secondEmail: z.email().max(320).nullable().optional(),
  secondAfterMinutes: minutes.optional(),
  ownerAfterMinutes: minutes.optional(),
  /** `null`: the customer is never told that nobody came. */
  giveUpAfterMinutes: minutes.nullable().optional(),
  giveUpMessage: text(1_000),
  smtpHost: line(255),
  smtpPort: z.number().int().min(1).max(65_535).nullable().optional(),
  smtpSecurity: z.enum(smtpSecurities).optional(),
  smtpUser: line(320),
  smtpPassword: secretInput,
});
export type HandoffSaveInput = z.infer<typeof handoffSaveInput>;

/** How a store hands chats over to people; what holds until somebody saves it is the default. */
export const handoffSchema = z.object({
  tenantId: idSchema,
  enabled: z.boolean(),
  destinationEmail: z.string().nullable(),
  /** For the agent: when to hand over, in the merchant's words. */
  handoffInstructions: z.string().nullable(),
  /** For the customer, as the bot says goodbye. */
  handoffMessage: z.string().nullable(),
  /** Told when nobody took the chat after the first alert; after it, the store's owner. */
  secondEmail: z.string().nullable(),
  secondAfterMinutes: z.number(),
  ownerAfterMinutes: z.number(),
  giveUpAfterMinutes: z.number().nullable(),
  giveUpMessage: z.string().nullable(),
  smtpHost: z.string().nullable(),
  smtpPort: z.number().nullable(),
  smtpSecurity: z.enum(smtpSecurities),
  smtpUser: z.string().nullable(),
  smtpPassword: secretStateSchema,
  updatedAt: instantSchema.nullable(),
});
export type Handoff = z.infer<typeof handoffSchema>;

/** What a real letter came to: what the server said or, where it failed, why. */
export const handoffTestResult = z.object({
  ok: z.boolean(),
  to: z.string().nullable(),
  via: z.enum(["store", "platform"]).nullable(),
  code: z
    .enum([
      "no_address",
      "not_set_up",
      "unreadable_password",
      "blocked_address",
      "unknown_host",
      "sign_in_refused",
      "no_tls",
      "untrusted_certificate",
      "timeout",
      "refused",
      "unreachable",
    ])
    .nullable(),
  /** The server's own words, on one line. */
  answer: z.string(),
});
export type HandoffTestResult = z.infer<typeof handoffTestResult>;

/** How many alerts of this chat are tried again now. */
export const retryAlertResult = z.object({ retried: z.number() });
