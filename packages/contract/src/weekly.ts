import { z } from "zod";
import { idSchema } from "./common.ts";

export const weeklyLetterSchema = z.object({
  /** Whether the asker gets it on Mondays; null for who is no owner of the store. */
  wanted: z.boolean().nullable(),
  /** Whether the platform has a mail server to send it by. */
  mail: z.boolean(),
  /** About the last whole week; null where nobody wrote in it. */
  letter: z.object({ subject: z.string(), text: z.string(), html: z.string() }).nullable(),
});
export type WeeklyLetter = z.infer<typeof weeklyLetterSchema>;
export const weeklySetInput = z.strictObject({ tenantId: idSchema, wanted: z.boolean() });
export const weeklySetResult = z.object({ ok: z.literal(true) });
export const weeklyMailResult = z.object({ ok: z.boolean(), to: z.string(), answer: z.string() });
