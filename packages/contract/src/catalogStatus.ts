import { z } from "zod";
import { idSchema, instantSchema } from "./common.ts";

export const catalogSyncInput = z.strictObject({ tenantId: idSchema });

export const storeAccesses = ["ok", "unauthorized", "forbidden", "suspended", "uninstalled"] as const;

/** How a store's mirror is. Until it has been `ready` once the tools read the store live. */
export const catalogStatusSchema = z.object({
  state: z.enum(["never", "syncing", "ready", "failed"]),
  /** Products in the mirror; while a first look reads them, how many so far. */
  products: z.number(),
  /** How many the store says it has, while they are read. */
  total: z.number().nullable(),
  /** Since when the mirror is whole as of what the store says. */
  syncedAt: instantSchema.nullable(),
  /** Why the last try failed: a code. */
  error: z.string().nullable(),
  /** Whether the store lets us look. */
  access: z.enum(storeAccesses),
  /** Whether a store is connected at all. */
  connected: z.boolean(),
  /** Whether the store tells us what changes. */
  events: z.boolean(),
  /** When it is looked at next; null while a run is under way or none is due. */
  nextAt: instantSchema.nullable(),
});
export type CatalogStatus = z.infer<typeof catalogStatusSchema>;
