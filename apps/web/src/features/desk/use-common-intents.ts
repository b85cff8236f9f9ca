import type { IntentSignal } from "@platform/contract";
import { useMemo } from "react";
import { useTranslations } from "use-intl";

const common: readonly {
  key: "order" | "exchange" | "shipping" | "payment" | "coupon" | "product";
  signal: IntentSignal | null;
}[] = [
  { key: "exchange", signal: null },
  { key: "order", signal: "orders" },
  { key: "shipping", signal: null },
  { key: "payment", signal: null },
  { key: "coupon", signal: "coupons" },
  { key: "product", signal: "products" },
];

/** What most stores are asked, in the reader's language. */
export function useCommonIntents() {
  const t = useTranslations("desk.intents.common");
  return useMemo(
    () =>
      common.map(({ key, signal }) => ({
        name: t(`${key}.name`),
        examples: t(`${key}.examples`).split(", "),
        signal,
      })),
    [t],
  );
}
