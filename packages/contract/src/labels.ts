import { z } from "zod";
import { idSchema, instantSchema, pageInput, pageOf } from "./common.ts";

export const labelColours = [
  "grey",
  "red",
  "orange",
  "yellow",
  "green",
  "teal",
  "blue",
  "violet",
  "pink",
] as const;
export type LabelColour = (typeof labelColours)[number];
/** More than these nobody tells apart. */
export const MAX_LABELS = 60;

const name = z.string().trim().min(1).max(40);
const colour = z.enum(labelColours);

/** Of one store or, without it, of every store the reader sees. */
export const labelListInput = z.strictObject({ tenantId: idSchema.optional(), ...pageInput });
export const labelCreateInput = z.strictObject({ tenantId: idSchema, name, colour: colour.default("grey") });
/** Absent fields stay as they are; chats follow a new name. */
export const labelUpdateInput = z.strictObject({
  tenantId: idSchema,
  labelId: idSchema,
  name: name.optional(),
  colour: colour.optional(),
});
export const labelInput = z.strictObject({ tenantId: idSchema, labelId: idSchema });
export const labelSchema = z.object({
  /** Null of one that stands on chats only, written there by hand. */
  id: idSchema.nullable(),
  tenantId: idSchema,
  name: z.string(),
  colour,
  /** How many chats have it. */
  chats: z.number(),
});
export type Label = z.infer<typeof labelSchema>;
export const labelPage = pageOf(labelSchema);

export const labelsSetInput = z.strictObject({
  conversationId: idSchema,
  add: z.array(name).max(20).default([]),
  remove: z.array(name).max(20).default([]),
});

/** What the bot did in its turn that says what a chat is about, where no example does. */
export const intentSignals = ["products", "orders", "coupons", "handoff"] as const;
export type IntentSignal = (typeof intentSignals)[number];
export const MAX_INTENTS = 30;

const examples = z.array(z.string().trim().min(2).max(120)).max(40);
const signal = z.enum(intentSignals).nullable();

export const intentListInput = z.strictObject({ tenantId: idSchema, ...pageInput });
export const intentCreateInput = z.strictObject({
  tenantId: idSchema,
  name,
  examples: examples.default([]),
  signal: signal.default(null),
});
export const intentUpdateInput = z.strictObject({
  tenantId: idSchema,
  intentId: idSchema,
  name: name.optional(),
  examples: examples.optional(),
  signal: signal.optional(),
});
export const intentInput = z.strictObject({ tenantId: idSchema, intentId: idSchema });
/** What a chat may be about, in the store's own list. */
export const intentSchema = z.object({
  id: idSchema,
  tenantId: idSchema,
  name: z.string(),
  /** Words or sentences of customers; the first intent that one of them fits is taken. */
  examples: z.array(z.string()),
  signal,
  /** How many chats are about it now, and how often people said that it was something else. */
  chats: z.number(),
  corrected: z.number(),
  createdAt: instantSchema,
});
export type Intent = z.infer<typeof intentSchema>;
export const intentPage = pageOf(intentSchema);

/** What a chat is about, said by a person; null: nothing of the list. */
export const intentSetInput = z.strictObject({ conversationId: idSchema, intent: name.nullable() });
