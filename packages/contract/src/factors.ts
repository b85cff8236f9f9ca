import { z } from "zod";
import { idSchema, instantSchema } from "./common.ts";

export const passkeySchema = z.object({
  id: idSchema,
  name: z.string().nullable(),
  createdAt: instantSchema,
  lastUsedAt: instantSchema.nullable(),
  /** Kept by an account of the device's maker too, so that it outlives the device. */
  backedUp: z.boolean(),
});
export type Passkey = z.infer<typeof passkeySchema>;

/** By what the reader proves who they are. */
export const factorsSchema = z.object({
  password: z.boolean(),
  /** Codes of an app are asked for after the password. */
  codes: z.boolean(),
  /** Backup codes that are left; null without an app. */
  backupCodes: z.number().nullable(),
  passkeys: z.array(passkeySchema),
  /** A store of the reader's asks for two factors. */
  required: z.boolean(),
  /** This session proved two factors: it may change them. */
  strong: z.boolean(),
});
export type Factors = z.infer<typeof factorsSchema>;

export const passkeyInput = z.strictObject({ passkeyId: idSchema });
export const passkeyRenameInput = z.strictObject({
  passkeyId: idSchema,
  name: z.string().trim().min(1).max(80),
});
export const passkeyChange = z.object({ id: idSchema });
