import { spawnSync } from "node:child_process";
import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, it } from "vitest";

const folder = mkdtempSync(join(tmpdir(), "platform-command-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Nothing listens on the first port of a machine. */
const NOBODY = "postgres://platform:secret@127.0.0.1:1/platform";

function run(command: string, { dsn, args = [] }: { dsn: string; args?: string[] }) {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [join(import.meta.dirname, `${command}.ts`), ...args],
    {
      cwd: folder,
      encoding: "utf8",
      env: { PATH: process.env["PATH"], POSTGRES_DSN: dsn, DATA_DIR: folder, PORT: "0" },
    },
  );
  return { status, stdout, stderr };
}

const wrongDatabase = (): string => {
  const url = new URL(process.env["TEST_POSTGRES_DSN"] ?? "");
  url.pathname = "/nobody_made_this";
  return url.href;
};

it.each([
  ["migrate", "is away", () => NOBODY],
  ["backup", "is away", () => NOBODY],
  ["migrate", "doesn't exist", wrongDatabase],
  ["main", "doesn't exist", wrongDatabase],
])("%s says what to do where the database %s, without a trace", (command, _, dsn) => {
  const { status, stderr } = run(command, { dsn: dsn() });
  expect(status).toBe(1);
  expect(stderr).toContain("POSTGRES_DSN says where the database is");
  expect(stderr).not.toMatch(/^\s+at /m);
});

it("what is no folder is not taken for one", () => {
  const before = readdirSync(folder);
  const { status, stderr } = run("backup", { dsn: process.env["TEST_POSTGRES_DSN"] ?? "", args: ["--help"] });
  expect(status).toBe(1);
  expect(stderr).toContain("npm run backup -- /mnt/backups/monday");
  expect(readdirSync(folder)).toEqual(before);
});
