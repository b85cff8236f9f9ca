import type { Tenant } from "@platform/contract";
import { Check, CircleAlert, TriangleAlert } from "lucide-react";
import { useTranslations } from "use-intl";
import { Tag } from "#components/tag.tsx";

const marks = {
  fail: { Icon: CircleAlert, tone: "danger" },
  warn: { Icon: TriangleAlert, tone: "waiting-text" },
  ok: { Icon: Check, tone: "ok" },
} as const;

/** The worst that the last look at the store found. */
export function HealthTag(props: { health: Tenant["health"] }) {
  const t = useTranslations("tenants.health");
  if (props.health === null) return <Tag tone="plain">{t("never")}</Tag>;
  const { Icon, tone } = marks[props.health];
  return (
    <Tag tone={tone} icon={<Icon size={12} aria-hidden="true" />}>
      {t(`worst.${props.health}`)}
    </Tag>
  );
}
