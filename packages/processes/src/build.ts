import { execFile } from "node:child_process";
import { mkdir, mkdtemp } from "node:fs/promises";
import { join, resolve } from "node:path";
import { promisify } from "node:util";

const root = resolve(import.meta.dirname, "../../..");

/** A fresh folder for one run, where git and every tool pass over: `.cache/<kind>/<prefix>…`. */
export async function runFolder(kind: string, prefix: string): Promise<string> {
  const parent = join(root, ".cache", kind);
  await mkdir(parent, { recursive: true });
  return await mkdtemp(join(parent, prefix));
}

/** Builds the server as it is now into a folder of the run's own; the path of its program. */
export async function buildServer(folder: string): Promise<string> {
  const output = join(folder, "server");
  await promisify(execFile)(process.execPath, [join(root, "apps/api/build.ts"), output], { cwd: root });
  return join(output, "main.js");
}

/** Builds the panel to where the server looks for it, unless it stands there as its sources are now. */
export async function buildPanel(): Promise<void> {
  const task = ["exec", "turbo", "run", "build", "--filter=@platform/web", "--output-logs=errors-only"];
  await promisify(execFile)("pnpm", task, { cwd: root });
}
