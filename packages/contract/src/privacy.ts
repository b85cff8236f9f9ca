import { z } from "zod";
import { idSchema, instantSchema, pageInput, pageOf } from "./common.ts";

/** Wishes that a store has passed on: to forget a customer or the store, or to show what is kept of a customer. */
export const privacyRequestSchema = z.object({
  id: idSchema,
  tenantId: idSchema,
  kind: z.enum(["customer_redact", "store_redact", "customer_export"]),
  state: z.enum(["pending", "done", "failed", "dismissed"]),
  /** What was erased, in numbers. */
  result: z.record(z.string(), z.number()).nullable(),
  error: z.string().nullable(),
  requestedAt: instantSchema,
  doneAt: instantSchema.nullable(),
});
export type PrivacyRequest = z.infer<typeof privacyRequestSchema>;

export const privacyListInput = z.strictObject({ tenantId: idSchema, ...pageInput });
export const privacyPage = pageOf(privacyRequestSchema);

export const privacyGetInput = z.strictObject({ requestId: idSchema });
/** Everything that is kept of the customer, for the merchant to hand over; null until it is put together. */
export const privacyExport = z.object({ export: z.record(z.string(), z.unknown()).nullable() });
