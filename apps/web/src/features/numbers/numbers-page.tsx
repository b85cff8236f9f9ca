import type { Numbers } from "@platform/contract";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useSearch } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { useTRPC } from "#lib/trpc.ts";
import { CauseTable } from "./cause-table.tsx";
import { CsvButton } from "./csv-button.tsx";
import { DayCharts } from "./day-charts.tsx";
import { FigureGrid } from "./figure-grid.tsx";
import { HowNote } from "./how-note.tsx";
import { NowStrip } from "./now-strip.tsx";
import { NumbersFrame } from "./numbers-frame.tsx";
import type { NumbersSearch } from "./period.ts";
import { QuestionList } from "./question-list.tsx";
import { useNumbersCsv } from "./use-numbers-csv.ts";
import { WishTable } from "./wish-table.tsx";

/** What happens in a store now, and what happened in a period beside the one before it. */
export function NumbersPage(props: { tenantId: string; title: ReactNode }) {
  const trpc = useTRPC();
  const search: NumbersSearch = useSearch({ strict: false });
  const { tenantId } = props;
  const numbers = useQuery(
    trpc.numbers.get.queryOptions(
      { tenantId, ...search },
      { placeholderData: keepPreviousData, staleTime: 30_000, refetchInterval: 60_000 },
    ),
  );
  return (
    <NumbersFrame
      title={props.title}
      search={search}
      numbers={numbers}
      csv={(shown) => <StoreCsvButton numbers={shown} />}
    >
      {(shown) => (
        <>
          <NowStrip tenantId={tenantId} now={shown.now} />
          <FigureGrid numbers={shown} />
          <DayCharts numbers={shown} />
          <div className="grid gap-8 wide:grid-cols-2">
            <CauseTable tenantId={tenantId} numbers={shown} />
            <div className="flex flex-col gap-8">
              <WishTable tenantId={tenantId} numbers={shown} />
              <QuestionList tenantId={tenantId} questions={shown.questions} />
            </div>
          </div>
          <HowNote timezone={shown.timezone} />
        </>
      )}
    </NumbersFrame>
  );
}

function StoreCsvButton({ numbers }: { numbers: Numbers }) {
  return <CsvButton save={useNumbersCsv(numbers)} />;
}
