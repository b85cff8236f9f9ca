import type { Tenant } from "@platform/contract";
import { useTranslations } from "use-intl";
import { Tag } from "#components/tag.tsx";

/** What waits in the store: for the bot or the provider, and for a person. Nothing where nothing does. */
export function BacklogTag(props: { backlog: Tenant["backlog"] }) {
  const t = useTranslations("tenants.backlog");
  const { turnsDue, sendsDue, waiting, oldestDueSeconds } = props.backlog;
  const queued = turnsDue + sendsDue;
  if (queued === 0 && waiting === 0) return null;
  const what = queued === 0 ? "waiting" : waiting === 0 ? "queued" : "both";
  return (
    <span title={oldestDueSeconds > 0 ? t("oldest", { seconds: oldestDueSeconds }) : undefined}>
      <Tag tone="waiting-text">{t(what, { queued, waiting })}</Tag>
    </span>
  );
}
