import { z } from "zod";
import { idSchema, instantSchema, pageInput, pageOf } from "./common.ts";
import { phoneNumber } from "./tenants.ts";

/**
 * Wishes that a store has passed on, to forget a customer or the store or to show what is kept of a customer; and what was
 * erased because the store keeps nothing older.
 */
export const privacyRequestSchema = z.object({
  id: idSchema,
  tenantId: idSchema,
  kind: z.enum(["customer_redact", "store_redact", "customer_export", "retention"]),
  state: z.enum(["pending", "done", "failed", "dismissed"]),
  /** What was erased, in numbers. */
  result: z.record(z.string(), z.number()).nullable(),
  error: z.string().nullable(),
  requestedAt: instantSchema,
  doneAt: instantSchema.nullable(),
});
export type PrivacyRequest = z.infer<typeof privacyRequestSchema>;

/** As WhatsApp names who hides their number. */
const WHATSAPP_USER_ID = /^[A-Z]{2}\.[A-Za-z0-9.]{1,128}$/;
/** A customer's wish that came another way than through the shop: by the number that they write from or, where they hide it, their id. */
export const privacyRequestInput = z
  .strictObject({
    tenantId: idSchema,
    kind: z.enum(["customer_redact", "customer_export"]),
    phone: phoneNumber.optional(),
    userId: z
      .string()
      .trim()
      .regex(
        WHATSAPP_USER_ID,
        "A WhatsApp user id is a country and an id, for example AR.13491208655302741918",
      )
      .optional(),
  })
  .refine(({ phone, userId }) => (phone === undefined) !== (userId === undefined), {
    message: "Name the customer by either phone or userId",
  });
export type PrivacyRequestInput = z.infer<typeof privacyRequestInput>;

export const privacyListInput = z.strictObject({ tenantId: idSchema, ...pageInput });
export const privacyPage = pageOf(privacyRequestSchema);

export const privacyGetInput = z.strictObject({ requestId: idSchema });
/** Everything that is kept of the customer, for the merchant to hand over; null until it is put together. */
export const privacyExport = z.object({ export: z.record(z.string(), z.unknown()).nullable() });
