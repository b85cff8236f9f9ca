import type { UseQueryResult } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import type { ComponentProps, ReactNode } from "react";
import { useTranslations } from "use-intl";
import { Page } from "#components/page.tsx";
import { FailedState } from "#components/states.tsx";
import { CsvButton } from "./csv-button.tsx";
import { NumbersSkeleton } from "./numbers-skeleton.tsx";
import { PeriodChooser } from "./period-chooser.tsx";
import type { NumbersSearch } from "./period.ts";

interface FrameProps<Data> {
  title: ReactNode;
  lead?: ReactNode;
  search: NumbersSearch;
  numbers: UseQueryResult<Data, unknown>;
  csv: (numbers: Data) => ReactNode;
  children: (numbers: Data) => ReactNode;
}
type Shown = ComponentProps<typeof PeriodChooser>["shown"];

/** What every page of figures has: the period to choose, the table to take away, and the states of its query. */
export function NumbersFrame<Data extends NonNullable<Shown>>(props: FrameProps<Data>) {
  const t = useTranslations("numbers");
  const navigate = useNavigate();
  const { numbers } = props;
  return (
    <Page
      title={props.title}
      lead={props.lead}
      wide
      actions={
        <>
          <PeriodChooser
            search={props.search}
            shown={numbers.data}
            onChange={(next) => void navigate({ to: ".", search: next, replace: true })}
          />
          {numbers.data ? props.csv(numbers.data) : <CsvButton />}
        </>
      }
    >
      {numbers.isError && !numbers.data ? (
        <FailedState what={t("failed")} error={numbers.error} onRetry={() => void numbers.refetch()} />
      ) : null}
      {numbers.isPending ? <NumbersSkeleton /> : null}
      {numbers.data ? (
        <div className="flex flex-col gap-8" aria-busy={numbers.isPlaceholderData}>
          {props.children(numbers.data)}
        </div>
      ) : null}
    </Page>
  );
}
