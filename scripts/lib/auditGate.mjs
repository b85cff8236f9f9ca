import { readFileSync } from "node:fs";
import { join } from "node:path";

import { askAdvisories, judge } from "./audit.mjs";
import { listPackages } from "./packages.mjs";
import { root } from "./paths.mjs";
import { runQuietly } from "./run.mjs";

/**
 * Fails where something grave is known and not excused. A registry that can't be asked is no failure, and is said.
 * @returns the outcome in a line
 */
export async function audit(runtime) {
  const packages = await listPackages(runtime);
  const output = await runQuietly("registry", ["pnpm", "config", "get", "registry"], runtime);
  const registry = /https?:\/\/\S+/.exec(output)?.[0] ?? "";
  const exceptions = JSON.parse(readFileSync(join(root, "scripts/audit-exceptions.json"), "utf8"));
  const answer = await askAdvisories({ registry, packages });
  const problems = judge(
    answer.answered ? answer.advisories : [],
    exceptions,
    new Date().toISOString().slice(0, 10),
  );
  if (problems.length > 0) throw new Error(`Known vulnerabilities:\n${problems.join("\n")}`);
  return answer.answered
    ? `Vulnerabilities: nothing grave is known against ${packages.length} packages`
    : `Vulnerabilities: NOT LOOKED UP, the registry has no answer to that (${answer.reason})`;
}
