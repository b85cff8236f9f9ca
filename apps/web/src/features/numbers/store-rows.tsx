import type { StoresNumbers } from "@platform/contract";
import { Link } from "@tanstack/react-router";
import { useTranslations } from "use-intl";
import { useFormat } from "#lib/i18n/use-format.ts";
import { type FigureName, useFigureText } from "./use-figures.ts";

const columns = [
  "newChats",
  "botReplies",
  "resolved",
  "handoffs",
  "answerMedian",
  "orders",
  "cost",
] as const satisfies readonly FigureName[];

/** A row per store, each figure over what it was before; the name opens the store's own numbers. */
export function StoreRows({ stores }: { stores: StoresNumbers["stores"] }) {
  const t = useTranslations("numbers");
  const headClass = "px-3 py-2 text-end align-bottom font-normal desk:px-4";
  if (stores.length === 0) return <p className="text-body text-ink-2">{t("noStores")}</p>;
  return (
    <section aria-labelledby="numbers-stores" className="flex min-w-0 flex-col gap-2">
      <h2 id="numbers-stores" className="text-small font-semibold text-ink">
        {t("byStore")}
      </h2>
      <div
        tabIndex={0}
        role="group"
        aria-labelledby="numbers-stores"
        className="overflow-x-auto rounded-card border border-line bg-surface"
      >
        <table className="w-full text-small tabular-nums">
          <thead>
            <tr className="text-tag text-meta">
              <th className="sticky start-0 bg-surface px-3 py-2 text-start align-bottom font-normal desk:px-4">
                {t("store")}
              </th>
              <th className={headClass}>{t("now.unanswered")}</th>
              {columns.map((name) => (
                <th key={name} className={headClass}>
                  {t(`figure.${name}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {stores.map((store) => (
              <StoreRow key={store.tenantId} store={store} />
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}

function StoreRow({ store }: { store: StoresNumbers["stores"][number] }) {
  const t = useTranslations("numbers");
  const format = useFormat();
  const textOf = useFigureText();
  return (
    <tr className="border-t border-line">
      <th
        scope="row"
        className="sticky start-0 max-w-44 bg-surface px-3 py-2 text-start font-normal desk:px-4"
      >
        <Link
          to="/admin/tenants/$tenantId/numeros"
          params={{ tenantId: store.tenantId }}
          search={(search) => search}
          className="touch-target inline-flex min-h-6 items-center text-ink underline decoration-line underline-offset-3 hover:decoration-ink"
        >
          {store.storeName}
        </Link>
      </th>
      <td className="px-3 py-2 text-end align-top desk:px-4">
        <span className={store.unanswered > 0 ? "text-waiting" : "text-ink-2"}>
          {format.number(store.unanswered)}
        </span>
      </td>
      {columns.map((name) => (
        <td key={name} className="px-3 py-2 text-end align-top whitespace-nowrap text-ink desk:px-4">
          {textOf(store.current, name) ?? <span className="text-meta">{t("noData")}</span>}
          <span className="block text-tag text-meta">{textOf(store.previous, name) ?? t("noData")}</span>
        </td>
      ))}
    </tr>
  );
}
