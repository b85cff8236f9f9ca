import { execFile } from "node:child_process";
import { join, resolve } from "node:path";
import { promisify } from "node:util";

const root = resolve(import.meta.dirname, "../../..");

/** Folder that git and every tool pass over. */
export const runsFolder = join(root, ".cache/chaos");

/** Builds the server as it is now into a folder of the run's own; the path of its program. */
export async function buildServer(folder: string): Promise<string> {
  const output = join(folder, "server");
  await promisify(execFile)(process.execPath, [join(root, "apps/api/build.ts"), output], { cwd: root });
  return join(output, "main.js");
}
