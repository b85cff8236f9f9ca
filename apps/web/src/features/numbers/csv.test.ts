import { expect, it, test } from "vitest";
import { toCsv } from "./csv.ts";
import { parseNumbersSearch } from "./period.ts";

test.each(["=1+1", "+54 9 11", "-2", "@sum", "\t=cmd", ' =HYPERLINK("x")', "\r=x"])(
  "S13: %j is text in a spreadsheet, and no formula",
  (text) => {
    const cell = toCsv([[text]], "es-AR")
      .slice(1)
      .trimEnd();
    expect(cell.replace(/^"/, "")).toMatch(/^'/);
  },
);

it("keeps numbers as numbers, nothing as nothing, and signs of its own inside quotes", () => {
  const rows = [["a", -3.5, null, 'di "x"; y', 0.123456789]];
  expect(toCsv(rows, "es-AR")).toBe('\uFEFFa;-3,5;;"di ""x""; y";0,1235\r\n');
  expect(toCsv(rows, "en")).toContain(";-3.5;");
});

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
