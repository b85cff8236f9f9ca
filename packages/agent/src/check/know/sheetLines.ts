import type { StoreSheet } from "../../input.ts";
import { formatMoney } from "../../text/money.ts";

export interface SheetLine {
  text: string;
  /** Where a delivery entry holds; null where everywhere. */
  zone: string | null;
}

/**
 * The merchant's sheet as sentences, for the same reader that reads replies. Payment details are left
 * out: they are compared letter by letter.
 */
export function sheetLines(sheet: StoreSheet, place: { currency: string; country: string }): SheetLine[] {
  const money = (cents: number): string => formatMoney(cents, place);
  const line = (parts: (string | null)[], zone: string | null = null): SheetLine => ({
    text: `${parts.filter((part) => part !== null && part !== "").join(" ")}.`,
    zone,
  });
  return [
    ...sheet.payments.map(({ method, discountPercent, details }) =>
      line([method, discountPercent === null ? null : `${discountPercent}% de descuento`, details]),
    ),
    ...sheet.instalments.map(({ count, interestFree, minCents, method }) =>
      line([
        `${count} cuotas ${interestFree ? "sin" : "con"} interés`,
        minCents === null ? null : `en compras desde ${money(minCents)}`,
        method === null ? null : `con ${method}`,
      ]),
    ),
    ...sheet.shipping.map(({ zone, costCents, time }) =>
      line(
        [
          `Envío a ${zone}`,
          costCents === null ? null : `cuesta ${money(costCents)}`,
          time === null ? null : `llega en ${time.replace(/^en /, "")}`,
        ],
        zone,
      ),
    ),
    ...sheet.freeShipping.map(({ fromCents, zone }) =>
      line(
        [`Envío gratis en compras desde ${money(fromCents)}`, zone === null ? null : `para ${zone}`],
        zone,
      ),
    ),
    ...sheet.pickup.flatMap(({ address, hours, details }) => [
      line([`Retiro en ${address}.`, hours === null ? null : `Horario de retiro: ${hours}.`, details]),
    ]),
    ...sheet.exchanges.map(({ days, conditions }) =>
      line(["Cambios", days === null ? null : `dentro de los ${days} días`, conditions]),
    ),
  ];
}
