import { spawn } from "node:child_process";
import { join } from "node:path";

import { cacheFolder, root } from "./lib/paths.mjs";
import { ensureRuntime } from "./lib/runtime.mjs";
import { fail } from "./lib/steps.mjs";
import { ensureBuilt, ensureInstalled } from "./lib/workspace.mjs";

/** A second Ctrl-C within this time is the same one: npm passes on what the terminal has sent already. */
const SAME_SIGNAL_MS = 1000;

async function main() {
  process.stdout.write("\n  Platform AI Solutions\n\n");
  const runtime = await ensureRuntime();
  await ensureInstalled(runtime);
  await ensureBuilt(runtime);
  const code = await serve(runtime);
  process.exit(code);
}

/**
 * Runs the product in the foreground and resolves with its exit code. It stands in a process group of its
 * own, so that it gets each signal once, from here; if we are killed, its channel to us closes and it
 * stops by itself.
 */
function serve({ node, env }) {
  const child = spawn(node, [join(root, "apps/api/dist/main.js"), ...process.argv.slice(2)], {
    cwd: root,
    env: { ...env, NODE_COMPILE_CACHE: cacheFolder("compiled") },
    stdio: ["ignore", "inherit", "inherit", "ipc"],
    detached: process.platform !== "win32",
  });
  let last = 0;
  const pass = (signal) => {
    const now = performance.now();
    if (last > 0 && now - last < SAME_SIGNAL_MS) return;
    last = now;
    child.kill(signal);
  };
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"])
    process.on(signal, () => pass(signal === "SIGHUP" ? "SIGTERM" : signal));
  stopWithNpm(() => pass("SIGTERM"));
  return new Promise((done) => {
    child.once("error", (error) => fail(error));
    child.once("exit", (code, signal) => done(code ?? signalCode(signal)));
  });
}

/** npm that is killed doesn't tell us; we notice that our parent is another one. */
function stopWithNpm(stop) {
  if (process.env.npm_lifecycle_event === undefined) return;
  const parent = process.ppid;
  const timer = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(timer);
    stop();
  }, 500);
  timer.unref();
}

function signalCode(signal) {
  return 128 + ({ SIGHUP: 1, SIGINT: 2, SIGKILL: 9, SIGTERM: 15 }[signal] ?? 1);
}

main().catch(fail);
