import { Search } from "lucide-react";
import { useEffect, useState } from "react";
import { useTranslations } from "use-intl";
import { Field, Select, TextInput } from "#components/field.tsx";
import { useIsPhone } from "#lib/use-media-query.ts";
import { columns, type OverviewSearch } from "./search.ts";

interface ToolsProps {
  search: OverviewSearch;
  onFind: (words: string) => void;
  onSort: (column: (typeof columns)[number]) => void;
}

/** Finds a store by its name or number; where there are no headings, chooses the order too. */
export function OverviewTools({ search, onFind, onSort }: ToolsProps) {
  const t = useTranslations("tenants.overview");
  const phone = useIsPhone();
  const [words, setWords] = useState(search.q ?? "");
  useEffect(() => {
    if (words.trim() === (search.q ?? "")) return;
    const timer = setTimeout(() => onFind(words.trim()), 250);
    return () => clearTimeout(timer);
  }, [words, search.q, onFind]);
  return (
    <div className="flex flex-wrap items-center gap-3">
      <label className="relative min-w-0 grow desk:max-w-80">
        <span className="sr-only">{t("find")}</span>
        <Search
          size={15}
          aria-hidden="true"
          className="absolute start-2.5 top-1/2 -translate-y-1/2 text-meta"
        />
        <TextInput
          type="search"
          name="find-store"
          placeholder={t("find")}
          value={words}
          onChange={(event) => setWords(event.target.value)}
          className="ps-8"
        />
      </label>
      {phone ? (
        <div className="w-full">
          <Field label={t("order")}>
            <Select
              value={search.orden ?? "health"}
              onChange={(event) => onSort(columns.find((one) => one === event.target.value) ?? "health")}
            >
              {columns.map((column) => (
                <option key={column} value={column}>
                  {t(`column.${column}`)}
                </option>
              ))}
            </Select>
          </Field>
        </div>
      ) : null}
    </div>
  );
}
