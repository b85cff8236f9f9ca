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

/** Times as typed: `HH:MM` once they can be read. Midnight as an end is the end of the day. */
export interface DraftSpan {
  from: string;
  to: string;
}
export type DraftHours = Record<Weekday, DraftSpan[]>;

export const maxSpans = 4;

export function draftHoursOf(hours: OpeningHours | null): DraftHours {
  return Object.fromEntries(weekdays.map((day) => [day, hours?.[day] ?? []])) as DraftHours;
}

/** As they are stored: each day in order, days without hours left out, nothing at all as null. */
export function hoursOf(draft: DraftHours): OpeningHours | null {
  const days = weekdays.flatMap((day) => {
    const spans = spansOf(draft[day]);
    return spans.length === 0 ? [] : [[day, spans] as const];
  });
  return days.length === 0 ? null : Object.fromEntries(days);
}

export function areHours(draft: DraftHours): boolean {
  return weekdays.every((day) => isDay(draft[day]));
}

/** Whether each span is of two times and doesn't reach into the next; only the last may end after midnight. */
export function isDay(spans: readonly DraftSpan[]): boolean {
  const inOrder = spansOf(spans);
  return inOrder.every(({ from, to }, index) => {
    const ends = from < to || (from > to && index === inOrder.length - 1);
    return isTime(from) && isTime(to) && ends && (inOrder[index - 1]?.to ?? "") <= from;
  });
}

/** As they are stored: in order. */
export function spansOf(spans: readonly DraftSpan[]): DraftSpan[] {
  return spans.map(stored).toSorted((a, b) => a.from.localeCompare(b.from));
}

function isTime(text: string): boolean {
  return /^([01]\d|2[0-3]):[0-5]\d$|^24:00$/.test(text);
}

/** "9" is 09:00, "930" and "9.30" are 09:30; what can't be read stays as it was typed. */
export function readTime(text: string): string {
  const read = /^\s*(\d{1,2})(?:\s*[:.h]?\s*(\d{2}))?\s*(?:hs?)?\s*$/i.exec(text);
  if (read === null) return text;
  const [, hour = "", minute = "00"] = read;
  const time = `${hour.padStart(2, "0")}:${minute}`;
  return isTime(time) ? time : text;
}

/** One more span: a working day where there is none, else the rest of the day. */
export function withSpan(spans: readonly DraftSpan[]): DraftSpan[] {
  const last = spans.at(-1);
  return [...spans, last === undefined ? { from: "09:00", to: "18:00" } : { from: last.to, to: "" }];
}

function stored({ from, to }: DraftSpan): DraftSpan {
  return { from, to: to === "00:00" ? "24:00" : to };
}
