import { describe, expect, it } from "vitest";
import { areHours, draftHoursOf, hoursOf, readTime, withSpan } from "./hours.ts";

const none = draftHoursOf(null);

describe("opening hours in the form", () => {
  it("come back as they were stored, midnight included", () => {
    const hours = {
      mon: [
        { from: "09:00", to: "13:00" },
        { from: "17:00", to: "24:00" },
      ],
    };
    expect(hoursOf({ ...none, mon: [{ from: "17:00", to: "00:00" }] })).toEqual({
      mon: [{ from: "17:00", to: "24:00" }],
    });
    expect(hoursOf(draftHoursOf(hours))).toEqual(hours);
    expect(hoursOf(none)).toBeNull();
  });

  it("are put in order", () => {
    const monday = [
      { from: "17:00", to: "20:00" },
      { from: "09:00", to: "13:00" },
    ];
    expect(hoursOf({ ...none, mon: monday })?.mon?.map(({ from }) => from)).toEqual(["09:00", "17:00"]);
  });

  it("don't overlap, and only the last may reach past midnight", () => {
    const on = (...mon: { from: string; to: string }[]) => areHours({ ...none, mon });
    expect(areHours(none)).toBe(true);
    expect(on({ from: "09:00", to: "00:00" })).toBe(true);
    expect(on({ from: "09:00", to: "13:00" }, { from: "13:00", to: "14:00" })).toBe(true);
    expect(on({ from: "20:00", to: "02:00" })).toBe(true);
    expect(on({ from: "20:00", to: "02:00" }, { from: "21:00", to: "22:00" })).toBe(false);
    expect(on({ from: "09:00", to: "09:00" })).toBe(false);
    expect(on({ from: "", to: "09:00" })).toBe(false);
    expect(on({ from: "09:00", to: "mañana" })).toBe(false);
    expect(on({ from: "09:00", to: "" })).toBe(false);
    expect(on({ from: "09:00", to: "13:00" }, { from: "12:00", to: "14:00" })).toBe(false);
  });

  it.each([
    ["9", "09:00"],
    ["930", "09:30"],
    ["9.30", "09:30"],
    ["18 hs", "18:00"],
    ["18h30", "18:30"],
    ["24", "24:00"],
    ["25", "25"],
    ["9:75", "9:75"],
    ["mañana", "mañana"],
    ["", ""],
  ])("read the time %s as %s", (typed, time) => {
    expect(readTime(typed)).toBe(time);
  });

  it("are offered as a working day first, then from the last end on", () => {
    const first = withSpan([]);
    expect(first).toEqual([{ from: "09:00", to: "18:00" }]);
    expect(withSpan(first).at(-1)).toEqual({ from: "18:00", to: "" });
  });
});
