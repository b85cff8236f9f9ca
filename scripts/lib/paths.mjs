import { accessSync, constants, mkdirSync, readFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";

export const root = resolve(dirname(fileURLToPath(import.meta.url)), "../..");
const cache = join(root, ".cache");

/** Text of a file of the repository, without the line end. */
export function read(path) {
  return readFileSync(join(root, path), "utf8").trim();
}

/** A folder below `.cache`, made if absent. */
export function cacheFolder(...names) {
  const path = join(cache, ...names);
  mkdirSync(path, { recursive: true });
  return path;
}

/**
 * Users without a home (as in many containers) get one in `.cache`: npm, pnpm and turbo keep their
 * downloads and settings there.
 */
export function homeEnvironment() {
  const home = process.env.HOME ?? process.env.USERPROFILE ?? "";
  try {
    accessSync(home, constants.W_OK);
    return {};
  } catch {
    return { HOME: cacheFolder("home") };
  }
}
