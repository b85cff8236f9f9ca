// Writes down what the product is made of: a bill of materials, or with --notices the licences of its packages.
import { readFileSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";

import { toNotices } from "./lib/notices.mjs";
import { listPackages } from "./lib/packages.mjs";
import { root } from "./lib/paths.mjs";
import { ensureRuntime } from "./lib/runtime.mjs";
import { toSbom } from "./lib/sbom.mjs";
import { fail, note } from "./lib/steps.mjs";
import { ensureInstalled } from "./lib/workspace.mjs";

async function main() {
  const runtime = await ensureRuntime();
  await ensureInstalled(runtime);
  const packages = await listPackages(runtime);
  const product = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));
  const notices = process.argv.includes("--notices");
  const given = process.argv.slice(2).find((argument) => !argument.startsWith("--"));
  const file = resolve(root, given ?? (notices ? "THIRD-PARTY-NOTICES.txt" : "sbom.json"));
  const text = notices ? toNotices(packages) : `${JSON.stringify(toSbom(packages, product), null, 2)}\n`;
  writeFileSync(file, text);
  note(`${packages.length} packages: ${file}`);
}

main().catch(fail);
