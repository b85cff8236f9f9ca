import { expect, it } from "vitest";
import { localText, snoozeTimes } from "./times.ts";

const offered = (now: string) =>
  snoozeTimes(new Date(now).getTime()).map(({ name, at }) => `${name} ${localText(at)}`);

it("offers what still lies ahead, in the reader's own day", () => {
  expect(offered("2026-11-25T10:30:00")).toEqual([
    "hour 2026-11-25T11:30",
    "afternoon 2026-11-25T17:00",
    "tomorrow 2026-11-26T09:00",
    "monday 2026-11-30T09:00",
  ]);
});

it("offers no afternoon that is nearly over, and Monday once where it is tomorrow", () => {
  expect(offered("2026-11-29T16:30:00")).toEqual(["hour 2026-11-29T17:30", "tomorrow 2026-11-30T09:00"]);
});
