import { expect, it, test } from "vitest";
import { toCsv } from "./csv.ts";

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
