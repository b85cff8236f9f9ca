import { expect, it, test } from "vitest";
import { toCsv } from "./csv.ts";

test.each(["=1+1", "+54 9 11", "-2", "@sum", "\t=cmd", ' =HYPERLINK("x")', "\r=x", "＝1+1", "\0=1+1"])(
  "S13: %j is text in a spreadsheet, and no formula",
  (text) => {
    const cell = toCsv([[text]], "es-AR")
      .slice(1)
      .trimEnd();
    expect(cell.replace(/^"/, "")).toMatch(/^'/);
  },
);

test.each(['hola,=HYPERLINK("x")', "hola, +1", "hola\t@sum", "hola\n=1+1", 'a",=1', "a;=1"])(
  "S13: %j begins no formula either where the spreadsheet parts cells at another sign",
  (text) => {
    const [line = ""] = toCsv([["x", text, "y"]], "es-AR")
      .slice(1)
      .split("\r\n");
    for (const sign of [",", ";", "\t", "\n"])
      for (const cell of line.split(sign)) expect(cell).not.toMatch(/^[\s"]*[=+\-@]/);
  },
);

it("leaves a sum, an address and a list as they are written", () => {
  const texts = ["2+2", "ana@x.com,beto@x.com", "blanco,negro-azul", "$ 1,5"];
  for (const text of texts) expect(toCsv([[text]], "en")).toContain(text);
});

it("keeps numbers as numbers, nothing as nothing, and signs of its own inside quotes", () => {
  const rows = [["a", -3.5, null, 'di "x"; y', 0.123456789]];
  expect(toCsv(rows, "es-AR")).toBe('\uFEFFa;-3,5;;"di ""x""; y";0,1235\r\n');
  expect(toCsv(rows, "en")).toContain(";-3.5;");
});
