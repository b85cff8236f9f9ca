import { expect, it } from "vitest";
import { createWritten } from "./written.ts";

it("what was written and lasts is no news again, until it is found by something else", () => {
  const written = createWritten();
  written.continueFrom("1");
  expect(written.isNews("julia", "núñez")).toBe(true);
  written.lasts("2");
  written.continueFrom("2");
  expect(written.isNews("julia", "núñez")).toBe(false);
  expect(written.isNews("julia", "sánchez")).toBe(true);
  expect(written.isNews("julia", "núñez")).toBe(true);
});

it.each([
  ["a batch that didn't last", (written: ReturnType<typeof createWritten>) => written.continueFrom("1")],
  ["what another process has written since", (written) => (written.lasts("2"), written.continueFrom("3"))],
])("%s leaves everything to be compared anew", (_what, happen) => {
  const written = createWritten();
  written.continueFrom("1");
  written.isNews("julia", "núñez");
  happen(written);
  expect(written.isNews("julia", "núñez")).toBe(true);
});

it("holds a bounded number of rows, those of late", () => {
  const written = createWritten();
  for (let row = 0; row < 10_001; row += 1) written.isNews(`${row}`, "hola");
  expect(written.isNews("10000", "hola")).toBe(false);
  expect(written.isNews("0", "hola")).toBe(true);
});
