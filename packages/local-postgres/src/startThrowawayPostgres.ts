import { spawn } from "node:child_process";
import { chmod, chown, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { chooseAccount } from "./account.ts";
import { addressesOf } from "./address.ts";
import { type Binaries, findBinaries, makeReachable } from "./binaries.ts";
import { initCluster } from "./initCluster.ts";
import { startPostmaster, stopPostmaster } from "./postmaster.ts";
import type { Setup } from "./programs.ts";
import type { LocalPostgres } from "./startLocalPostgres.ts";
import { newState } from "./state.ts";

/** Nothing here survives a power cut, and nothing has to. */
const FAST: Record<string, string> = {
  fsync: "off",
  full_page_writes: "off",
  synchronous_commit: "off",
  max_connections: "200",
  log_min_messages: "warning",
  log_checkpoints: "off",
};

/**
 * A fresh PostgreSQL for tests, without durability, in a temporary folder that `stop()` removes. It ends
 * by itself when this process is killed. About 1.2 s; share one among test files by template databases.
 * @param options.within where its folder is made, absent that of the system for temporary files
 */
export async function startThrowawayPostgres(
  options: { settings?: Record<string, string>; binaries?: Binaries; within?: string } = {},
): Promise<LocalPostgres> {
  const folder = await mkdtemp(join(options.within ?? tmpdir(), "platform-throwaway-"));
  await chmod(folder, 0o700);
  const guard = endWithThisProcess(folder);
  try {
    const binaries = options.binaries ?? (await findBinaries());
    return await start({ folder, guard, binaries }, { ...FAST, ...options.settings });
  } catch (error) {
    await rm(folder, { recursive: true, force: true });
    guard.dismiss();
    throw error;
  }
}

interface Guard {
  dismiss(): void;
}

async function start(
  { folder, guard, ...found }: { folder: string; guard: Guard; binaries: Binaries },
  settings: Record<string, string>,
): Promise<LocalPostgres> {
  const cluster = join(folder, "cluster");
  const account = await chooseAccount({ dataDir: folder, cluster });
  // Before 16 its programs leave their working folder and come back by its path.
  if (account !== null) await chown(folder, account.uid, account.gid);
  const binaries = await makeReachable(found.binaries, account);
  const setup: Setup = { binaries, account, logFile: join(folder, "postgres.log") };
  const { password } = newState();
  await initCluster(setup, { cluster, password, sync: false });
  const { pid, port } = await startPostmaster(setup, { cluster, port: null, settings });
  let stopping: Promise<void> | undefined;
  const stop = async (): Promise<void> => {
    await stopPostmaster(setup, { cluster, pid });
    await rm(folder, { recursive: true, force: true });
    guard.dismiss();
  };
  return {
    ...addressesOf({ cluster, password, port }),
    port,
    pid,
    stop: () => (stopping ??= stop()),
  };
}

/**
 * A small shell that waits for our end of its input to close, which the system does however we end. It
 * stands before the server does, so that there is no moment in which a kill would leave one behind.
 */
function endWithThisProcess(folder: string): Guard {
  if (process.platform === "win32") return { dismiss: () => undefined };
  const script = `read -r word; [ "$word" = done ] && exit 0
for _ in 1 2 3 4 5; do
  [ -f "$1/cluster/postmaster.pid" ] && kill -QUIT "$(head -n 1 "$1/cluster/postmaster.pid")"
  sleep 0.5
  [ -f "$1/cluster/postmaster.pid" ] || break
done
rm -rf "$1"`;
  const guard = spawn("/bin/sh", ["-c", script, "guard", folder], {
    detached: true,
    stdio: ["pipe", "ignore", "ignore"],
  });
  guard.stdin.on("error", () => undefined);
  guard.on("error", () => undefined);
  guard.unref();
  if ("unref" in guard.stdin && typeof guard.stdin.unref === "function") guard.stdin.unref();
  return { dismiss: () => guard.stdin.end("done\n") };
}
