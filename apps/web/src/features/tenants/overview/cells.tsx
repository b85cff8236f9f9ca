import type { OverviewRow } from "@platform/contract";
import { Link } from "@tanstack/react-router";
import { useTranslations } from "use-intl";
import { cx } from "#lib/cx.ts";
import { useFormat } from "#lib/i18n/use-format.ts";

const cellLink = "touch-target font-medium underline underline-offset-2 tabular-nums";

/** How many customers have the last word; leads to their chats. */
export function Unanswered({ store }: { store: OverviewRow }) {
  const t = useTranslations("tenants.overview");
  if (store.unanswered === 0) return <span className="text-meta tabular-nums">0</span>;
  return (
    <Link
      to="/chats"
      search={{ view: "unanswered", store: store.id }}
      aria-label={t("unansweredOf", { count: store.unanswered, store: store.storeName })}
      className={cx(cellLink, "text-waiting")}
    >
      {store.unanswered}
    </Link>
  );
}

/** What neither left nor came in; leads to where it is tried again. */
export function DeadLetters({ store }: { store: OverviewRow }) {
  const t = useTranslations("tenants.overview");
  if (store.deadLetters === 0) return <span className="text-meta tabular-nums">0</span>;
  return (
    <Link
      to="/admin/webhooks"
      search={{ state: "sends" }}
      aria-label={t("deadLettersOf", { count: store.deadLetters, store: store.storeName })}
      className={cx(cellLink, "text-danger")}
    >
      {store.deadLetters}
    </Link>
  );
}

/** This month's cost, of what it may be; beyond four fifths it says so in colour and words. */
export function Cost({ store }: { store: OverviewRow }) {
  const t = useTranslations("tenants.overview");
  const format = useFormat();
  const { level, period, monthUsd } = store.spend;
  const tone = level === "ok" ? "text-ink" : level === "warn" ? "text-waiting" : "text-danger";
  return (
    <span className="tabular-nums">
      <span className={cx("font-medium", tone)}>{format.cost(monthUsd)}</span>
      <span className="block text-tag text-meta">
        {store.monthlyBudgetUsd === null
          ? t("noLimit")
          : t("of", { limit: format.cost(store.monthlyBudgetUsd) })}
        {level === "ok" ? null : ` · ${t(`limit.${level === "warn" ? "near" : "over"}.${period}`)}`}
      </span>
    </span>
  );
}

/** When it was, or that it never was. */
export function Moment({ at }: { at: string | null }) {
  const t = useTranslations("tenants.overview");
  const format = useFormat();
  if (at === null) return <span className="text-meta">{t("never")}</span>;
  return (
    <time dateTime={at} className="text-ink">
      {format.relative(at)}
    </time>
  );
}
