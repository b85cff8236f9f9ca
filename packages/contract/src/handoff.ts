import { z } from "zod";
import { idSchema, instantSchema, pageInput, pageOf, secretInput, secretStateSchema } from "./common.ts";

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

/** How a chat is treated that waits out of hours: silence, or the bot goes on with everything but what was handed over. */
export const whileWaitingModes = ["quiet", "other_topics"] as const;

/** What people answer, whatever the bot could. `examples` are words or sentences as customers write them. */
export const handoffTopicSchema = z.object({
  id: z.uuid(),
  name: z.string(),
  examples: z.array(z.string()),
  /** What the customer is told; null: as at any handoff. */
  customerText: z.string().nullable(),
  isActive: z.boolean(),
});
export type HandoffTopic = z.infer<typeof handoffTopicSchema>;

const topicInput = z.strictObject({
  /** Absent: a new one. */
  id: z.uuid().optional(),
  name: z.string().trim().min(1).max(80),
  examples: z.array(z.string().trim().min(1).max(120)).max(30),
  customerText: z.string().trim().max(1_000).nullable(),
  isActive: z.boolean(),
});
const topicsInput = z
  .array(topicInput)
  .max(30)
  .refine((topics) => new Set(topics.map(({ name }) => name.toLowerCase())).size === topics.length, {
    message: "Two topics have the same name",
  });

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
  onComplaint: z.boolean().optional(),
  onRepeatedFailure: z.boolean().optional(),
  whileWaiting: z.enum(whileWaitingModes).optional(),
  /** The whole list, in its order; what is not in it goes. */
  topics: topicsInput.optional(),
  /** Phones of the team that get the alert over WhatsApp. */
  alertPhones: z
    .array(
      z
        .string()
        .trim()
        .regex(/^\+?[\d\s().-]{8,24}$/, "A phone number with its country"),
    )
    .max(5)
    .optional(),
  alertAvailable: z.boolean().optional(),
  autoAssign: z.boolean().optional(),
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
  /** Whether a complaint or anger hands over, whatever the model does. */
  onComplaint: z.boolean(),
  /** Whether two answers in a row that failed or were not understood hand over. */
  onRepeatedFailure: z.boolean(),
  whileWaiting: z.enum(whileWaitingModes),
  topics: z.array(handoffTopicSchema),
  /** `+` and digits; told by template, from the next opening on. */
  alertPhones: z.array(z.string()),
  /** Alerts go to the people who are available, too. */
  alertAvailable: z.boolean(),
  /** A chat that waits is given to whoever is available and has the fewest. */
  autoAssign: z.boolean(),
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

export const handoffListInput = z.strictObject({ conversationId: idSchema, ...pageInput });
/** A time that a chat went to people: what set it off, what about, and what became of it. */
export const handoffRecordSchema = z.object({
  id: idSchema,
  /** agent, topic, complaint, repeated_failure, receipt, fact_check, agent_failure, watchdog, send_failed … */
  cause: z.string(),
  topics: z.array(z.string()),
  /** A code of the product, or words of the agent. */
  reason: z.string(),
  summary: z.string().nullable(),
  createdAt: instantSchema,
  /** The addresses and numbers of the team that it was told to, as mail server or WhatsApp took it. */
  told: z.array(z.string()),
  takenAt: instantSchema.nullable(),
  /** Whose name the person has; `phone`: somebody at the store's phone. */
  takenBy: z.string().nullable(),
  /** When the customer was told that nobody had come. */
  gaveUpAt: instantSchema.nullable(),
  /** Null while the chat waits for it. */
  closedAt: instantSchema.nullable(),
});
export type HandoffRecord = z.infer<typeof handoffRecordSchema>;
export const handoffPage = pageOf(handoffRecordSchema);

/** How many alerts of this chat are tried again now. */
export const retryAlertResult = z.object({ retried: z.number() });
