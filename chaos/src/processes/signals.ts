import { readFile } from "node:fs/promises";
import { setTimeout as sleep } from "node:timers/promises";

/** Sends a signal; a process that is gone is none of our business any more. */
export function signal(pid: number, name: NodeJS.Signals): void {
  try {
    process.kill(pid, name);
  } catch (error) {
    if (!(error instanceof Error && "code" in error && error.code === "ESRCH")) throw error;
  }
}

/** Resolves once the process has ended; rejects after `ms`. */
export async function untilGone(pid: number, ms: number): Promise<void> {
  const end = performance.now() + ms;
  while (await isRunning(pid)) {
    if (performance.now() > end) throw new Error(`Process ${pid} did not end within ${ms} ms`);
    await sleep(10);
  }
}

async function isRunning(pid: number): Promise<boolean> {
  try {
    process.kill(pid, 0);
  } catch {
    return false;
  }
  const stat = await readFile(`/proc/${pid}/stat`, "utf8").catch(() => null);
  return stat === null || !/\) Z /.test(stat);
}
