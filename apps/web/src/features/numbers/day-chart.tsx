import type { Numbers } from "@platform/contract";
import { scaleBand, scaleLinear } from "@visx/scale";
import { Bar, LinePath } from "@visx/shape";
import { type KeyboardEvent, type PointerEvent, useState } from "react";
import { useTranslations } from "use-intl";
import { useFormat } from "#lib/i18n/use-format.ts";
import { type DayFigure, useDayValue } from "./use-figures.ts";

type Day = Numbers["days"][number];

const width = 300;
const height = 72;
const foot = 4;
/** More days than this are a line: bars would be hairs. */
const MOST_BARS = 31;

/** One figure, day by day. Pointer and arrow keys move over the days; without either its highest day is named. */
export function DayChart({ name, days }: { name: DayFigure; days: readonly Day[] }) {
  const t = useTranslations("numbers");
  const format = useFormat();
  const textOf = useDayValue(name);
  // The day itself: the days may be others before the pointer leaves.
  const [chosenDay, setChosenDay] = useState<string | null>(null);
  const found = days.findIndex((each) => each.day === chosenDay);
  const chosen = found === -1 ? null : found;
  const choose = (at: number) => setChosenDay(days[at]?.day ?? null);
  const values = days.map((day) => day[name]);
  const known = values.filter((value) => value !== null);
  const most = Math.max(0, ...known);
  const peak = most === 0 ? null : values.indexOf(most);
  const place = chosen ?? peak;
  const day = place === null ? undefined : days[place];
  const label = t(`figure.${name === "costUsd" ? "cost" : name}`);
  const said = day === undefined ? t("noData") : `${format.day(day.day)}: ${textOf(day)}`;
  return (
    <figure className="m-0 flex flex-col gap-1 bg-surface px-3 py-3 desk:px-4">
      <figcaption className="flex items-baseline justify-between gap-2 text-small text-ink-2">
        {label}
        <span className="text-tag text-meta">
          {chosen === null && peak !== null ? t("peak", { value: said }) : said}
        </span>
      </figcaption>
      <div
        role="slider"
        tabIndex={0}
        aria-label={t("dayByDay", { figure: label })}
        aria-orientation="horizontal"
        aria-valuemin={1}
        aria-valuemax={days.length}
        aria-valuenow={(place ?? 0) + 1}
        aria-valuetext={said}
        className="touch-pan-y rounded-control"
        onKeyDown={(event) => {
          const next = stepOf(event, place ?? 0, days.length);
          if (next === null) return;
          event.preventDefault();
          choose(next);
        }}
        onPointerMove={(event) => choose(placeOf(event, days.length))}
        onPointerDown={(event) => choose(placeOf(event, days.length))}
        onPointerLeave={() => setChosenDay(null)}
        onBlur={() => setChosenDay(null)}
      >
        <Shapes values={values} most={most} chosen={chosen} />
      </div>
      <span className="flex justify-between text-mini text-meta">
        <span>{format.day(days[0]?.day ?? "")}</span>
        <span>{format.day(days.at(-1)?.day ?? "")}</span>
      </span>
    </figure>
  );
}

function Shapes(props: { values: readonly (number | null)[]; most: number; chosen: number | null }) {
  const { values, most, chosen } = props;
  const x = scaleBand({ domain: [...values.keys()], range: [0, width], paddingInner: 0.25 });
  const y = scaleLinear({ domain: [0, most || 1], range: [height - foot, 6] });
  const middle = (place: number) => (x(place) ?? 0) + x.bandwidth() / 2;
  return (
    <svg
      viewBox={`0 0 ${width} ${height}`}
      preserveAspectRatio="none"
      aria-hidden="true"
      className="h-18 w-full"
    >
      <line
        x1={0}
        x2={width}
        y1={height - foot}
        y2={height - foot}
        className="stroke-line"
        vectorEffect="non-scaling-stroke"
      />
      {values.length > MOST_BARS ? (
        <LinePath
          data={[...values.entries()]}
          defined={([, value]) => value !== null}
          x={([place]) => middle(place)}
          y={([, value]) => y(value ?? 0)}
          className="stroke-ink"
          strokeWidth={1.5}
          strokeLinejoin="round"
          vectorEffect="non-scaling-stroke"
        />
      ) : (
        values.map((value, place) => (
          <Bar
            key={place}
            x={x(place) ?? 0}
            y={y(value ?? 0)}
            width={x.bandwidth()}
            height={height - foot - y(value ?? 0)}
            className={chosen === null || chosen === place ? "fill-ink" : "fill-control"}
          />
        ))
      )}
      {chosen === null ? null : (
        <line
          x1={middle(chosen)}
          x2={middle(chosen)}
          y1={0}
          y2={height - foot}
          className="stroke-control"
          vectorEffect="non-scaling-stroke"
        />
      )}
    </svg>
  );
}

function stepOf(event: KeyboardEvent, place: number, days: number): number | null {
  const to = { ArrowLeft: place - 1, ArrowRight: place + 1, Home: 0, End: days - 1 }[event.key];
  return to === undefined ? null : Math.min(days - 1, Math.max(0, to));
}

function placeOf(event: PointerEvent, days: number): number {
  const { left, width: across } = event.currentTarget.getBoundingClientRect();
  return Math.min(days - 1, Math.max(0, Math.floor(((event.clientX - left) / across) * days)));
}
