import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { openSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { setTimeout as sleep } from "node:timers/promises";
import type { Guard } from "./guard.ts";

export type Role = "web" | "worker" | "all";

export interface ProductOptions {
  name: string;
  role: Role;
  /** Built program. */
  program: string;
  folder: string;
  environment: Record<string, string>;
  guard: Guard;
  /** What its clock is wrong by, drawn anew at every start; absent: nothing. */
  clockShiftMs?: () => number;
}

/** One process of the product, started again whenever it ends. */
export interface Product {
  name: string;
  role: Role;
  kill(downMs: number): Promise<void>;
  pause(ms: number): Promise<void>;
  /** Asks it to end, as a deploy does; its exit code. */
  stop(): Promise<number | null>;
  /** Of the process that runs now. */
  readonly pid: number | null;
  /** How often it ended without having been told to, after it had come up. */
  readonly died: number;
}

export function startProduct(options: ProductOptions): Product {
  const { guard, name } = options;
  const log = openSync(join(options.folder, `${name}.log`), "a");
  let child: ChildProcess;
  let wanted = true;
  let held = false;
  let died = 0;
  let again: NodeJS.Timeout | undefined;

  const start = (): void => {
    // Who ends before that was still starting, for example while the database was away.
    let up = false;
    child = launch(options, log);
    child.on("message", (word) => {
      up ||= word === "ready";
    });
    if (child.pid !== undefined) guard.watch(name, child.pid);
    child.once("exit", () => {
      guard.forget(name);
      if (!wanted || held) return;
      if (up) died += 1;
      again = setTimeout(() => {
        if (wanted && !held) start();
      }, 500);
    });
  };
  start();

  return {
    name,
    role: options.role,
    kill: async (downMs) => {
      held = true;
      clearTimeout(again);
      if (child.exitCode === null && child.signalCode === null) {
        const ended = once(child, "exit");
        child.kill("SIGKILL");
        await ended;
      }
      await sleep(downMs);
      held = false;
      if (wanted) start();
    },
    pause: async (ms) => {
      const paused = child;
      paused.kill("SIGSTOP");
      await sleep(ms);
      paused.kill("SIGCONT");
    },
    stop: async () => {
      wanted = false;
      clearTimeout(again);
      if (child.exitCode !== null || child.signalCode !== null) return child.exitCode;
      return await endInOrder(child);
    },
    get pid() {
      return child.pid ?? null;
    },
    get died() {
      return died;
    },
  };
}

async function endInOrder(child: ChildProcess): Promise<number | null> {
  const ended = once(child, "exit");
  child.kill("SIGCONT");
  child.kill("SIGTERM");
  const late = setTimeout(() => child.kill("SIGKILL"), 120_000);
  await ended;
  clearTimeout(late);
  return child.exitCode;
}

function launch(
  { program, role, environment, folder, clockShiftMs }: ProductOptions,
  log: number,
): ChildProcess {
  const shift = clockShiftMs?.() ?? 0;
  const preload =
    shift === 0
      ? []
      : ["--import", `${pathToFileURL(join(import.meta.dirname, "shiftedClock.mjs")).href}?ms=${shift}`];
  // As the image starts it.
  return spawn(process.execPath, ["--max-semi-space-size=8", ...preload, program], {
    cwd: folder,
    // The channel's end tells it that we are gone.
    stdio: ["ignore", log, log, "ipc"],
    env: { PATH: "/usr/bin:/bin", MALLOC_ARENA_MAX: "1", ...environment, ROLE: role },
  });
}
