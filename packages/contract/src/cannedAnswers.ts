import { z } from "zod";
import { idSchema, instantSchema, pageInput, pageOf } from "./common.ts";

/** More than these nobody finds again. */
export const MAX_CANNED_ANSWERS = 100;

const shortcut = z
  .string()
  .trim()
  .toLowerCase()
  .regex(/^[\p{L}\p{N}][\p{L}\p{N}_-]*$/u, "letters, digits, - and _ alone")
  .max(40);
const body = z.string().trim().min(1).max(4_000);
/** An address, or what an upload for the store answered as its `url`. */
const imageUrl = z
  .union([z.url({ protocol: /^https?$/ }).max(2_000), z.string().regex(/^\/media\/[0-9a-f-]{36}$/)])
  .nullable();

export const cannedAnswerListInput = z.strictObject({ tenantId: idSchema, ...pageInput });
export const cannedAnswerCreateInput = z.strictObject({
  tenantId: idSchema,
  shortcut,
  body,
  imageUrl: imageUrl.default(null),
});
/** Absent fields stay as they are. */
export const cannedAnswerUpdateInput = z.strictObject({
  tenantId: idSchema,
  answerId: idSchema,
  shortcut: shortcut.optional(),
  body: body.optional(),
  imageUrl: imageUrl.optional(),
});
export const cannedAnswerInput = z.strictObject({ tenantId: idSchema, answerId: idSchema });

export const cannedAnswerSchema = z.object({
  id: idSchema,
  tenantId: idSchema,
  /** What follows the slash in the reply box. */
  shortcut: z.string(),
  /** With `{nombre}` and the like still in place. */
  body: z.string(),
  imageUrl: z.string().nullable(),
  updatedAt: instantSchema,
  updatedBy: z.string().nullable(),
});
export type CannedAnswer = z.infer<typeof cannedAnswerSchema>;
export const cannedAnswerPage = pageOf(cannedAnswerSchema);

/** What can stand in braces. */
export const cannedVariables = [
  "nombre",
  "nombre_completo",
  "telefono",
  "tienda",
  "web",
  "yo",
  "pedido",
  "seguimiento",
] as const;
export type CannedVariable = (typeof cannedVariables)[number];

/** What each variable is in one chat; null where nobody knows. */
export const cannedValuesSchema = z.record(z.enum(cannedVariables), z.string().nullable());
export type CannedValues = z.infer<typeof cannedValuesSchema>;
