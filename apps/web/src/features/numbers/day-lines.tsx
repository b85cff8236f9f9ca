import type { Numbers } from "@platform/contract";
import { useTranslations } from "use-intl";
import { useFormat } from "#lib/i18n/use-format.ts";

const lines = ["newChats", "handoffs", "botReplies"] as const;
const width = 300;
const height = 64;

/** How the period went, day by day: a line each, with its highest day written beside it. */
export function DayLines(props: { numbers: Numbers }) {
  const t = useTranslations("numbers");
  const { days } = props.numbers;
  if (days.length < 2) return null;
  return (
    <section aria-labelledby="numbers-days" className="flex flex-col gap-2">
      <h2 id="numbers-days" className="text-small font-semibold text-ink">
        {t("byDay")}
      </h2>
      <div className="grid gap-px overflow-hidden rounded-card border border-line bg-line desk:grid-cols-3">
        {lines.map((name) => (
          <Line key={name} name={name} days={days} />
        ))}
      </div>
    </section>
  );
}

function Line(props: { name: (typeof lines)[number]; days: Numbers["days"] }) {
  const t = useTranslations("numbers");
  const format = useFormat();
  const values = props.days.map((day) => day[props.name]);
  const most = Math.max(...values);
  const peak = props.days[values.indexOf(most)]?.day ?? "";
  const dayText = (day: string) => day.slice(5).split("-").toReversed().map(Number).join("/");
  const label = t(`figure.${props.name}`);
  const said = most === 0 ? t("noData") : `${format.number(most)} · ${dayText(peak)}`;
  const x = (index: number) => (index / (values.length - 1)) * width;
  const y = (value: number) => height - 4 - (most === 0 ? 0 : (value / most) * (height - 10));
  return (
    <figure className="m-0 flex flex-col gap-1 bg-surface px-3 py-3 desk:px-4">
      <figcaption className="flex items-baseline justify-between gap-2 text-small text-ink-2">
        {label}
        <span className="text-tag text-meta">{said}</span>
      </figcaption>
      <svg
        viewBox={`0 0 ${width} ${height}`}
        preserveAspectRatio="none"
        role="img"
        aria-label={`${label}: ${said}`}
        className="h-16 w-full"
      >
        <line
          x1={0}
          x2={width}
          y1={height - 4}
          y2={height - 4}
          className="stroke-line"
          vectorEffect="non-scaling-stroke"
        />
        {most > 0 ? (
          <polyline
            points={values.map((value, index) => `${x(index)},${y(value)}`).join(" ")}
            fill="none"
            className="stroke-ink"
            strokeWidth={1.5}
            strokeLinejoin="round"
            vectorEffect="non-scaling-stroke"
          />
        ) : null}
      </svg>
      <span className="flex justify-between text-mini text-meta">
        <span>{dayText(props.days[0]?.day ?? "")}</span>
        <span>{dayText(props.days.at(-1)?.day ?? "")}</span>
      </span>
    </figure>
  );
}
