import { expect, test } from "vitest";
import { parseNumbersSearch } from "./period.ts";

test.each([
  [{}, {}],
  [{ days: "7" }, { days: 7 }],
  [{ days: 30 }, {}],
  [{ days: 12 }, {}],
  [
    { from: "2026-11-01", to: "2026-11-15", days: 7 },
    { from: "2026-11-01", to: "2026-11-15" },
  ],
  [{ from: "2026-11-15", to: "2026-11-01" }, {}],
  [{ from: "2026-13-45", to: "2026-13-46" }, {}],
])("an address %j is read as %j", (raw, read) => {
  expect(parseNumbersSearch(raw)).toEqual(read);
});
