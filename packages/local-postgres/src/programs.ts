import { type ChildProcess, spawn } from "node:child_process";
import { open, readFile, stat } from "node:fs/promises";

import type { Account } from "./account.ts";
import { type Binaries, program } from "./binaries.ts";

/** What every run of a PostgreSQL program needs. */
export interface Setup {
  binaries: Binaries;
  account: Account | null;
  /** File that the programs' output is appended to. */
  logFile: string;
}

/**
 * How a program names its data directory. As root on Linux the user it runs as may not be able to walk
 * to it (a checkout below a folder of mode 0700), but it can stand in it: we enter it before dropping root.
 */
export function dataArgument(cluster: string, account: Account | null): string {
  return account !== null && process.platform === "linux" ? "/proc/self/cwd" : cluster;
}

/** Starts a program in a session of its own, so that Ctrl-C on the terminal doesn't reach it. */
export async function launch(
  setup: Setup,
  run: { name: "initdb" | "postgres" | "pg_ctl"; cwd: string; args: string[] },
): Promise<ChildProcess> {
  const log = await open(setup.logFile, "a", 0o600);
  try {
    return spawn(program(setup.binaries, run.name), run.args, {
      cwd: run.cwd,
      detached: true,
      windowsHide: true,
      stdio: ["ignore", log.fd, log.fd],
      env: programEnvironment(),
      ...(setup.account ? { uid: setup.account.uid, gid: setup.account.gid } : {}),
    });
  } finally {
    await log.close();
  }
}

/** None of our own variables: keys in them would be readable in the database's processes. */
function programEnvironment(): NodeJS.ProcessEnv {
  if (process.platform === "win32") return { SystemRoot: "C:\\Windows", PATH: "C:\\Windows\\System32" };
  return { PATH: "/usr/bin:/bin:/usr/sbin:/sbin", LC_ALL: "C" };
}

/** Resolves with the exit code, or with 127 where the program could not be started at all. */
export function exitOf(child: ChildProcess): Promise<number> {
  return new Promise((resolve) => {
    if (child.exitCode !== null) resolve(child.exitCode);
    child.once("exit", (code) => resolve(code ?? 128));
    child.once("error", () => resolve(127));
  });
}

/** Size of the log now, to read later only what came after. */
export async function logPosition(logFile: string): Promise<number> {
  return stat(logFile).then(
    (info) => info.size,
    () => 0,
  );
}

/** The log's text from `position` on, at most its last 4,000 characters. */
export async function logSince(logFile: string, position: number): Promise<string> {
  const bytes = await readFile(logFile).catch(() => Buffer.alloc(0));
  return bytes.subarray(position).toString("utf8").slice(-4000).trim();
}
