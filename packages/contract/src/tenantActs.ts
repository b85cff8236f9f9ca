import { z } from "zod";
import { idSchema } from "./common.ts";
import { phoneNumber } from "./tenants.ts";

/** A new store that begins as another one stands, under a name and number of its own. */
export const tenantCloneInput = z.strictObject({
  tenantId: idSchema,
  storeName: z.string().trim().min(1).max(200),
  botPhoneNumber: phoneNumber,
});
export type TenantCloneInput = z.infer<typeof tenantCloneInput>;
/** The operator's stop: the bot is silent, nothing is asked of its models; people read and write. */
export const tenantSuspendInput = z.strictObject({
  tenantId: idSchema,
  /** Why, in words that the store's own people read. */
  note: z.string().trim().max(300).nullable().optional(),
});
export type TenantSuspendInput = z.infer<typeof tenantSuspendInput>;
