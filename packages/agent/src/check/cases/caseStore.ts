import type { AgentInput } from "../../input.ts";
import type { StoreCoupon, StoreOrder, StoreProduct, StoreVariant } from "../../ports.ts";

/** A shop that the cases speak about: what its tools would return, and what its merchant wrote. */
export interface CaseStore {
  store: AgentInput["store"];
  products: StoreProduct[];
  coupons: StoreCoupon[];
  orders: StoreOrder[];
}

/** "Negro/38", with what differs from the product's other variants. */
type Offer = [options: string, extra?: Partial<StoreVariant>];

interface Listing {
  id: string;
  name: string;
  url: string;
  priceCents: number | null;
  promotionalPriceCents?: number;
  attributes?: string[];
  description?: string;
  freeShipping?: boolean;
  currency?: string;
  variants: Offer[];
}

export const SOLD_OUT: Partial<StoreVariant> = { available: false, stock: 0 };

/** A product of a case's shop; its variants count up from its id. */
export function productOf(listing: Listing): StoreProduct {
  const { id, name, url, attributes = ["Color", "Talle"], description = null } = listing;
  return {
    id,
    name,
    description,
    brand: null,
    url,
    imageUrl: null,
    attributes,
    categories: [],
    tags: [],
    freeShipping: listing.freeShipping ?? false,
    currency: listing.currency ?? "ARS",
    variants: listing.variants.map(([options, extra], index) => ({
      id: `${id}${index + 1}`,
      values: options === "" ? [] : options.split("/"),
      sku: null,
      priceCents: listing.priceCents,
      promotionalPriceCents: listing.promotionalPriceCents ?? null,
      available: true,
      stock: 10,
      ...extra,
    })),
  };
}

export function couponOf(coupon: Partial<StoreCoupon> & Pick<StoreCoupon, "code" | "type">): StoreCoupon {
  return {
    value: null,
    minPriceCents: null,
    startsOn: null,
    endsOn: null,
    firstPurchaseOnly: false,
    combines: false,
    usesLeft: null,
    limitedTo: [],
    ...coupon,
  };
}

export function always<T extends object>(entry: T): T & { from: null; until: null } {
  return { ...entry, from: null, until: null };
}
