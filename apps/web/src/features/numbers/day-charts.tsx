import type { Numbers } from "@platform/contract";
import { useTranslations } from "use-intl";
import { useFormat } from "#lib/i18n/use-format.ts";
import { DayChart } from "./day-chart.tsx";
import { type DayFigure, dayFigures, useDayValue } from "./use-figures.ts";

/** How the period went, day by day: as drawings, and as a table for who would rather read it. */
export function DayCharts({ numbers: { days } }: { numbers: Numbers }) {
  const t = useTranslations("numbers");
  if (days.length < 2) return null;
  return (
    <section aria-labelledby="numbers-days" className="flex flex-col gap-2">
      <h2 id="numbers-days" className="text-small font-semibold text-ink">
        {t("byDay")}
      </h2>
      <div className="overflow-hidden rounded-card border border-line bg-line">
        <div className="grid gap-px desk:grid-cols-2">
          {dayFigures.map((name) => (
            <DayChart key={name} name={name} days={days} />
          ))}
        </div>
        <details className="mt-px bg-surface">
          <summary className="min-h-11 px-4 py-3 text-small font-medium text-ink outline-offset-[-2px] hover:bg-paper">
            {t("asTable")}
          </summary>
          <DayTable days={days} />
        </details>
      </div>
    </section>
  );
}

function DayTable({ days }: { days: Numbers["days"] }) {
  const t = useTranslations("numbers");
  const format = useFormat();
  return (
    // Its rows are many and its columns wide: whoever has no pointer scrolls it by keys.
    <div
      tabIndex={0}
      role="group"
      aria-labelledby="numbers-days"
      className="max-h-100 overflow-auto border-t border-line"
    >
      <table className="w-full text-small tabular-nums">
        <thead>
          <tr className="text-tag text-meta">
            <th className="px-3 py-2 text-start font-normal desk:px-4">{t("day")}</th>
            {dayFigures.map((name) => (
              <th key={name} className="px-3 py-2 text-end font-normal desk:px-4">
                {t(`figure.${name === "costUsd" ? "cost" : name}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {days.map((day) => (
            <tr key={day.day} className="border-t border-line">
              <th
                scope="row"
                className="px-3 py-1.5 text-start font-normal whitespace-nowrap text-ink desk:px-4"
              >
                {format.day(day.day)}
              </th>
              {dayFigures.map((name) => (
                <DayCell key={name} name={name} day={day} />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function DayCell({ name, day }: { name: DayFigure; day: Numbers["days"][number] }) {
  const textOf = useDayValue(name);
  return <td className="px-3 py-1.5 text-end text-ink-2 desk:px-4">{textOf(day)}</td>;
}
