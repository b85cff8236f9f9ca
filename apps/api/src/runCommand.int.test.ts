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

it.each([
  ["backup", ["--help"], "npm run backup -- /mnt/backups/monday"],
  ["backup", ["/mnt/my", "backups"], "npm run backup -- /mnt/backups/monday"],
  ["restore", ["monday", "tuesday"], "npm run restore -- backups/"],
  ["migrate", ["--dry-run"], "npm run migrate"],
])("%s does nothing where it is told what it doesn't understand: %j", (command, args, example) => {
  const before = readdirSync(folder);
  const { status, stderr } = run(command, { dsn: NOBODY, args });
  expect(status).toBe(1);
  expect(stderr).toContain(example);
  expect(readdirSync(folder)).toEqual(before);
});

it("backup says what to do where its folder can't be made", () => {
  const { status, stderr } = run("backup", { dsn: NOBODY, args: [join(import.meta.filename, "monday")] });
  expect(status).toBe(1);
  expect(stderr).toContain("mend it, or name another");
});
