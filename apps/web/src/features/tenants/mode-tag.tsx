import type { Tenant } from "@platform/contract";
import { useTranslations } from "use-intl";
import { Tag, type TagTone } from "#components/tag.tsx";

const tones: Record<Tenant["mode"], TagTone> = {
  always: "bot",
  off_hours: "bot",
  drafts: "bot",
  test: "outline",
  off: "outline",
};

export function ModeTag(props: { tenant: Pick<Tenant, "mode" | "paused" | "suspendedAt"> }) {
  const t = useTranslations("tenants.mode");
  if (props.tenant.suspendedAt !== null) return <Tag tone="danger">{t("suspended")}</Tag>;
  if (props.tenant.paused) return <Tag tone="waiting">{t("paused")}</Tag>;
  return <Tag tone={tones[props.tenant.mode]}>{t(`${props.tenant.mode}.title`)}</Tag>;
}
