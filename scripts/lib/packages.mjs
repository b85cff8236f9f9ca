import { readFileSync } from "node:fs";
import { join } from "node:path";

import { root } from "./paths.mjs";
import { runQuietly } from "./run.mjs";

/**
 * @typedef {object} Package
 * @property {string} name
 * @property {string} version
 * @property {string} license
 * @property {string | null} homepage
 * @property {string} path
 * @property {string | null} integrity
 */

/**
 * What the product is made of beside its own sources: every package that is installed for production, with its licence,
 * its folder and what the lockfile says it has to be. Sorted, so that two runs are the same.
 * @param {{ env: NodeJS.ProcessEnv }} runtime
 * @returns {Promise<Package[]>}
 */
export async function listPackages(runtime) {
  const output = await runQuietly(
    "licences",
    ["pnpm", "licenses", "list", "--prod", "--json", "-r"],
    runtime,
  );
  const integrity = readIntegrity(readFileSync(join(root, "pnpm-lock.yaml"), "utf8"));
  return Object.values(JSON.parse(output.slice(output.indexOf("{"))))
    .flat()
    .flatMap(({ name, versions, paths, license, homepage }) =>
      versions.map((version, at) => ({
        name,
        version,
        license,
        homepage: homepage ?? null,
        path: paths[at] ?? paths[0],
        integrity: integrity.get(`${name}@${version}`) ?? null,
      })),
    )
    .toSorted((a, b) => compare(a.name, b.name) || compare(a.version, b.version));
}

/**
 * `name@version` to the digest in the lockfile.
 * @param {string} lockfile
 * @returns {Map<string, string>}
 */
export function readIntegrity(lockfile) {
  const found = new Map();
  const entry = /^ {2}'?((?:@[^/'\s]+\/)?[^@'\s]+@[^:'(\s]+)'?:\n {4}resolution: \{integrity: ([^,}\s]+)/gm;
  for (const [, name, digest] of lockfile.matchAll(entry)) found.set(name, digest);
  return found;
}

function compare(a, b) {
  return a < b ? -1 : Number(a > b);
}
