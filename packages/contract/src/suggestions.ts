import { z } from "zod";
import { idSchema } from "./common.ts";

export const suggestionInput = z.strictObject({ suggestionId: idSchema });

export const suggestionNumbersInput = z.strictObject({
  tenantId: idSchema,
  days: z.number().int().min(1).max(366).default(30),
});
/** What became of the answers that were proposed to people in these days. */
export const suggestionNumbersSchema = z.object({
  /** Those that were shown. */
  made: z.number(),
  accepted: z.number(),
  edited: z.number(),
  refused: z.number(),
  /** Neither: something else was sent, or nothing. */
  unused: z.number(),
});
export type SuggestionNumbers = z.infer<typeof suggestionNumbersSchema>;
