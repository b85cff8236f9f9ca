import { chmod, chown, mkdir, mkdtemp, readdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";

import { hasCode, LocalPostgresError } from "./errors.ts";
import { dataArgument, exitOf, launch, logPosition, logSince, type Setup } from "./programs.ts";

/** Major version of the cluster in `path`, or null where there is none. */
export async function clusterMajor(path: string): Promise<number | null> {
  try {
    return Number.parseInt(await readFile(join(path, "PG_VERSION"), "utf8"), 10);
  } catch (error) {
    if (hasCode(error, "ENOENT")) return null;
    throw error;
  }
}

/**
 * Makes a new cluster at `cluster`, whose user `postgres` has `password`. It is made beside and moved
 * into place when whole, so a start that was cut off leaves nothing half made.
 */
export async function initCluster(
  setup: Setup,
  input: { cluster: string; password: string; sync: boolean },
): Promise<void> {
  await removeLeftovers(input.cluster);
  const staged = `${input.cluster}.new`;
  await mkdir(staged, { mode: 0o700 });
  const secret = await mkdtemp(join(tmpdir(), "platform-postgres-"));
  try {
    const passwordFile = join(secret, "password");
    await writeFile(passwordFile, input.password, { mode: 0o600 });
    if (setup.account) {
      for (const path of [staged, secret, passwordFile])
        await chown(path, setup.account.uid, setup.account.gid);
    }
    await chmod(staged, 0o700);
    await runInitdb(setup, { staged, passwordFile, sync: input.sync });
    await rename(staged, input.cluster);
  } finally {
    await rm(secret, { recursive: true, force: true });
  }
}

async function runInitdb(
  setup: Setup,
  input: { staged: string; passwordFile: string; sync: boolean },
): Promise<void> {
  const position = await logPosition(setup.logFile);
  const child = await launch(setup, {
    name: "initdb",
    cwd: input.staged,
    args: [
      `--pgdata=${dataArgument(input.staged, setup.account)}`,
      `--pwfile=${input.passwordFile}`,
      "--username=postgres",
      "--auth=scram-sha-256",
      "--encoding=UTF8",
      ...localeArguments(setup.binaries.major),
      ...(input.sync ? [] : ["--no-sync"]),
    ],
  });
  const code = await exitOf(child);
  if (code === 0) return;
  throw new LocalPostgresError({
    code: "init_failed",
    message: `initdb ended with ${code}: ${(await logSince(setup.logFile, position)) || "no output"}`,
    fix: initFix(code),
  });
}

/** The same on every machine, whatever locales its system has; knows the case of ñ and á. */
function localeArguments(major: number): string[] {
  if (major >= 17) return ["--locale=C", "--locale-provider=builtin", "--builtin-locale=C.UTF-8"];
  // Older ones ask the system, whose C library calls it so on Linux.
  return ["--locale=C", `--lc-ctype=${process.platform === "darwin" ? "UTF-8" : "C.UTF-8"}`];
}

function initFix(code: number): string {
  if (code === 127)
    return "A library is missing: run pnpm install again (on Linux glibc is needed, not musl)";
  return "Check free disk space and the rights of the data directory, then start again";
}

async function removeLeftovers(cluster: string): Promise<void> {
  await rm(`${cluster}.new`, { recursive: true, force: true });
  const entries = await readdir(cluster).catch((error: unknown) => {
    if (hasCode(error, "ENOENT")) return undefined;
    throw error;
  });
  if (entries === undefined) return;
  if (entries.length > 0) {
    throw new LocalPostgresError({
      code: "init_failed",
      message: `${cluster} holds files but no database (no PG_VERSION)`,
      fix: `Move it away, then start again: mv ${cluster} ${join(dirname(cluster), "cluster.old")}`,
    });
  }
  await rm(cluster, { recursive: true });
}
