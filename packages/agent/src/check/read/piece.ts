import type { Measure } from "../text/measures.ts";
import type { Claims } from "../text/polarity.ts";
import type { Span } from "../text/page.ts";

/** How long something takes or holds. Weeks are seven days, a year is twelve months. */
export interface Length {
  min: number;
  max: number;
  unit: "hour" | "day" | "business_day" | "month";
}

/** What an amount of money is said to be, as far as the words around it tell. */
export type Role =
  | "price"
  | "regular"
  | "promo"
  | "from"
  | "instalment"
  | "missing"
  | "saving"
  | "threshold"
  | "shipping"
  | "limit"
  /** "No llega a 40 mil": it costs less. */
  | "below";

export type OrderState =
  | "paid"
  | "unpaid"
  | "refunded"
  | "cancelled"
  | "preparing"
  | "dispatched"
  | "ready"
  | "delivered";

/** Something in a text that can be true or false. Days of the week count from Sunday, times are minutes. */
export type Piece = Span &
  (
    | {
        kind: "money";
        cents: number;
        currency: Currency | null;
        exact: boolean;
        approximate: boolean;
        short?: true;
        role: Role;
      }
    | { kind: "percent"; percent: number }
    | { kind: "deal"; deal: string }
    | { kind: "instalments"; count: number; upTo: boolean; interestFree: boolean | null }
    | { kind: "free_shipping" }
    | { kind: "length"; length: Length; about: LengthSubject }
    | { kind: "day"; days: DayRange; about: "delivery" | "coupon" | "order" }
    | {
        kind: "hours";
        from: number | null;
        to: number | null;
        weekdays: ReadonlySet<number>;
        closed: boolean;
      }
    | { kind: "link"; url: string }
    | { kind: "email"; email: string }
    | { kind: "handle"; handle: string }
    | { kind: "phone"; digits: string }
    | { kind: "place"; words: string[]; number: string | null }
    | { kind: "payment"; token: string; what: "account" | "alias" | "key" | "holder" | "tax_id" }
    | { kind: "coupon"; code: string }
    | { kind: "order"; number: string }
    | { kind: "order_state"; state: OrderState; denied: boolean }
    | { kind: "tracking"; code: string }
    | { kind: "stock"; available: boolean }
    | { kind: "units"; units: number | "many" | null }
    | { kind: "promise"; promise: string; backing: Backing }
    | { kind: "means"; about: "carrier" | "destination" | "payment" | "terms"; name: string }
    /** "Sale lo mismo que …", "es más barata que …", "la más barata". */
    | { kind: "comparison"; relation: Relation }
    /** What a known order is said to be of. */
    | { kind: "order_item"; words: string; count: number | null }
    /** "No hacemos envíos": a shop has none of it. */
    | { kind: "lack"; of: Lacking }
    /** "Está de oferta", without a number. */
    | { kind: "on_sale" }
    /** Nothing else, but no small count either; `part` where it is a part's size: "taco de 7". */
    | { kind: "number"; number: string; percent: boolean; part: string | null; comparable?: true }
    /** "Es de cuero", "impermeable", "sin TACC". */
    | { kind: "trait"; trait: string }
    /** "Viene armado": one side of a pair of opposites (`text/opposites.ts`). */
    | { kind: "side"; pair: string; side: 0 | 1 }
    /** "Relleno de pluma"; without a head "es de tela". */
    | { kind: "attribute"; head: string; word: string }
    /** Days of the week on which something is done. */
    | { kind: "schedule"; weekdays: ReadonlySet<number> }
    /** What goods are said to have and not to have, by its roots. */
    | ({ kind: "polarity" } & Claims)
    /** "Tiene forro polar": what goods are said to be, to have or to serve for, by its words. */
    | { kind: "feature"; isOpinion: boolean; words: readonly (Span & { stem: string })[] }
    | { kind: "likeness" }
    /** "18 x 15 cm" are two. */
    | { kind: "measure"; measures: Measure[] }
  );

export type Lacking =
  | "shipping"
  | "zone"
  | "pickup"
  | "exchange"
  | "instalments"
  | "invoice"
  | "warranty"
  | "discount";

export type Relation = "same" | "less" | "more" | "least" | "most" | "half" | "double" | "triple";

export type Currency = "ARS" | "BRL" | "USD" | "EUR";

export type LengthSubject = "delivery" | "exchange" | "warranty" | "expiry";

/** ISO days, both inclusive; null where the words name a day that can't be known ("antes de Navidad"). */
export type DayRange = { from: string; until: string } | null;

export type PieceOf<Kind extends Piece["kind"]> = Extract<Piece, { kind: Kind }>;

/** In what words the merchant would have to have said what is promised; null where nobody can. */
export type Backing = RegExp | "any words" | null;
