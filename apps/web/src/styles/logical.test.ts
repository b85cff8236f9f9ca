import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";

const SOURCES = join(import.meta.dirname, "..");

/** Classes that name a side of the screen instead of the start or end of the line. */
const CLASSES = [
  /(?<![\w./@#-])(?:[^\s"'`]*:)?-?(?:scroll-)?[mp][lr]-[\w[]/,
  /(?<![\w./@#-])(?:[^\s"'`]*:)?(?:border-[lr]|rounded-(?:[lr]|[tb][lr])|(?:text|float|clear)-(?:left|right))(?![\w])/,
  // Half way is the middle in both directions.
  /(?<![\w./@#-])(?:[^\s"'`]*:)?-?(?:left|right)-(?!1\/2)[\d[f]/,
];
const PROPERTIES = [
  /(?:margin|padding|border)-(?:left|right)|(?:^|[\s;{])(?:left|right):\s|text-align:\s*(?:left|right)/,
];

function sidedIn(text: string, patterns = CLASSES): string[] {
  return text
    .split("\n")
    .flatMap((line) => patterns.flatMap((pattern) => pattern.exec(line)?.[0].trim() ?? []));
}

it("the panel names no side of the screen: it would stay there where one reads from the right", () => {
  const files = readdirSync(SOURCES, { recursive: true, encoding: "utf8" }).filter((path) =>
    /\.(?:tsx|css)$/.test(path),
  );
  expect(files.length).toBeGreaterThan(100);
  const found = files.flatMap((path) =>
    sidedIn(readFileSync(join(SOURCES, path), "utf8"), path.endsWith(".css") ? PROPERTIES : CLASSES).map(
      (what) => `${path}: ${what}`,
    ),
  );
  expect(found).toEqual([]);
});

it.each([
  "-ml-2",
  "desk:pr-6",
  "hover:border-l-2",
  "rounded-br-tag",
  "text-right",
  "left-0",
  "max-desk:right-[3px]",
])("%s would be found", (name) => {
  expect(sidedIn(`className="flex ${name} gap-2"`)).toHaveLength(1);
});
