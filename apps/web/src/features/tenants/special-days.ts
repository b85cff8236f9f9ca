import type { SpecialDays } from "@platform/contract";
import { type DraftSpan, isDay, spansOf } from "./hours.ts";

/** A holiday, a day with other hours, a vacation; dates as the browser's own field writes them. */
export interface SpecialDayDraft {
  /** Tells entries apart while they are edited. */
  key: string;
  name: string;
  from: string;
  /** Empty: that one day. */
  until: string;
  spans: DraftSpan[];
  message: string;
}

export type SpecialDayProblem = "dates" | "hours";

export function specialDraftsOf(days: SpecialDays): SpecialDayDraft[] {
  return days.map((day, index) => ({
    key: `saved-${index}`,
    name: day.name ?? "",
    from: day.from,
    until: day.until === day.from ? "" : day.until,
    spans: day.spans,
    message: day.message ?? "",
  }));
}

let made = 0;
export function newSpecialDay(): SpecialDayDraft {
  made += 1;
  return { key: `new-${made}`, name: "", from: "", until: "", spans: [], message: "" };
}

/** As they are stored, by date. */
export function specialDaysOf(drafts: readonly SpecialDayDraft[]): SpecialDays {
  return drafts
    .map(({ name, from, until, spans, message }) => ({
      from,
      until: until === "" ? from : until,
      name: name.trim() || null,
      spans: spansOf(spans),
      message: message.trim() || null,
    }))
    .toSorted((a, b) => a.from.localeCompare(b.from));
}

export function problemOfDay({ from, until, spans }: SpecialDayDraft): SpecialDayProblem | null {
  if (from === "" || (until !== "" && until < from)) return "dates";
  return isDay(spans) ? null : "hours";
}
