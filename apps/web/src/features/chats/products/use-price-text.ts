import type { FoundProduct } from "@platform/contract";
import { useTranslations } from "use-intl";
import { useFormat } from "#lib/i18n/use-format.ts";

/** What a product costs, as the list and the bubble that is about to leave show it; null where it is on request. */
export function usePriceText() {
  const t = useTranslations("chats.products");
  const format = useFormat();
  return ({ priceFromCents, priceToCents, currency }: FoundProduct): string | null => {
    if (priceFromCents === null) return null;
    const price = format.money(priceFromCents / 100, currency ?? "ARS");
    return priceToCents !== null && priceToCents !== priceFromCents ? t("from", { price }) : price;
  };
}
