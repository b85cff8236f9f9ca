import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";

const root = join(import.meta.dirname, "..");
const read = (path: string): string => readFileSync(join(root, path), "utf8");
const docs = [
  "README.md",
  "SECURITY.md",
  "docs/ARCHITECTURE.md",
  "docs/operaciones.md",
  "docs/search.md",
  "docs/performance.md",
  ...readdirSync(join(root, "docs/adr")).map((name) => `docs/adr/${name}`),
];
const functions = readdirSync(join(root, "packages/db/functions"))
  .map((name) => read(`packages/db/functions/${name}`))
  .join("\n");

it.each(docs)("the commands in %s exist", (path) => {
  const { scripts } = JSON.parse(read("package.json")) as { scripts: Record<string, string> };
  const named = [...read(path).matchAll(/npm (?:run )?([a-z]+)/g)].map(([, name]) => name ?? "");
  expect(named.filter((name) => !(name in scripts))).toEqual([]);
});

it.each(docs)("the links of %s lead somewhere", (path) => {
  const links = [...read(path).matchAll(/\]\((?!https?:)([^)#]+)\)/g)].map(([, link]) => link ?? "");
  expect(links.filter((link) => !existsSync(join(root, path, "..", link)))).toEqual([]);
});

it("the folders and SQL functions that the architecture names exist", () => {
  const text = read("docs/ARCHITECTURE.md");
  const paths = [...text.matchAll(/`((?:apps|packages|scripts|e2e|docs)[\w./-]*)`/g)].map(
    ([, path]) => path ?? "",
  );
  expect(paths.length).toBeGreaterThan(10);
  expect(paths.filter((path) => !existsSync(join(root, path)))).toEqual([]);
  const named = new Set([...text.matchAll(/`([a-z]+_[a-z_]+)\(\)`/g)].map(([, name]) => name ?? ""));
  named.delete("clock_timestamp"); // PostgreSQL's own
  expect([...named].filter((name) => !functions.includes(`function ${name}(`))).toEqual([]);
});

it("the variables in the operations guide are read by the configuration", () => {
  const parts = readdirSync(join(root, "apps/api/src/config/parts")).map((name) =>
    read(`apps/api/src/config/parts/${name}`),
  );
  const config = parts.join("\n");
  const variables = [...read("docs/operaciones.md").matchAll(/`([A-Z]{2,}[A-Z_]*)`/g)].map(
    ([, name]) => name ?? "",
  );
  expect(variables.filter((name) => name !== "NODE_ENV" && !config.includes(name))).toEqual([]);
});

it("every threat in SECURITY.md has its control and a test that is there", () => {
  const threats = read("SECURITY.md")
    .split("\n")
    .filter((line) => line.startsWith("| ") && !line.startsWith("| ---"))
    .map((line) => line.slice(2, -2).split(" | "))
    .filter((cells) => cells.length === 3 && cells[0] !== "threat");
  expect(threats.length).toBeGreaterThan(20);
  for (const [threat, control, shownBy] of threats) {
    const tests = [...(shownBy ?? "").matchAll(/`([^`]+\.test\.ts)`/g)].map(([, path]) => path ?? "");
    expect([threat, control === "", tests.length > 0]).toEqual([threat, false, true]);
    expect(tests.filter((path) => !existsSync(join(root, path)))).toEqual([]);
  }
});

it("packages run nothing when they are installed unless they are listed, and are a day old", () => {
  const workspace = read("pnpm-workspace.yaml");
  expect(workspace).toMatch(/^onlyBuiltDependencies:/m);
  expect(Number(/^minimumReleaseAge: (\d+)$/m.exec(workspace)?.[1])).toBeGreaterThanOrEqual(24 * 60);
});
