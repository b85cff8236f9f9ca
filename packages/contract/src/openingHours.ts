import { z } from "zod";

export const weekdays = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"] as const;
export type Weekday = (typeof weekdays)[number];
const clock = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, "A time of day, for example 09:30");
const span = z
  .strictObject({ from: clock, to: z.union([clock, z.literal("24:00")]) })
  .refine(({ from, to }) => from !== to, "It ends when it begins");
/** The last span of a day may end the next day: "20:00" to "02:00". */
const day = z
  .array(span)
  .max(4)
  .refine(
    (spans) =>
      spans.every(({ from, to }, index) => {
        const before = spans[index - 1];
        return (before === undefined || before.to <= from) && (from < to || index === spans.length - 1);
      }),
    "In order and without overlap; only the last may reach past midnight",
  );
/** When people attend, by weekday and in the store's time zone; a weekday that is absent is closed. */
export const openingHoursSchema = z.partialRecord(z.enum(weekdays), day);
export type OpeningHours = z.infer<typeof openingHoursSchema>;

const date = z.iso.date();
const specialDay = z
  .strictObject({
    from: date,
    /** Included; the same day for one day. */
    until: date,
    name: z.string().trim().max(80).nullable().optional(),
    /** None is closed. */
    spans: day,
    /** What customers who are handed over are told in these days, instead of when the store opens. */
    message: z.string().trim().max(500).nullable().optional(),
  })
  .refine(({ from, until }) => from <= until, "It ends before it begins");
/** Holidays, days with other hours, vacations. Of two that hold on a day, the shorter counts. */
export const specialDaysSchema = z.array(specialDay).max(100);
export type SpecialDays = z.infer<typeof specialDaysSchema>;

// Rows are written by hand, too: what may be left out there is filled in, and what is none is shown as none.
const shownClock = z.string().transform((text) => text.padStart(5, "0"));
const shownSpan = z.object({
  from: shownClock.pipe(clock),
  to: shownClock.pipe(z.union([clock, z.literal("24:00")])),
});
export const shownOpeningHours = z.record(z.string(), z.unknown()).transform((written): OpeningHours => {
  const spansOf = (spans: unknown) =>
    Array.isArray(spans) ? spans.flatMap((each: unknown) => shownSpan.safeParse(each).data ?? []) : [];
  return Object.fromEntries(
    weekdays.filter((day) => day in written).map((day) => [day, spansOf(written[day])]),
  );
});
export const shownSpecialDays = z.array(z.unknown()).transform((days) => days.flatMap(shownSpecialDay));
function shownSpecialDay(written: unknown) {
  const { data } = z
    .object({
      from: date,
      until: date.optional(),
      name: z.string().nullish(),
      spans: z.array(shownSpan).optional(),
      message: z.string().nullish(),
    })
    .safeParse(written);
  if (data === undefined) return [];
  const { from, until = from, name = null, spans = [], message = null } = data;
  return [{ from, until, name, spans, message }];
}
