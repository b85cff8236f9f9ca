import { execFile } from "node:child_process";
import { copyFile, mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";

import { afterAll, beforeAll, describe, expect, it } from "vitest";

const root = resolve(import.meta.dirname, "..");

interface Planted {
  rule: string;
  file: string;
  code: string;
}

const restricted = "no-restricted-imports";

/** One violation per rule that the layout of the code rests on. */
const violations: Planted[] = [
  { rule: restricted, file: "packages/agent/src/a.ts", code: `import "node:fs";` },
  { rule: restricted, file: "packages/agent/src/b.ts", code: `import "undici";` },
  { rule: restricted, file: "packages/agent/src/c.ts", code: `import "openai";` },
  { rule: restricted, file: "packages/agent/src/d.ts", code: `import "postgres";` },
  { rule: restricted, file: "packages/agent/src/e.ts", code: `import type { X } from "@platform/db";` },
  { rule: restricted, file: "packages/agent/src/f.ts", code: `import "http";` },
  { rule: restricted, file: "packages/agent/src/deep/g.ts", code: `import "../../../db/src/index.ts";` },
  {
    rule: "no-restricted-globals",
    file: "packages/agent/src/h.ts",
    code: `export const get = () => fetch("/");`,
  },
  { rule: restricted, file: "packages/db/src/a.ts", code: `import "@platform/agent";` },
  { rule: restricted, file: "packages/db/src/b.ts", code: `import "../../agent/src/index.ts";` },
  { rule: restricted, file: "packages/simulator/src/a.ts", code: `import "@platform/contract";` },
  { rule: restricted, file: "packages/local-postgres/src/a.ts", code: `import "@platform/db";` },
  { rule: restricted, file: "packages/integrations/src/a.ts", code: `import "@platform/db";` },
  { rule: restricted, file: "packages/integrations/src/b.ts", code: `import "@platform/simulator";` },
  { rule: restricted, file: "packages/contract/src/a.ts", code: `import "fastify";` },
  { rule: restricted, file: "packages/contract/src/b.ts", code: `import "@platform/db";` },
  {
    rule: restricted,
    file: "packages/client/src/a.ts",
    code: `import { x } from "@platform/api/router";\nx();`,
  },
  { rule: restricted, file: "packages/demo/src/a.ts", code: `import "@platform/integrations/ycloud";` },
  { rule: restricted, file: "apps/web/src/a.ts", code: `import { x } from "@platform/api/router";\nx();` },
  { rule: restricted, file: "apps/web/src/b.ts", code: `import { x } from "@platform/contract";\nx();` },
  { rule: restricted, file: "apps/web/src/c.tsx", code: `import type { X } from "@platform/db";` },
  { rule: restricted, file: "apps/web/src/d.ts", code: `import "../../api/src/main.ts";` },
  { rule: restricted, file: "apps/api/src/flow/inbound/a.ts", code: `import "../../trpc/router.ts";` },
  { rule: restricted, file: "apps/api/src/flow/b.ts", code: `import "../http/server.ts";` },
  { rule: restricted, file: "apps/api/src/domain/a.ts", code: `import "../jobs/sync.ts";` },
  { rule: restricted, file: "apps/api/src/flow/c.ts", code: `import "fastify";` },
  { rule: restricted, file: "apps/api/src/flow/d.ts", code: `import "@platform/simulator";` },
  { rule: restricted, file: "apps/api/src/trpc/a.ts", code: `import "@platform/demo";` },
  { rule: "no-process-env", file: "apps/api/src/flow/e.ts", code: `export const port = process.env.PORT;` },
  { rule: "no-process-env", file: "packages/db/src/c.ts", code: `export const port = process.env.PORT;` },
  { rule: "no-floating-promises", file: "apps/api/src/flow/f.ts", code: `Promise.resolve(1);` },
  { rule: "no-explicit-any", file: "packages/db/src/d.ts", code: `export const x: any = 1;` },
  {
    rule: "no-non-null-assertion",
    file: "packages/db/src/e.ts",
    code: `export const f = (x?: string) => x!;`,
  },
  { rule: "ban-ts-comment", file: "packages/db/src/f.ts", code: `// @ts-ignore\nexport const x = 1;` },
  {
    rule: "max-params",
    file: "packages/db/src/g.ts",
    code: `export const f = (a = 1, b = 2, c = 3, d = 4) => a + b + c + d;`,
  },
  {
    rule: "max-lines",
    file: "packages/db/src/h.ts",
    code: Array.from({ length: 251 }, (_, i) => `export const x${i} = 1;`).join("\n"),
  },
  {
    rule: "max-lines-per-function",
    file: "packages/db/src/i.ts",
    code: `export function f(x: { n: number }) {\n${"  x.n += 1;\n".repeat(61)}}`,
  },
];

const cycle: Planted[] = [
  {
    rule: "no-cycle",
    file: "apps/api/src/domain/one.ts",
    code: `import { two } from "./two.ts";\nexport const one = (): number => two();`,
  },
  {
    rule: "no-cycle",
    file: "apps/api/src/domain/two.ts",
    code: `import { one } from "./one.ts";\nexport const two = (): number => one();`,
  },
];

/** What the same rules must let through. */
const allowed: Omit<Planted, "rule">[] = [
  { file: "packages/agent/src/ok.ts", code: `import "zod";\nimport "./other.ts";` },
  { file: "packages/agent/src/ok.test.ts", code: `import "node:fs";\nimport "vitest";` },
  {
    file: "packages/integrations/src/ok.ts",
    code: `import type { X } from "@platform/agent";\nimport "openai";\nexport type Y = X;`,
  },
  { file: "packages/integrations/src/ok.test.ts", code: `import "@platform/simulator";` },
  { file: "packages/db/src/ok.int.test.ts", code: `import "@platform/local-postgres";` },
  {
    file: "apps/web/src/ok.ts",
    code: `import type { X } from "@platform/api/router";\nimport type { Y } from "@platform/contract";\nexport type Z = X;\nexport type W = Y;`,
  },
  { file: "apps/api/src/flow/ok.ts", code: `import "@platform/integrations/http";\nimport "@platform/db";` },
  { file: "apps/api/src/http/ok.ts", code: `import "../flow/ok.ts";\nimport "fastify";` },
  { file: "apps/api/src/config/ok.ts", code: `export const port = process.env.PORT;` },
];

let folder: string;
let found: Map<string, string[]>;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "platform-layers-"));
  await copyFile(join(root, ".oxlintrc.json"), join(folder, ".oxlintrc.json"));
  await copyFile(join(root, "tsconfig.base.json"), join(folder, "tsconfig.json"));
  await symlink(join(root, "node_modules"), join(folder, "node_modules"));
  for (const { file, code } of [...violations, ...cycle, ...allowed]) {
    await mkdir(dirname(join(folder, file)), { recursive: true });
    await writeFile(join(folder, file), `${code}\n`);
  }
  found = await lint(folder);
});

afterAll(() => rm(folder, { recursive: true, force: true }));

/** Rules reported per file. */
async function lint(cwd: string): Promise<Map<string, string[]>> {
  const output = await new Promise<string>((done) => {
    const oxlint = join(root, "node_modules", "oxlint", "bin", "oxlint");
    execFile(process.execPath, [oxlint, "--format=unix", "apps", "packages"], { cwd }, (_error, stdout) =>
      done(stdout),
    );
  });
  const rules = new Map<string, string[]>();
  for (const line of output.split("\n")) {
    const match = /^(?<file>[^:]+):\d+:\d+: .*\[Error\/(?<rule>[^\]]+)\]$/.exec(line);
    if (!match?.groups) continue;
    const { file = "", rule = "" } = match.groups;
    rules.set(file, [...(rules.get(file) ?? []), rule]);
  }
  return rules;
}

describe("the lint rules hold the layout of the code", () => {
  it.each(violations)("$rule catches the violation planted in $file", ({ rule, file }) => {
    expect(found.get(file)?.join(" ")).toContain(`(${rule})`);
  });

  it("no-cycle catches two files that import each other", () => {
    expect(cycle.some(({ file, rule }) => found.get(file)?.join(" ").includes(`(${rule})`))).toBe(true);
  });

  it.each(allowed)("nothing is said against $file", ({ file }) => {
    expect(found.get(file) ?? []).toEqual([]);
  });

  it("routes and procedures ask the database nothing: verbs of the domain do", async () => {
    const asking: string[] = [];
    for (const folder of ["apps/api/src/http", "apps/api/src/trpc"]) {
      const names = await readdir(join(root, folder), { recursive: true });
      for (const name of names.filter((each) => each.endsWith(".ts") && !each.endsWith(".test.ts")))
        if (/\bsql(`|<)/.test(await readFile(join(root, folder, name), "utf8")))
          asking.push(`${folder}/${name}`);
    }
    expect(asking).toEqual([]);
  });
});
