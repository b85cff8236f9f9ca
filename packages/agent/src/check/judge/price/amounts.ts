import { formatMoney } from "../../../text/money.ts";
import type { PieceOf } from "../../read/piece.ts";
import type { Judging } from "../context.ts";

/** An amount that may be stated, exact to parts of a cent, and the facts it stands on. */
export interface Reckoned {
  cents: number;
  factIds: string[];
}

export interface Hit {
  reckoned: Reckoned;
  /** Written as it should have been, where it was only rounded. */
  mend: string | undefined;
}

/** The first of the amounts that the piece states; one that is only rounded is found too, and mended. */
export function findAmount(
  piece: PieceOf<"money">,
  amounts: readonly Reckoned[],
  judging: Judging,
): Hit | null {
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
function isRounded(piece: PieceOf<"money">, exact: number): boolean {
  if (piece.exact || piece.cents % 100 !== 0) return false;
  if (Math.abs(piece.cents - exact) < 100) return exact % 100 !== 0;
  if (!piece.approximate) return false;
  return [1_000, 10_000, 100_000, 1_000_000].some((step) => Math.round(exact / step) * step === piece.cents);
}

export function money(cents: number, { know }: Judging): string {
  return formatMoney(cents, { currency: know.currency, country: know.country });
}
