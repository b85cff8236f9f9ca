import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { useTranslations } from "use-intl";

interface ChatsTableProps {
  title: string;
  columns: readonly string[];
  empty: string;
  rows: readonly { key: string; name: string; cells: readonly ReactNode[]; search: Record<string, string> }[];
}

/** Rows of a period; the name of each opens its chats. */
export function ChatsTable(props: ChatsTableProps) {
  const t = useTranslations("numbers");
  return (
    <section className="flex min-w-0 flex-col gap-2">
      <h2 className="text-small font-semibold text-ink">{props.title}</h2>
      {props.rows.length === 0 ? (
        <p className="rounded-card border border-line bg-surface px-4 py-6 text-small text-ink-2">
          {props.empty}
        </p>
      ) : (
        <div className="overflow-x-auto rounded-card border border-line bg-surface">
          <table className="w-full text-small tabular-nums">
            <thead>
              <tr className="text-tag text-meta">
                {props.columns.map((column, index) => (
                  <th
                    key={column}
                    className={`px-3 py-2 font-normal desk:px-4 ${index === 0 ? "text-start" : "text-end"}`}
                  >
                    {column}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {props.rows.map((row) => (
                <tr key={row.key} className="border-t border-line hover:bg-paper">
                  <th scope="row" className="px-3 py-2 text-start font-normal desk:px-4">
                    <Link
                      to="/chats"
                      search={row.search}
                      title={t("open")}
                      className="touch-target inline-flex min-h-6 items-center text-ink underline decoration-line underline-offset-3 hover:decoration-ink"
                    >
                      {row.name}
                    </Link>
                  </th>
                  {row.cells.map((cell, index) => (
                    <td key={props.columns[index + 1]} className="px-3 py-2 text-end text-ink-2 desk:px-4">
                      {cell}
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </section>
  );
}
