import type { Weekday } from "@platform/contract";
import { CopyCheck, Plus, X } from "lucide-react";
import { useTranslations } from "use-intl";
import { placeOf } from "#lib/format/time.ts";
import { Button } from "#components/button.tsx";
import { controlClass } from "#components/field.tsx";
import { cx } from "#lib/cx.ts";
import { type DraftHours, type DraftSpan, isDay, maxSpans, readTime, weekdays, withSpan } from "./hours.ts";

interface HoursEditorProps {
  hours: DraftHours;
  timezone: string;
  problem: string | null;
  onChange: (hours: DraftHours) => void;
}

/** When people attend: a line per weekday, any number of spans, empty is closed. */
export function HoursEditor(props: HoursEditorProps) {
  const t = useTranslations("tenants.hours");
  const { hours, onChange } = props;
  const first = weekdays.find((day) => hours[day].length > 0);
  function copyToAll() {
    if (first === undefined) return;
    onChange(Object.fromEntries(weekdays.map((day) => [day, hours[first]])) as DraftHours);
  }
  return (
    <fieldset className="rounded-control border border-line p-3 desk:p-4">
      <legend className="px-1 text-small font-medium text-ink">{t("title")}</legend>
      <p className="mb-2 text-tag text-meta">{t("hint", { timezone: placeOf(props.timezone) })}</p>
      <ul>
        {weekdays.map((day) => (
          <DayRow
            key={day}
            day={day}
            spans={hours[day]}
            problem={isDay(hours[day]) ? null : props.problem}
            onChange={(spans) => onChange({ ...hours, [day]: spans })}
          />
        ))}
      </ul>
      {first === undefined ? null : (
        <Button look="quiet" onClick={copyToAll} className="mt-1 -ms-2">
          <CopyCheck size={14} aria-hidden="true" />
          {t("copy", { day: t(`day.${first}`) })}
        </Button>
      )}
    </fieldset>
  );
}

interface DayRowProps {
  day: Weekday;
  spans: DraftSpan[];
  problem: string | null;
  onChange: (spans: DraftSpan[]) => void;
}

function DayRow(props: DayRowProps) {
  const t = useTranslations("tenants.hours");
  const day = t(`day.${props.day}`);
  return (
    <li className="flex flex-wrap items-center gap-x-4 gap-y-1.5 border-t border-line py-1.5 first:border-t-0">
      <span className="w-22 shrink-0 text-small text-ink max-desk:w-full">{day}</span>
      <SpanInputs
        name="openingHours"
        of={day}
        spans={props.spans}
        problem={props.problem}
        onChange={props.onChange}
      />
    </li>
  );
}

interface SpanInputsProps {
  /** Where saving finds what is to be mended. */
  name: string;
  /** The day, as a reader of the screen is told. */
  of: string;
  spans: DraftSpan[];
  problem: string | null;
  onChange: (spans: DraftSpan[]) => void;
}

/** The spans of one day; none is closed. */
export function SpanInputs(props: SpanInputsProps) {
  const t = useTranslations("tenants.hours");
  const { name, spans, onChange, of: day } = props;
  const input = { name: isDay(spans) ? undefined : name, marked: props.problem !== null };
  const change = (at: number, patch: Partial<DraftSpan>) =>
    onChange(spans.map((span, index) => (index === at ? { ...span, ...patch } : span)));
  return (
    <>
      <span className="flex min-w-0 flex-1 flex-wrap items-center gap-x-4 gap-y-1.5">
        {spans.length === 0 ? <span className="text-small text-meta">{t("closed")}</span> : null}
        {spans.map((span, index) => (
          // Spans have no name but their place.
          <span key={index} className="inline-flex items-center gap-1.5">
            <TimeInput
              {...input}
              label={t("from", { day })}
              value={span.from}
              onChange={(from) => change(index, { from })}
            />
            <span className="text-small text-meta">{t("until")}</span>
            <TimeInput
              {...input}
              label={t("to", { day })}
              value={span.to}
              onChange={(to) => change(index, { to })}
            />
            <button
              type="button"
              aria-label={t("remove", { day, from: span.from })}
              onClick={() => onChange(spans.filter((_, other) => other !== index))}
              className="touch-target flex size-6 items-center justify-center rounded-control text-meta transition-colors duration-120 hover:bg-sunken hover:text-ink"
            >
              <X size={14} aria-hidden="true" />
            </button>
          </span>
        ))}
        {spans.length < maxSpans ? (
          <button
            type="button"
            aria-label={t("addTo", { day })}
            onClick={() => onChange(withSpan(spans))}
            className="touch-target inline-flex h-6 items-center gap-1 rounded-control px-1.5 text-tag text-ink-2 transition-colors duration-120 hover:bg-sunken hover:text-ink"
          >
            <Plus size={13} aria-hidden="true" />
            {t("add")}
          </button>
        ) : null}
      </span>
      {props.problem ? (
        <p role="alert" className="w-full text-tag text-danger">
          {props.problem}
        </p>
      ) : null}
    </>
  );
}

interface TimeInputProps {
  name: string | undefined;
  label: string;
  value: string;
  marked: boolean;
  onChange: (value: string) => void;
}

/** Twenty-four hours in every language; the browser's own field follows the machine's. */
function TimeInput(props: TimeInputProps) {
  return (
    <input
      name={props.name}
      inputMode="numeric"
      autoComplete="off"
      maxLength={8}
      aria-label={props.label}
      aria-invalid={props.marked}
      value={props.value}
      onChange={(event) => props.onChange(event.target.value)}
      onBlur={() => props.onChange(readTime(props.value))}
      className={cx(controlClass, "h-8 w-18! text-center tabular-nums aria-invalid:border-danger")}
    />
  );
}
