import { spawn } from "node:child_process";
import { readFileSync } from "node:fs";

/** A second Ctrl-C within this time is the same one: npm passes on what the terminal has sent already. */
const SAME_SIGNAL_MS = 1000;
const SIGNAL_NUMBERS = { SIGHUP: 1, SIGINT: 2, SIGQUIT: 3, SIGKILL: 9, SIGSEGV: 11, SIGTERM: 15 };

/**
 * Runs the product in the foreground and resolves with its exit code. It stands in a process group of its
 * own, so that it gets each signal once, from here; if we are killed, its channel to us closes
 * (`disconnect`) and it stops by itself.
 */
export function serve({ node, env, args, cwd }) {
  const child = spawn(node, args, {
    cwd,
    env,
    stdio: ["ignore", "inherit", "inherit", "ipc"],
    detached: process.platform !== "win32",
  });
  let last = -SAME_SIGNAL_MS;
  const pass = (signal) => {
    const now = performance.now();
    if (now - last < SAME_SIGNAL_MS) return;
    last = now;
    child.kill(signal);
  };
  process.on("SIGINT", () => pass("SIGINT"));
  process.on("SIGTERM", () => pass("SIGTERM"));
  process.on("SIGHUP", () => pass("SIGTERM"));
  stopWithNpm(() => pass("SIGTERM"));
  return new Promise((done, failed) => {
    child.once("error", failed);
    child.once("exit", (code, signal) => done(code ?? 128 + (SIGNAL_NUMBERS[signal] ?? 0)));
  });
}

/** npm that is killed doesn't tell us; we notice that we, or the shell between, have another parent. */
function stopWithNpm(stop) {
  if (process.env.npm_lifecycle_event === undefined) return;
  const family = () => `${process.ppid} ${parentOf(process.ppid)}`;
  const before = family();
  const timer = setInterval(() => {
    if (family() === before) return;
    clearInterval(timer);
    stop();
  }, 500);
  timer.unref();
}

function parentOf(pid) {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
    return stat.slice(stat.lastIndexOf(")") + 2).split(" ")[1];
  } catch {
    return "unknown";
  }
}
