import { z } from "zod";
import { idSchema, instantSchema } from "./common.ts";

/** A browser of the reader's that is told. */
export const pushDeviceSchema = z.object({
  id: idSchema,
  /** It is the one that asks. */
  current: z.boolean(),
  /** As the browser calls itself. */
  userAgent: z.string().nullable(),
  createdAt: instantSchema,
  /** When its push service last took a message. */
  toldAt: instantSchema.nullable(),
  /** Why it did not take the last one. */
  error: z.string().nullable(),
});
export type PushDevice = z.infer<typeof pushDeviceSchema>;

export const pushStatus = z.object({
  /** What a browser subscribes with (`applicationServerKey`), base64url. */
  publicKey: z.string(),
  devices: z.array(pushDeviceSchema),
});

const base64url = (bytes: number) =>
  z
    .string()
    .max(200)
    .refine(
      (text) => /^[\w-]+={0,2}$/.test(text) && Math.floor((text.replace(/=+$/, "").length * 3) / 4) === bytes,
      {
        message: `${bytes} bytes in base64url`,
      },
    );

/** As the browser's `PushSubscription` says. */
export const pushRegisterInput = z.strictObject({
  endpoint: z.url({ protocol: /^https?$/ }).max(1_000),
  keys: z.strictObject({ p256dh: base64url(65), auth: base64url(16) }),
  /** The language it is told in. */
  locale: z.enum(["es-AR", "pt-BR", "en"]),
});
export type PushRegisterInput = z.infer<typeof pushRegisterInput>;
export const pushDeviceInput = z.strictObject({ deviceId: idSchema });
export const pushRemoveResult = z.object({ removed: z.number() });

/** What a real push came to, in the push service's own words. */
export const pushTestResult = z.object({
  kind: z.enum(["taken", "gone", "later", "refused"]),
  /** Null where nothing answered. */
  status: z.number().nullable(),
  answer: z.string(),
});
export type PushTestResult = z.infer<typeof pushTestResult>;

const clock = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, "A time as 22:00");

const settingFields = {
  /** A chat waits for a person. */
  onWaiting: z.boolean(),
  /** A customer wrote in a chat of theirs. */
  onMessage: z.boolean(),
  /** A note names them. */
  onMention: z.boolean(),
  sound: z.boolean(),
  /** When nothing is told, in the store's time zone; null: never. */
  quiet: z.strictObject({ from: clock, to: clock }).nullable(),
};
/** What the reader wants to be told of in a store. */
export const pushSettingsSchema = z.object({
  tenantId: idSchema,
  ...settingFields,
  /** The store's, in which the quiet hours count. */
  timezone: z.string(),
  /** Nobody is told of this store before they save: an operator is no store's person. */
  saved: z.boolean(),
});
export type PushSettings = z.infer<typeof pushSettingsSchema>;
export const pushSaveInput = z.strictObject({ tenantId: idSchema, ...settingFields });
export type PushSaveInput = z.infer<typeof pushSaveInput>;
