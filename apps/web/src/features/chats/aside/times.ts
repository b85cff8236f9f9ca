import { HOUR } from "#lib/format/time.ts";

export type SnoozeTime = "hour" | "afternoon" | "tomorrow" | "monday";

const AFTERNOON = 17;
const MORNING = 9;

/** When a chat can come back, in the reader's own day; what is past or as good as now isn't offered. */
export function snoozeTimes(now: number): { name: SnoozeTime; at: Date }[] {
  const today = new Date(now);
  const times: { name: SnoozeTime; at: Date }[] = [
    { name: "hour", at: new Date(now + HOUR) },
    { name: "afternoon", at: at(today, { days: 0, hour: AFTERNOON }) },
    { name: "tomorrow", at: at(today, { days: 1, hour: MORNING }) },
    { name: "monday", at: at(today, { days: daysToMonday(today), hour: MORNING }) },
  ];
  return times.filter(({ name, at: time }) => {
    if (name === "afternoon") return time.getTime() > now + HOUR;
    return name !== "monday" || daysToMonday(today) > 1;
  });
}

/** What a field of type `datetime-local` holds. */
export function localText(time: Date): string {
  const two = (value: number) => String(value).padStart(2, "0");
  const day = `${time.getFullYear()}-${two(time.getMonth() + 1)}-${two(time.getDate())}`;
  return `${day}T${two(time.getHours())}:${two(time.getMinutes())}`;
}

function at(day: Date, { days, hour }: { days: number; hour: number }): Date {
  return new Date(day.getFullYear(), day.getMonth(), day.getDate() + days, hour);
}

function daysToMonday(day: Date): number {
  return (8 - day.getDay()) % 7 || 7;
}
