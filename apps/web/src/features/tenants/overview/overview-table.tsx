import type { OverviewRow } from "@platform/contract";
import { Link } from "@tanstack/react-router";
import { ArrowDown, ArrowUp } from "lucide-react";
import { useTranslations } from "use-intl";
import { cx } from "#lib/cx.ts";
import { phoneNumber } from "#lib/format/values.ts";
import { HealthTag } from "../health-tag.tsx";
import { ModeTag } from "../mode-tag.tsx";
import { Cost, DeadLetters, Moment, Unanswered } from "./cells.tsx";
import { columns, type OverviewSearch } from "./search.ts";

interface TableProps {
  stores: OverviewRow[];
  search: OverviewSearch;
  onSort: (column: (typeof columns)[number]) => void;
}

/** One store per row; every heading orders the whole installation, a second time backwards. */
export function OverviewTable({ stores, search, onSort }: TableProps) {
  const t = useTranslations("tenants.overview");
  const sorted = search.orden ?? "health";
  return (
    <div className="overflow-x-auto rounded-card border border-line bg-surface">
      <table className="w-full border-collapse text-start text-small">
        <thead className="border-b border-line bg-paper text-tag text-meta">
          <tr>
            {columns.map((column) => (
              <th
                key={column}
                scope="col"
                aria-sort={column !== sorted ? "none" : search.reves ? "descending" : "ascending"}
                className="px-3 py-1 text-start font-normal first:ps-4"
              >
                <button
                  type="button"
                  onClick={() => onSort(column)}
                  className={cx(
                    "touch-target flex items-center gap-1 rounded-control py-1 whitespace-nowrap hover:text-ink",
                    column === sorted && "font-semibold text-ink",
                  )}
                >
                  {t(`column.${column}`)}
                  <Direction shown={column === sorted} reverse={search.reves === true} />
                </button>
              </th>
            ))}
            <th scope="col" className="px-3 py-1 text-start font-normal">
              {t("mode")}
            </th>
          </tr>
        </thead>
        <tbody>
          {stores.map((store) => (
            <Row key={store.id} store={store} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Direction({ shown, reverse }: { shown: boolean; reverse: boolean }) {
  if (!shown) return null;
  const Icon = reverse ? ArrowUp : ArrowDown;
  return <Icon size={12} aria-hidden="true" />;
}

function Row({ store }: { store: OverviewRow }) {
  return (
    <tr className="border-b border-line transition-colors duration-120 last:border-b-0 hover:bg-paper">
      <th scope="row" className="max-w-64 py-2 ps-4 pe-3 text-start font-normal">
        <Link
          to="/admin/tenants/$tenantId"
          params={{ tenantId: store.id }}
          className="touch-target block text-body font-semibold text-ink hover:underline"
        >
          <span className="block truncate">{store.storeName}</span>
        </Link>
        <span className="block truncate text-tag text-meta">{phoneNumber(store.botPhoneNumber)}</span>
      </th>
      <td className="px-3 py-2 whitespace-nowrap">
        <HealthTag health={store.health} />
      </td>
      <td className="px-3 py-2">
        <Unanswered store={store} />
      </td>
      <td className="px-3 py-2">
        <DeadLetters store={store} />
      </td>
      <td className="px-3 py-2 whitespace-nowrap">
        <Cost store={store} />
      </td>
      <td className="px-3 py-2 whitespace-nowrap">
        <Moment at={store.lastWebhookAt} />
      </td>
      <td className="px-3 py-2 whitespace-nowrap">
        <Moment at={store.lastReplyAt} />
      </td>
      <td className="px-3 py-2 pe-4 whitespace-nowrap">
        <ModeTag tenant={store} />
      </td>
    </tr>
  );
}
