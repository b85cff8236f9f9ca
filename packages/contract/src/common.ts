import { z } from "zod";

/** Opaque identifiers travel as strings, whatever the column's type is. */
export const idSchema = z.string().min(1).max(255);

/** ISO 8601 with offset, as PostgreSQL's timestamptz is written to JSON. */
export const instantSchema = z.string();

/** The language of who reads what the server says in words. */
export const languageSchema = z.enum(["es", "pt", "en"]);
export type Language = z.infer<typeof languageSchema>;
export const readerInput = { language: languageSchema.default("es") };

/** A day of a store's calendar. */
export const daySchema = z
  .string()
  .refine((text) => /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(text)), {
    message: "A day, for example 2026-11-22",
  });

/** Every list takes these two and answers `{ items, nextCursor }`. */
export const pageInput = {
  /** What the page before said as `nextCursor`; nothing or `null` begins. */
  cursor: z.string().max(500).nullish(),
  limit: z.number().int().min(1).max(100).default(50),
};

export const pageOf = <Item extends z.ZodType>(item: Item) =>
  z.object({ items: z.array(item), nextCursor: z.string().nullable() });

/** A secret is write-only: readers learn that it is set and how it ends. */
export const secretStateSchema = z.object({ set: z.boolean(), last4: z.string().nullable() });
export type SecretState = z.infer<typeof secretStateSchema>;

/** In an update an absent secret stays as it is and `null` clears it. */
export const secretInput = z.string().min(1).max(4_000).nullable().optional();

/** A key that a provider gave out; blanks around it came with it when it was copied. */
export const keyInput = z.string().trim().min(1).max(4_000).nullable().optional();
