import { z } from "zod";
import { idSchema, instantSchema } from "./common.ts";

/** The way of a store from nothing to a bot that answers, in its order. */
export const setupSteps = ["store", "whatsapp", "model", "mail", "brain", "trial", "mode"] as const;
export const setupStepSchema = z.enum(setupSteps);
export type SetupStep = z.infer<typeof setupStepSchema>;

const credential = z.string().trim().min(1).max(4_000);

export const setupSchema = z.object({
  steps: z.array(
    z.object({
      step: setupStepSchema,
      /** `skipped`: nothing is set and nothing has to be; `detail` says what follows from that. */
      state: z.enum(["right", "wrong", "todo", "skipped"]),
      detail: z.string().nullable(),
      fix: z.string().nullable(),
    }),
  ),
  /** The first that is not right; the last where all are. */
  current: setupStepSchema,
  /** What to enter at YCloud by hand. */
  webhook: z.object({ url: z.string(), events: z.array(z.string()) }),
});
export type Setup = z.infer<typeof setupSchema>;

/** Without id and token the store's saved ones are asked. */
export const setupReadStoreInput = z.strictObject({
  tenantId: idSchema,
  storeId: z
    .string()
    .trim()
    .regex(/^\d{1,20}$/, "The number of the store: digits alone")
    .optional(),
  accessToken: credential.optional(),
});
export const setupStoreSchema = z.discriminatedUnion("ok", [
  z.object({
    ok: z.literal(true),
    store: z.object({
      id: z.string(),
      name: z.string(),
      currency: z.string(),
      country: z.string().nullable(),
      url: z.string().nullable(),
      /** What the shop says of itself, and where it is. */
      description: z.string().nullable(),
      address: z.string().nullable(),
      /** Null where the store doesn't count them. */
      products: z.number().nullable(),
    }),
  }),
  z.object({
    ok: z.literal(false),
    code: z.enum([
      "missing",
      "unreadable",
      "unauthorized",
      "forbidden",
      "suspended",
      "other_store",
      "unavailable",
    ]),
  }),
]);
export type SetupStore = z.infer<typeof setupStoreSchema>;

/** Without a key the store's saved one is asked, else the installation's. */
export const setupReadNumbersInput = z.strictObject({ tenantId: idSchema, apiKey: credential.optional() });
export const setupNumberSchema = z.object({
  phoneNumber: z.string(),
  name: z.string().nullable(),
  /** CONNECTED, PENDING … or newer. */
  status: z.string().nullable(),
  /** GREEN, YELLOW, RED, UNKNOWN or newer. */
  quality: z.string().nullable(),
  /** `offline`: WhatsApp lets it neither send nor receive. */
  use: z.enum(["free", "here", "other_store", "offline"]),
  /** The store that has it, for who may see it. */
  storeName: z.string().nullable(),
});
export type SetupNumber = z.infer<typeof setupNumberSchema>;

const accountCodes = ["missing", "unreadable", "unauthorized", "unavailable"] as const;
const message = z.string();
export const setupNumbersSchema = z.discriminatedUnion("ok", [
  z.object({ ok: z.literal(true), numbers: z.array(setupNumberSchema) }),
  z.object({ ok: z.literal(false), code: z.enum(accountCodes), message }),
]);
export type SetupNumbers = z.infer<typeof setupNumbersSchema>;

export const setupConnectNumberInput = z.strictObject({
  tenantId: idSchema,
  phoneNumber: z.string().trim().min(7).max(40),
  apiKey: credential.optional(),
  /** Although another system gets this account's messages, too. */
  evenIfElsewhere: z.boolean().default(false),
});
export const setupConnectionSchema = z.discriminatedUnion("ok", [
  z.object({
    ok: z.literal(true),
    /** What was done with the webhook at YCloud. */
    webhook: z.enum(["created", "completed", "reactivated", "unchanged"]),
  }),
  z.object({
    ok: z.literal(false),
    code: z.enum([
      ...accountCodes,
      "not_in_account",
      "other_store",
      "offline",
      "elsewhere",
      "not_public",
      "no_secret",
      "webhook_refused",
    ]),
    /** The provider's words, the store, the status or the hosts that it is about. */
    message,
  }),
]);
export type SetupConnection = z.infer<typeof setupConnectionSchema>;

/** `own: false`: the installation's account. Absent key: the saved one. */
export const setupTryModelInput = z.strictObject({
  tenantId: idSchema,
  own: z.boolean(),
  apiKey: credential.optional(),
  baseUrl: z
    .url({ protocol: /^https?$/ })
    .max(500)
    .nullable()
    .optional(),
  model: z.string().trim().min(1).max(100).nullable().optional(),
});
export const setupModelSchema = z.discriminatedUnion("ok", [
  z.object({
    ok: z.literal(true),
    /** As the provider names it. */
    model: z.string(),
    latencyMs: z.number(),
    /** US dollars for a usual reply. */
    replyUsd: z.number(),
    /** Whether the model's price is known; where not, a dear one's is taken. */
    priced: z.boolean(),
  }),
  z.object({
    ok: z.literal(false),
    code: z.enum([
      "missing",
      "unreadable",
      "unauthorized",
      "quota_exhausted",
      "unknown_model",
      "no_tools",
      "rate_limited",
      "bad_response",
      "unavailable",
    ]),
    model: z.string(),
    message,
  }),
]);
export type SetupModel = z.infer<typeof setupModelSchema>;

/** Without `since` only where to begin. */
export const setupWatchInput = z.strictObject({
  tenantId: idSchema,
  since: z.iso.datetime({ offset: true }).optional(),
});
export const setupWatchSchema = z.object({
  now: instantSchema,
  /** What came from WhatsApp for this store, newest first. */
  events: z.array(z.object({ id: idSchema, type: z.string().nullable(), at: instantSchema })),
  /** Numbers of no store that something came for; for an operator. */
  strangers: z.array(z.string()),
  /** The last message of a customer and how far it has come. */
  message: z
    .object({
      id: idSchema,
      conversationId: idSchema,
      from: z.string().nullable(),
      text: z.string().nullable(),
      at: instantSchema,
      stage: z.enum(["arrived", "answered", "delivered", "failed", "quiet"]),
      replies: z.array(z.object({ text: z.string().nullable(), at: instantSchema })),
      answeredAt: instantSchema.nullable(),
      deliveredAt: instantSchema.nullable(),
    })
    .nullable(),
});
export type SetupWatch = z.infer<typeof setupWatchSchema>;
