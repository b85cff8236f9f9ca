import type { OpeningHours, Weekday } from "@platform/contract";

export const weekdays = [
  "mon",
  "tue",
  "wed",
  "thu",
  "fri",
  "sat",
  "sun",
] as const satisfies readonly Weekday[];

/** Times as a clock's field holds them: `HH:MM`, or nothing yet. Midnight as an end is the end of the day. */
export interface DraftSpan {
  from: string;
  to: string;
}
export type DraftHours = Record<Weekday, DraftSpan[]>;

export const maxSpans = 4;

export function draftHoursOf(hours: OpeningHours | null): DraftHours {
  const spansOf = (day: Weekday): DraftSpan[] =>
    (hours?.[day] ?? []).map(({ from, to }) => ({ from, to: to === "24:00" ? "00:00" : to }));
  return Object.fromEntries(weekdays.map((day) => [day, spansOf(day)])) as DraftHours;
}

/** As they are stored: each day in order, days without hours left out, nothing at all as null. */
export function hoursOf(draft: DraftHours): OpeningHours | null {
  const days = weekdays.flatMap((day) => {
    const spans = draft[day].map(stored).toSorted((a, b) => a.from.localeCompare(b.from));
    return spans.length === 0 ? [] : [[day, spans] as const];
  });
  return days.length === 0 ? null : Object.fromEntries(days);
}

/** Whether each span has a beginning before its end, and none reaches into the next. */
export function areHours(draft: DraftHours): boolean {
  return weekdays.every((day) => {
    const spans = draft[day].map(stored).toSorted((a, b) => a.from.localeCompare(b.from));
    return spans.every(
      ({ from, to }, index) => from !== "" && from < to && (spans[index - 1]?.to ?? "") <= from,
    );
  });
}

/** One more span: a working day where there is none, else the rest of the day. */
export function withSpan(spans: readonly DraftSpan[]): DraftSpan[] {
  const last = spans.at(-1);
  return [...spans, last === undefined ? { from: "09:00", to: "18:00" } : { from: last.to, to: "" }];
}

function stored({ from, to }: DraftSpan): DraftSpan {
  return { from, to: to === "00:00" ? "24:00" : to };
}
