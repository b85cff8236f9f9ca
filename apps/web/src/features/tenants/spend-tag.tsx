import type { Tenant } from "@platform/contract";
import { useTranslations } from "use-intl";
import { Tag } from "#components/tag.tsx";
import { useFormat } from "#lib/i18n/use-format.ts";

/** What the store's models have cost today; what is near or beyond a limit says which. */
export function SpendTag(props: { spend: Tenant["spend"] }) {
  const t = useTranslations("tenants.spend");
  const format = useFormat();
  const { level, period, dayUsd, monthUsd } = props.spend;
  const title = t("title", { day: format.cost(dayUsd), month: format.cost(monthUsd) });
  const shown = format.cost(level !== "ok" && period === "month" ? monthUsd : dayUsd);
  const tone = level === "ok" ? "plain" : level === "warn" ? "waiting-text" : "danger";
  return (
    <span title={title} className="min-w-0 tabular-nums">
      <Tag tone={tone}>
        {level === "ok"
          ? t("today", { amount: shown })
          : t(level === "warn" ? "near" : "over", { amount: shown })}
      </Tag>
    </span>
  );
}
