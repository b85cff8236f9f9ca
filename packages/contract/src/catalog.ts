import { z } from "zod";
import { idSchema, pageOf } from "./common.ts";

/** Why the bot may not offer a product as it was asked for. */
export const notOfferedReasons = ["sold_out", "asked_variant_unavailable"] as const;

/** In a customer's own words, price limits included: "botas negras 38, menos de 90 mil". */
export const catalogSearchInput = z.strictObject({
  tenantId: idSchema,
  query: z.string().max(10_000),
  limit: z.number().int().min(1).max(50).default(12),
});

export const foundProductSchema = z.object({
  id: idSchema,
  name: z.string(),
  /** What it costs now, cheapest and dearest of its variants, in cents; null where the shop names it on request. */
  priceFromCents: z.number().nullable(),
  priceToCents: z.number().nullable(),
  /** ISO 4217; null until the store was read. */
  currency: z.string().nullable(),
  /** Units over all variants; null where they are not counted. */
  stock: z.number().nullable(),
  imageUrl: z.string().nullable(),
  url: z.string(),
  mayOffer: z.boolean(),
  whyNot: z.enum(notOfferedReasons).nullable(),
  /** The variants that can be bought and fit what was asked. */
  variantIds: z.array(idSchema),
});
export type FoundProduct = z.infer<typeof foundProductSchema>;

/** Best first. One page: who wants others asks otherwise. */
export const catalogSearchPage = pageOf(foundProductSchema);
