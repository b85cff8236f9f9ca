import type { StoresNumbers } from "@platform/contract";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useSearch } from "@tanstack/react-router";
import { useTranslations } from "use-intl";
import { useFormat } from "#lib/i18n/use-format.ts";
import { useTRPC } from "#lib/trpc.ts";
import { CsvButton } from "./csv-button.tsx";
import { FigureGrid } from "./figure-grid.tsx";
import { NumbersFrame } from "./numbers-frame.tsx";
import type { NumbersSearch } from "./period.ts";
import { StoreRows } from "./store-rows.tsx";
import { useStoresCsv } from "./use-numbers-csv.ts";

/** What happened in all stores of the installation, and in each of them. */
export function StoresNumbersPage() {
  const t = useTranslations("numbers");
  const trpc = useTRPC();
  const search: NumbersSearch = useSearch({ strict: false });
  const numbers = useQuery(
    trpc.numbers.stores.queryOptions(search, {
      placeholderData: keepPreviousData,
      staleTime: 30_000,
      refetchInterval: 60_000,
    }),
  );
  return (
    <NumbersFrame
      title={t("everyTitle")}
      lead={numbers.data ? <CountedAt at={numbers.data.countedAt} /> : "\u00a0"}
      search={search}
      numbers={numbers}
      csv={(shown) => <StoresCsvButton numbers={shown} />}
    >
      {(shown) => (
        <>
          <FigureGrid numbers={shown} />
          <StoreRows stores={shown.stores} />
        </>
      )}
    </NumbersFrame>
  );
}

function CountedAt({ at }: { at: string | null }) {
  const t = useTranslations("numbers");
  const format = useFormat();
  return at === null ? t("stillCounting") : t("countedAt", { when: format.relative(at) });
}

function StoresCsvButton({ numbers }: { numbers: StoresNumbers }) {
  return <CsvButton save={useStoresCsv(numbers)} />;
}
