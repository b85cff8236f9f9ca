import { execFile } from "node:child_process";
import { cp, mkdir, mkdtemp, readdir, rm } from "node:fs/promises";
import { join, resolve } from "node:path";
import { promisify } from "node:util";

const root = resolve(import.meta.dirname, "../../..");
/** One of each process that asked for one, by its number: it may be killed, so the next one clears up after it. */
const builds = join(root, ".cache/builds");

/** A fresh folder for one run, where git and every tool pass over: `.cache/<kind>/<prefix>…`. */
export async function runFolder(kind: string, prefix: string): Promise<string> {
  const parent = join(root, ".cache", kind);
  await mkdir(parent, { recursive: true });
  return await mkdtemp(join(parent, prefix));
}

let built: Promise<string> | undefined;

/** The server as it was when this process first asked for it, copied into a folder of the run's own; the path of its program. */
export async function buildServer(folder: string): Promise<string> {
  const output = join(folder, "server");
  await cp(await (built ??= buildOnce()), output, { recursive: true });
  return join(output, "main.js");
}

/** Building takes five seconds of a processor, a copy hardly any: a process that starts several installations builds once. */
async function buildOnce(): Promise<string> {
  await mkdir(builds, { recursive: true });
  for (const pid of await readdir(builds)) {
    if (!isAlive(Number(pid))) await rm(join(builds, pid), { recursive: true, force: true });
  }
  const output = join(builds, String(process.pid));
  await promisify(execFile)(process.execPath, [join(root, "apps/api/build.ts"), output], { cwd: root });
  return output;
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

/** Builds the panel to where the server looks for it, unless it stands there as its sources are now. */
export async function buildPanel(): Promise<void> {
  const task = ["exec", "turbo", "run", "build", "--filter=@platform/web", "--output-logs=errors-only"];
  await promisify(execFile)("pnpm", task, { cwd: root });
}
