import type { OverviewRow } from "@platform/contract";
import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { useTranslations } from "use-intl";
import { HealthTag } from "../health-tag.tsx";
import { ModeTag } from "../mode-tag.tsx";
import { Cost, DeadLetters, Moment, Unanswered } from "./cells.tsx";

/** The same on a phone: one card per store. */
export function OverviewCards({ stores }: { stores: OverviewRow[] }) {
  const t = useTranslations("tenants.overview");
  return (
    <ul className="overflow-hidden rounded-card border border-line bg-surface">
      {stores.map((store) => (
        <li key={store.id} className="flex flex-col gap-2 border-b border-line p-4 last:border-b-0">
          <div className="flex flex-wrap items-center justify-between gap-x-3 gap-y-1">
            <Link
              to="/admin/tenants/$tenantId"
              params={{ tenantId: store.id }}
              className="touch-target min-w-0 text-body font-semibold text-ink"
            >
              <span className="block truncate">{store.storeName}</span>
            </Link>
            <span className="flex shrink-0 items-center gap-2">
              <HealthTag health={store.health} />
              <ModeTag tenant={store} />
            </span>
          </div>
          <dl className="grid grid-cols-2 gap-x-4 gap-y-2 text-small">
            <Fact name={t("column.unanswered")} value={<Unanswered store={store} />} />
            <Fact name={t("column.deadLetters")} value={<DeadLetters store={store} />} />
            <Fact name={t("column.lastWebhook")} value={<Moment at={store.lastWebhookAt} />} />
            <Fact name={t("column.lastReply")} value={<Moment at={store.lastReplyAt} />} />
            <Fact name={t("column.cost")} value={<Cost store={store} />} />
          </dl>
        </li>
      ))}
    </ul>
  );
}

function Fact({ name, value }: { name: string; value: ReactNode }) {
  return (
    <div className="min-w-0">
      <dt className="text-tag text-meta">{name}</dt>
      <dd>{value}</dd>
    </div>
  );
}
