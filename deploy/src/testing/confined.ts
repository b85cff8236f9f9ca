import { execFileSync, spawn, spawnSync, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { copyFileSync, existsSync } from "node:fs";
import { join } from "node:path";
import { childrenOf } from "@platform/processes";
import { root } from "./copyContext.ts";

/** Whether processes can be shut in here: root on Linux, in a container that may mount. */
export const canConfine =
  process.getuid?.() === 0 &&
  spawnSync("unshare", ["--mount", "--pid", "--fork", "--mount-proc", "true"]).status === 0;

export interface Confined {
  output(): string;
  signal(name: NodeJS.Signals): Promise<void>;
  /** Its exit code, once it has ended. */
  ended: Promise<number | null>;
}

/**
 * Runs the pinned Node as a container would: as process 1, as nobody, without the repository and without our
 * environment. Where that can't be done, as ourselves.
 */
export function runConfined(input: {
  folder: string;
  args: string[];
  environment: Record<string, string>;
}): Confined {
  const node = join(input.folder, "..", "node");
  if (!existsSync(node)) copyFileSync(process.execPath, node);
  const [program, args] = canConfine ? ["unshare", confine(node, input.args)] : [node, input.args];
  const child = spawn(program, args, {
    cwd: input.folder,
    env: { PATH: "/usr/bin:/bin:/usr/sbin:/sbin", ...input.environment },
    stdio: ["ignore", "pipe", "pipe"],
  });
  running.add(child);
  child.once("exit", () => running.delete(child));
  let said = "";
  for (const stream of [child.stdout, child.stderr])
    stream.on("data", (bytes: Buffer) => (said += bytes.toString()));
  return {
    output: () => said,
    signal: async (name) => void process.kill(await innermost(child), name),
    ended: once(child, "exit").then(([code]) => code as number | null),
  };
}

const running = new Set<ChildProcess>();

/** What a test that failed has left. */
export async function endConfined(): Promise<void> {
  for (const child of running) {
    process.kill(await innermost(child), "SIGKILL");
    await once(child, "exit");
  }
}

function confine(node: string, args: string[]): string[] {
  const hide = `mount -t tmpfs none "$1" && shift && exec setpriv --reuid=65534 --regid=65534 --clear-groups --no-new-privs "$@"`;
  const namespaces = ["--mount", "--pid", "--fork", "--mount-proc"];
  return [...namespaces, "sh", "-c", hide, "sh", root, node, ...args];
}

/** `unshare` itself passes no signals on. */
async function innermost(child: ChildProcess): Promise<number> {
  const pid = child.pid ?? 0;
  return canConfine ? ((await childrenOf(pid))[0] ?? pid) : pid;
}

/** A folder that the confined process may write to. */
export function giveAway(folder: string): void {
  if (canConfine) execFileSync("chown", ["-R", "65534:65534", folder]);
}
