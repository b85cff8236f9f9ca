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

/** Absent fields stay as they are; `null` clears. */
export const handoffSaveInput = z.strictObject({
  tenantId: idSchema,
  enabled: z.boolean().optional(),
  destinationEmail: z.email().max(320).nullable().optional(),
  handoffInstructions: text(4_000),
  handoffMessage: text(1_000),
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
  smtpHost: z.string().nullable(),
  smtpPort: z.number().nullable(),
  smtpSecurity: z.enum(smtpSecurities),
  smtpUser: z.string().nullable(),
  smtpPassword: secretStateSchema,
  updatedAt: instantSchema.nullable(),
});
export type Handoff = z.infer<typeof handoffSchema>;
