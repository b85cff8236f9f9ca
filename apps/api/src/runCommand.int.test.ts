import { spawnSync } from "node:child_process";
import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createTestDatabase, type TestDatabase } from "@platform/db/testing";
import { afterAll, beforeAll, describe, expect, it } from "vitest";

const folder = mkdtempSync(join(tmpdir(), "platform-command-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Nothing listens on the first port of a machine. */
const NOBODY = "postgres://platform:secret@127.0.0.1:1/platform";

interface Called {
  dsn: string;
  args?: string[];
  env?: Record<string, string>;
}

function run(command: string, { dsn, args = [], env = {} }: Called) {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [join(import.meta.dirname, `${command}.ts`), ...args],
    {
      cwd: folder,
      encoding: "utf8",
      env: {
        PATH: process.env["PATH"],
        NODE_COMPILE_CACHE: process.env["NODE_COMPILE_CACHE"],
        POSTGRES_DSN: dsn,
        DATA_DIR: folder,
        PORT: "0",
        ...env,
      },
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

it("a command whose database answers no more ends with a sentence and 1", () => {
  const lost = `const { runCommand } = await import(${JSON.stringify(join(import.meta.dirname, "runCommand.ts"))});
    await runCommand(() => new Promise(() => undefined));`;
  const { status, stderr } = spawnSync(process.execPath, ["--input-type=module", "-e", lost], {
    encoding: "utf8",
  });
  expect(stderr).toContain("The database was lost meanwhile");
  expect(status).toBe(1);
});

describe("over a database of its own", () => {
  let database: TestDatabase;
  beforeAll(async () => {
    database = await createTestDatabase();
    await database.db.system`create role platform_lowly login password 'lowly'`;
  });
  afterAll(async () => {
    await database.db.system`drop role platform_lowly`;
    await database.drop();
  });
  const asLowly = (): string => {
    const url = new URL(database.dsn);
    url.username = "platform_lowly";
    url.password = "lowly";
    return url.href;
  };

  it.each([
    ["an address that is none", "999.1.1.1"],
    ["another machine's address", "192.0.2.7"],
  ])("the server says that HOST is %s", (_, host) => {
    const { status, stderr } = run("main", { dsn: database.dsn, env: { HOST: host } });
    expect(status).toBe(1);
    expect(stderr).toContain("HOST has to be an address of this machine");
    expect(stderr).not.toMatch(/^\s+at |POSTGRES_DSN/m);
  });
  it.each(["main", "migrate"])("%s says what its user of the database has to be allowed", (command) => {
    const { status, stderr } = run(command, { dsn: asLowly() });
    expect(status).toBe(1);
    expect(stderr).toMatch(/permission denied[^]*has to own the database/);
    expect(stderr).not.toMatch(/^\s+at /m);
  });
  it("S21: the server tells of another ENCRYPTION_KEY in words alone", () => {
    const key = (word: string) => ({ ENCRYPTION_KEY: `${word}-0123456789-abcdefghijklmnopq` });
    run("main", { dsn: database.dsn, env: { ...key("first"), HOST: "192.0.2.7" } });
    const { status, stderr } = run("main", { dsn: database.dsn, env: key("second") });
    expect(status).toBe(1);
    expect(stderr).toContain("ENCRYPTION_KEY is not the key of this database");
    expect(stderr).not.toMatch(/^\s+at /m);
  });
});
