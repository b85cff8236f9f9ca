import type { OverviewRow } from "@platform/contract";
import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { useTranslations } from "use-intl";
import { HealthTag } from "../health-tag.tsx";
import { ModeTag } from "../mode-tag.tsx";
import { Cost, DeadLetters, Moment, Unanswered } from "./cells.tsx";
import { needsSomebody } from "./needs-somebody.ts";

/** The same on a phone: a card for each store that needs somebody, and the others behind one line, by name. */
export function OverviewCards(props: { stores: OverviewRow[]; all: boolean }) {
  const troubled = props.all ? props.stores : props.stores.filter(needsSomebody);
  const calm = props.all ? [] : props.stores.filter((store) => !needsSomebody(store));
  return (
    <>
      {troubled.length === 0 ? null : (
        <ul className="overflow-hidden rounded-card border border-line bg-surface">
          {troubled.map((store) => (
            <Card key={store.id} store={store} />
          ))}
        </ul>
      )}
      {calm.length === 0 ? null : <CalmStores stores={calm} />}
    </>
  );
}

function Card({ store }: { store: OverviewRow }) {
  const t = useTranslations("tenants.overview");
  return (
    <li className="flex flex-col gap-2 border-b border-line p-4 last:border-b-0">
      <Head store={store} />
      <dl className="grid grid-cols-2 gap-x-4 gap-y-2 text-small">
        <Fact name={t("column.unanswered")} value={<Unanswered store={store} />} />
        <Fact name={t("column.deadLetters")} value={<DeadLetters store={store} />} />
        <Fact name={t("column.lastWebhook")} value={<Moment at={store.lastWebhookAt} />} />
        <Fact name={t("column.lastReply")} value={<Moment at={store.lastReplyAt} />} />
        <Fact name={t("column.cost")} value={<Cost store={store} />} />
      </dl>
    </li>
  );
}

function CalmStores({ stores }: { stores: OverviewRow[] }) {
  const t = useTranslations("tenants.overview");
  return (
    <details className="rounded-card border border-line bg-surface">
      <summary className="min-h-11 cursor-pointer px-4 py-3 text-body text-ink">
        {t("calm", { count: stores.length })}
      </summary>
      <ul className="border-t border-line">
        {stores.map((store) => (
          <li key={store.id} className="border-b border-line px-4 py-3 last:border-b-0">
            <Head store={store} />
          </li>
        ))}
      </ul>
    </details>
  );
}

function Head({ store }: { store: OverviewRow }) {
  return (
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
