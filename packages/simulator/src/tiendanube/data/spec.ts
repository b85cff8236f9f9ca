import type { SilhouetteName } from "../../media/silhouettes.ts";

/** A product of the sample store in short form; `build.ts` turns it into the provider's shape. */
export interface ProductSpec {
  name: string;
  /** Keys of CATEGORY_IDS. */
  categories: CategoryKey[];
  brand?: string;
  description: string;
  /** Pesos. */
  price: number | null;
  picture: SilhouetteName;
  color?: string;
  /** Option name to values, in order; absent: one variant. */
  options?: Record<string, string[]>;
  /** Promotional price in pesos, on all variants or on those whose values contain every word of `only`. */
  promo?: { price: number; only?: string };
  /** Variants without stock, by their values joined by a blank. */
  soldOut?: string[] | "all";
  /** Not managed: infinite. */
  infinite?: boolean;
  published?: boolean;
  freeShipping?: boolean;
  tags?: string;
}

export const CATEGORY_IDS = {
  ballet: 21830001,
  puntas: 21830002,
  mallas: 21830003,
  tango: 21830004,
  zapatosTango: 21830005,
  accesorios: 21830006,
  mediaPunta: 21830010,
  medias: 21830011,
  tutus: 21830012,
  ensayo: 21830013,
  jazz: 21830014,
  folklore: 21830015,
  flamenco: 21830016,
  bolsos: 21830017,
} as const;

type CategoryKey = keyof typeof CATEGORY_IDS;
