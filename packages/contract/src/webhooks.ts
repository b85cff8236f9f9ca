import { z } from "zod";
import { idSchema, instantSchema, pageInput, pageOf } from "./common.ts";

export const webhookStates = ["pending", "done", "unmatched", "failed", "malformed"] as const;

export const webhookListInput = z.strictObject({
  state: z.enum(webhookStates).optional(),
  tenantId: idSchema.optional(),
  ...pageInput,
});
export const webhookSchema = z.object({
  id: idSchema,
  tenantId: idSchema.nullable(),
  type: z.string().nullable(),
  state: z.enum(webhookStates),
  /** The number as received, for which no store was found. */
  recipient: z.string().nullable(),
  nearest: z.object({ tenantId: idSchema, storeName: z.string(), botPhoneNumber: z.string() }).nullable(),
  error: z.string().nullable(),
  receivedAt: instantSchema,
});
export type Webhook = z.infer<typeof webhookSchema>;
export const webhookPage = pageOf(webhookSchema);
/**
 * With a store, its number becomes the event's recipient as received (`number_taken` if another store has it) and
 * every unmatched event of that recipient is replayed, oldest first, 500 at most; without one, this event alone. An
 * event that no secret of the store signed stays as it is (`foreign_signature`).
 */
export const webhookReplayInput = z.strictObject({ id: idSchema, tenantId: idSchema.optional() });
