import type { Numbers } from "@platform/contract";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useNavigate, useSearch } from "@tanstack/react-router";
import { Download } from "lucide-react";
import type { ReactNode } from "react";
import { useTranslations } from "use-intl";
import { Button } from "#components/button.tsx";
import { Page } from "#components/page.tsx";
import { Bone, Skeleton } from "#components/skeleton.tsx";
import { FailedState } from "#components/states.tsx";
import { useTRPC } from "#lib/trpc.ts";
import { CauseTable } from "./cause-table.tsx";
import { DayLines } from "./day-lines.tsx";
import { FigureGrid } from "./figure-grid.tsx";
import { HowNote } from "./how-note.tsx";
import { NowStrip } from "./now-strip.tsx";
import { PeriodChooser } from "./period-chooser.tsx";
import type { NumbersSearch } from "./period.ts";
import { useNumbersCsv } from "./use-numbers-csv.ts";
import { WishTable } from "./wish-table.tsx";

/** What happens in a store now, and what happened in a period beside the one before it. */
export function NumbersPage(props: { tenantId: string; title: ReactNode }) {
  const t = useTranslations("numbers");
  const tCommon = useTranslations("common");
  const trpc = useTRPC();
  const navigate = useNavigate();
  const search: NumbersSearch = useSearch({ strict: false });
  const { tenantId } = props;
  const numbers = useQuery(
    trpc.numbers.get.queryOptions(
      { tenantId, ...search },
      { placeholderData: keepPreviousData, staleTime: 30_000, refetchInterval: 60_000 },
    ),
  );
  return (
    <Page
      title={props.title}
      wide
      actions={
        <>
          <PeriodChooser
            search={search}
            shown={numbers.data}
            onChange={(next) => void navigate({ to: ".", search: next, replace: true })}
          />
          {numbers.data ? <CsvButton numbers={numbers.data} /> : null}
        </>
      }
    >
      {numbers.isError && !numbers.data ? (
        <FailedState what={t("failed")} error={numbers.error} onRetry={() => void numbers.refetch()} />
      ) : null}
      {numbers.isPending ? (
        <Skeleton label={tCommon("loading")} className="flex flex-col gap-4">
          <Bone className="h-16 w-full rounded-card" />
          <Bone className="h-40 w-full rounded-card" />
          <Bone className="h-40 w-full rounded-card" />
        </Skeleton>
      ) : null}
      {numbers.data ? (
        <div className="flex flex-col gap-8" aria-busy={numbers.isPlaceholderData}>
          <NowStrip tenantId={tenantId} now={numbers.data.now} />
          <FigureGrid numbers={numbers.data} />
          <DayLines numbers={numbers.data} />
          <div className="grid gap-8 wide:grid-cols-2">
            <CauseTable tenantId={tenantId} numbers={numbers.data} />
            <WishTable tenantId={tenantId} numbers={numbers.data} />
          </div>
          <HowNote timezone={numbers.data.timezone} />
        </div>
      ) : null}
    </Page>
  );
}

function CsvButton(props: { numbers: Numbers }) {
  const t = useTranslations("numbers");
  const save = useNumbersCsv(props.numbers);
  return (
    <Button onClick={save} className="h-9 self-start max-desk:h-11">
      <Download size={15} aria-hidden="true" />
      {t("csv")}
    </Button>
  );
}
