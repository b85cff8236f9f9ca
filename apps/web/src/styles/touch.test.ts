import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";

const SOURCES = join(import.meta.dirname, "..");

it("nothing that is cut off cuts off the room around it that takes a finger", () => {
  const lists = globSync("**/*.{ts,tsx}", { cwd: SOURCES }).flatMap((file) =>
    [...readFileSync(join(SOURCES, file), "utf8").matchAll(/"[^"\n]*\btouch-target\b[^"\n]*"/g)].map(
      ([classes]) => `${file}: ${classes}`,
    ),
  );
  expect(lists.length).toBeGreaterThan(20);
  expect(lists.filter((classes) => /\b(?:truncate|overflow-|line-clamp-)/.test(classes))).toEqual([]);
});
