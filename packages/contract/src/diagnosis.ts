import { z } from "zod";
import { idSchema, instantSchema, readerInput } from "./common.ts";
import { setupStepSchema } from "./setup.ts";

export const healthStatuses = ["ok", "warn", "fail", "unknown"] as const;

/** Of a store: how it is, or how far its setup has come. */
export const diagnoseInput = z.strictObject({ tenantId: idSchema, ...readerInput });
export const diagnosisSchema = z.array(
  z.object({
    check: z.string(),
    status: z.enum(healthStatuses),
    detail: z.string(),
    fix: z.string().nullable(),
    /** Since when it has been so, by the looks every ten minutes; null where it has just become so. */
    since: instantSchema.nullable(),
    /** The step of the store's setup that mends it; null where none does. */
    step: setupStepSchema.nullable(),
  }),
);
export type Diagnosis = z.infer<typeof diagnosisSchema>;

/** Of the stores that the reader sees and that aren't suspended, what the last looks at them found. */
export const healthSummarySchema = z.object({
  /** Stores in which something fails. */
  failing: z.number(),
  /** Stores in which nothing fails and something is to be looked at. */
  warned: z.number(),
  /** The store that is worst off; null where every one is well. */
  worst: idSchema.nullable(),
});
export type HealthSummary = z.infer<typeof healthSummarySchema>;
