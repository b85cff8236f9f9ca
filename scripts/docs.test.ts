import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";

const root = join(import.meta.dirname, "..");
const read = (path: string): string => readFileSync(join(root, path), "utf8");
const docs = [
  "README.md",
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
