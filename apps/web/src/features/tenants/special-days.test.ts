import { describe, expect, it } from "vitest";
import { newSpecialDay, problemOfDay, specialDaysOf, specialDraftsOf } from "./special-days.ts";

describe("special days in the form", () => {
  it("come back as they were stored, by date", () => {
    const stored = [
      { from: "2026-12-08", until: "2026-12-08", name: "Feriado", spans: [], message: null },
      {
        from: "2026-12-24",
        until: "2027-01-04",
        name: null,
        spans: [{ from: "10:00", to: "12:00" }],
        message: "Volvemos el 5",
      },
    ];
    expect(specialDaysOf(specialDraftsOf(stored).toReversed())).toEqual(stored);
    expect(specialDraftsOf(stored)[0]?.until).toBe("");
  });

  it("need a first day, an end that isn't before it, and hours that are hours", () => {
    const day = { ...newSpecialDay(), from: "2026-12-24" };
    expect(problemOfDay(day)).toBeNull();
    expect(problemOfDay({ ...day, from: "" })).toBe("dates");
    expect(problemOfDay({ ...day, until: "2026-12-23" })).toBe("dates");
    expect(problemOfDay({ ...day, spans: [{ from: "10:00", to: "" }] })).toBe("hours");
  });
});
