import { formatMoney } from "../../../text/money.ts";
import type { KnownProduct } from "../../know/knownProducts.ts";
import type { PieceOf } from "../../read/piece.ts";
import type { ReadText } from "../../read/readText.ts";
import type { Span } from "../../text/page.ts";
import type { Judging } from "../context.ts";

type Money = PieceOf<"money">;

/** In the order of a reply, and at what place each of them begins: a model without manners writes a thousand. */
const ordered = new WeakMap<ReadText, { amounts: Money[]; places: ReadonlyMap<number, number> }>();

function orderOf(read: ReadText): { amounts: Money[]; places: ReadonlyMap<number, number> } {
  const known = ordered.get(read);
  if (known !== undefined) return known;
  const amounts = read.pieces.filter((each): each is Money => each.kind === "money");
  const order = { amounts, places: new Map(amounts.map(({ start }, index) => [start, index])) };
  ordered.set(read, order);
  return order;
}

/** The amounts that a reply states before another, the nearest first: the last eight. */
export function amountsBefore({ start }: Span, { read }: Judging): Money[] {
  const { amounts, places } = orderOf(read);
  const at = places.get(start) ?? 0;
  return amounts.slice(Math.max(0, at - MOST), at).reverse();
}

const MOST = 8;

/** The first amount that a reply states behind another. */
export function amountBehind({ start }: Span, { read }: Judging): Money | undefined {
  const { amounts, places } = orderOf(read);
  return amounts[(places.get(start) ?? 0) + 1];
}

/** An amount that may be stated, exact to parts of a cent, and the facts it stands on. */
export interface Reckoned {
  cents: number;
  factIds: string[];
}

/** An amount, and the products that it may be said of. */
export interface Place {
  piece: Money;
  judging: Judging;
  products: readonly KnownProduct[];
}

export interface Hit {
  reckoned: Reckoned;
  /** Written as it should have been, where it was only rounded. */
  mend: string | undefined;
}

/** The first of the amounts that the piece states; one that is only rounded is found too, and mended. */
export function findAmount(piece: Money, amounts: readonly Reckoned[], judging: Judging): Hit | null {
  const exact = amounts.find(({ cents }) => isCent(piece.cents, cents));
  if (exact !== undefined) return { reckoned: exact, mend: undefined };
  const rounded = amounts.find(({ cents }) => isRounded(piece, cents));
  return rounded === undefined
    ? null
    : { reckoned: rounded, mend: money(Math.round(rounded.cents), judging) };
}

/** The same to the cent, however half a cent was rounded. */
function isCent(stated: number, exact: number): boolean {
  return stated === Math.floor(exact + 1e-6) || stated === Math.ceil(exact - 1e-6);
}

/** Cents left away, or "unos 75 mil" for 74.900,50. */
function isRounded(piece: Money, exact: number): boolean {
  if (piece.exact || piece.cents % 100 !== 0) return false;
  if (Math.abs(piece.cents - exact) < 100) return exact % 100 !== 0;
  if (!piece.approximate) return false;
  return [1_000, 10_000, 100_000, 1_000_000].some((step) => Math.round(exact / step) * step === piece.cents);
}

export function money(cents: number, { know }: Judging): string {
  return formatMoney(cents, { currency: know.currency, country: know.country });
}
