import { expect, it } from "vitest";
import { newSpecialDay } from "../special-days.ts";
import { hoursDraftOf, hoursPatchOf, hoursProblems } from "./hours-draft.ts";

const saved = {
  openingHours: { mon: [{ from: "09:00", to: "18:00" }] },
  specialDays: [{ from: "2026-12-25", until: "2026-12-25", name: "Navidad", spans: [], message: null }],
  returnAtClosing: false,
  returnIdleMinutes: null,
};

it("of a store's hours only what differs is saved, and nothing that can't be", () => {
  const draft = hoursDraftOf(saved);
  expect(hoursPatchOf(saved, draft)).toEqual({});
  const changed = { ...draft, special: [], returnAtClosing: true };
  expect(hoursPatchOf(saved, changed)).toEqual({ specialDays: [], returnAtClosing: true });
  expect(hoursPatchOf(saved, { ...draft, returnIdleMinutes: "30" })).toEqual({ returnIdleMinutes: 30 });
  expect(hoursPatchOf({ ...saved, returnIdleMinutes: 30 }, draft)).toEqual({ returnIdleMinutes: null });
  expect(hoursProblems({ ...draft, returnIdleMinutes: "3" })).toEqual(["returnIdleMinutes"]);
  expect(hoursProblems(draft)).toEqual([]);
  const wrong = { ...draft.hours, tue: [{ from: "9", to: "" }] };
  expect(hoursProblems({ ...draft, hours: wrong, special: [newSpecialDay()] })).toEqual([
    "openingHours",
    "specialDays",
  ]);
});
