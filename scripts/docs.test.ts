import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";

const root = join(import.meta.dirname, "..");
const read = (path: string): string => readFileSync(join(root, path), "utf8");
const docs = [
  "README.md",
  "SECURITY.md",
  "CONTRIBUTING.md",
  "CHANGELOG.md",
  "packages/client/README.md",
  ...readdirSync(join(root, "docs"), { recursive: true, encoding: "utf8" })
    .filter((path) => path.endsWith(".md"))
    .map((path) => `docs/${path}`),
];
const everyFile = new Set(
  ["apps/api/src", "packages/agent/src"]
    .flatMap((folder) => readdirSync(join(root, folder), { recursive: true, encoding: "utf8" }))
    .map((path) => path.split(/[\\/]/).at(-1) ?? ""),
);
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

it.each([
  { doc: "docs/ARCHITECTURE.md", least: 100 },
  { doc: "CONTRIBUTING.md", least: 25 },
])(
  "every file and folder that $doc names is there, also where it is named from the server's sources",
  ({ doc, least }) => {
    const text = read(doc);
    const bases = [
      "",
      "apps/api/src",
      "apps/api/src/flow",
      "packages/agent/src",
      "packages/db/functions",
      "packages/db/migrations",
      "docs",
    ];
    const named = [...text.matchAll(/`([\w.-]+(?:\/[\w.-]+)+\/?|[\w-]+\.(?:ts|sql|md))`/g)]
      .map(([, path]) => path ?? "")
      // Made by a run of the tests.
      .filter((path) => !path.startsWith("e2e/output/"));
    expect(named.length).toBeGreaterThan(least);
    const isThere = (path: string): boolean => bases.some((base) => existsSync(join(root, base, path)));
    // Beside the file that was named just before it.
    const beside = (path: string): boolean =>
      functions.includes(path) || everyFile.has(path.split("/").at(-1) ?? "");
    expect(named.filter((path) => !isThere(path) && !(!path.includes("/") && beside(path)))).toEqual([]);
  },
);

it("the variables in the operations guide are read by the configuration", () => {
  const parts = readdirSync(join(root, "apps/api/src/config/parts")).map((name) =>
    read(`apps/api/src/config/parts/${name}`),
  );
  const config = [...parts, read("docker-compose.yml")].join("\n");
  const variables = [...read("docs/operaciones.md").matchAll(/`([A-Z]{2,}[A-Z_]*)`/g)].map(
    ([, name]) => name ?? "",
  );
  expect(variables.filter((name) => name !== "NODE_ENV" && !config.includes(name))).toEqual([]);
});

it("every variable that the configuration reads stands in the operations guide", () => {
  const guide = read("docs/operaciones.md");
  const variables = readdirSync(join(root, "apps/api/src/config/parts")).flatMap((name) =>
    [...read(`apps/api/src/config/parts/${name}`).matchAll(/^ +([A-Z][A-Z0-9_]+): setting\(/gm)].map(
      ([, variable]) => variable ?? "",
    ),
  );
  expect(variables.length).toBeGreaterThan(30);
  expect(
    variables.filter(
      (variable) => !guide.includes(`\`${variable}\``) && !/^(API_BASE|NODE_ENV)$/.test(variable),
    ),
  ).toEqual([]);
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

it("every line NAME=value of the operations guide sets what the configuration reads", () => {
  const parts = readdirSync(join(root, "apps/api/src/config/parts")).map((name) =>
    read(`apps/api/src/config/parts/${name}`),
  );
  const blocks = [...read("docs/operaciones.md").matchAll(/```sh\n(.*?)```/gs)].map(([, text]) => text ?? "");
  const named = blocks.flatMap((text) =>
    [...text.matchAll(/(?:^|-e )([A-Z][A-Z0-9_]+)=/gm)].map(([, name]) => name ?? ""),
  );
  expect(named.length).toBeGreaterThan(10);
  expect(named.filter((name) => !parts.join("\n").includes(`${name}: setting(`))).toEqual([]);
});
