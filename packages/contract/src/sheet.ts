import { z } from "zod";
import { idSchema, instantSchema } from "./common.ts";

const text = (max: number) => z.string().trim().min(1).max(max);
const note = (max: number) => text(max).nullable().default(null);
const day = z.iso.date("A day as YYYY-MM-DD").nullable().default(null);
/** Both days belong to it, by the store's clock; null is open. */
export const periodFields = { from: day, until: day };
export const inOrder = ({ from, until }: { from: string | null; until: string | null }): boolean =>
  from === null || until === null || from <= until;
export const OUT_OF_ORDER = { path: ["until"], message: "It ends before it begins" };
/** Integer cents of the store's currency. */
const cents = z.number().int().min(0).max(1_000_000_000_000);

const payment = z.strictObject({
  method: text(80),
  /** Percent off what is in the cart; null where it costs the same. */
  discountPercent: z.number().positive().max(90).nullable().default(null),
  /** Whether the discount counts on promotional prices too. */
  combines: z.boolean().default(true),
  details: note(300),
  ...periodFields,
});
const instalment = z.strictObject({
  count: z.number().int().min(2).max(60),
  interestFree: z.boolean().default(false),
  minCents: cents.nullable().default(null),
  method: note(80),
  ...periodFields,
});
const delivery = z.strictObject({
  zone: text(120),
  /** Null where the checkout computes it. */
  costCents: cents.nullable().default(null),
  time: note(120),
  ...periodFields,
});
const freeShipping = z.strictObject({ fromCents: cents, zone: note(120), ...periodFields });
const pickup = z.strictObject({ address: text(200), hours: note(200), details: note(300), ...periodFields });
const exchange = z.strictObject({
  days: z.number().int().min(1).max(365).nullable().default(null),
  conditions: note(1_000),
  ...periodFields,
});

/** One entry of each section, and how many a section holds at most. */
export const sheetSections = {
  payments: { entry: payment.refine(inOrder, OUT_OF_ORDER), max: 20 },
  instalments: { entry: instalment.refine(inOrder, OUT_OF_ORDER), max: 30 },
  shipping: { entry: delivery.refine(inOrder, OUT_OF_ORDER), max: 60 },
  freeShipping: { entry: freeShipping.refine(inOrder, OUT_OF_ORDER), max: 20 },
  pickup: { entry: pickup.refine(inOrder, OUT_OF_ORDER), max: 20 },
  exchanges: { entry: exchange.refine(inOrder, OUT_OF_ORDER), max: 10 },
} as const;
export type SheetSection = keyof typeof sheetSections;

export const paymentDetailsSchema = z.string().trim().min(1).max(1_500);

const sections = {
  payments: sheetSections.payments.entry.array().max(sheetSections.payments.max),
  instalments: sheetSections.instalments.entry.array().max(sheetSections.instalments.max),
  shipping: sheetSections.shipping.entry.array().max(sheetSections.shipping.max),
  freeShipping: sheetSections.freeShipping.entry.array().max(sheetSections.freeShipping.max),
  pickup: sheetSections.pickup.entry.array().max(sheetSections.pickup.max),
  exchanges: sheetSections.exchanges.entry.array().max(sheetSections.exchanges.max),
};

/** Absent sections stay as they are; one that is named is replaced as a whole, `null` clears the payment details. */
export const sheetSaveInput = z.strictObject({
  tenantId: idSchema,
  payments: sections.payments.optional(),
  instalments: sections.instalments.optional(),
  shipping: sections.shipping.optional(),
  freeShipping: sections.freeShipping.optional(),
  pickup: sections.pickup.optional(),
  exchanges: sections.exchanges.optional(),
  paymentDetails: paymentDetailsSchema.nullable().optional(),
});
export type SheetSaveInput = z.infer<typeof sheetSaveInput>;

/** Something that was written by hand and is no entry: the agent does not see it. */
export const sheetProblemSchema = z.object({
  /** A section, or `paymentDetails`. */
  section: z.string(),
  /** Place in the section, from 0; null where the whole section is wrong. */
  index: z.number().nullable(),
  message: z.string(),
});
export type SheetProblem = z.infer<typeof sheetProblemSchema>;

/** What a store has said about buying; a store that never saved has an empty one. */
export const sheetSchema = z.object({
  tenantId: idSchema,
  ...sections,
  /** How to pay, copied to the letter; nothing else may tell where to pay. */
  paymentDetails: z.string().nullable(),
  problems: z.array(sheetProblemSchema),
  /** The store's day: by it the bot takes an entry for one that holds. */
  today: z.string(),
  updatedAt: instantSchema.nullable(),
  /** Who wrote it last; `SQL` for an administrator's statement. */
  updatedBy: z.string().nullable(),
});
export type Sheet = z.infer<typeof sheetSchema>;
