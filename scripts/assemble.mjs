// Puts what an image holds into an empty folder: node scripts/assemble.mjs server|panel <folder>
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";

import { read, root } from "./lib/paths.mjs";
import { ensureRuntime } from "./lib/runtime.mjs";
import { fail, note } from "./lib/steps.mjs";
import { ensureBuilt, ensureInstalled } from "./lib/workspace.mjs";

/** Commands of the server's image, by the names that they have in the repository. */
const COMMANDS = ["backup", "doctor", "import", "migrate", "restore"];

const parts = { server: assembleServer, panel: assemblePanel };

async function main() {
  const [name = "", target] = process.argv.slice(2);
  const assemble = parts[name];
  if (assemble === undefined || target === undefined)
    throw new Error("Which part, and where to? For example: node scripts/assemble.mjs server /tmp/server");
  const folder = resolve(target);
  mkdirSync(folder, { recursive: true });
  if (readdirSync(folder).length > 0) throw new Error(`${folder} is not empty`);
  const runtime = await ensureRuntime();
  await ensureInstalled(runtime);
  await ensureBuilt(runtime);
  assemble(folder);
  note(`${name} assembled in ${folder}`);
}

/** Bundles, migrations and panel; no sources and no packages, since the bundles hold what they need of them. */
function assembleServer(folder) {
  copyBuilt("apps/api/dist", join(folder, "apps/api/dist"));
  copyBuilt("apps/web/dist", join(folder, "apps/web/dist"));
  mkdirSync(join(folder, "scripts"));
  for (const name of ["keys.mjs", "healthcheck.mjs"])
    cpSync(join(root, "scripts", name), join(folder, "scripts", name));
  const { name, version } = JSON.parse(read("package.json"));
  const program = (command) => `node apps/api/dist/${command}.js`;
  const scripts = {
    start: program("main"),
    keys: "node scripts/keys.mjs",
    ...Object.fromEntries(COMMANDS.map((command) => [command, program(command)])),
  };
  const manifest = { name, version, private: true, type: "module", scripts };
  writeFileSync(join(folder, "package.json"), `${JSON.stringify(manifest, null, 2)}\n`);
  const commit = readCommit();
  if (commit !== null) writeFileSync(join(folder, "COMMIT"), `${commit}\n`);
}

function assemblePanel(folder) {
  copyBuilt("apps/web/dist", folder);
}

/** Without the maps to sources that aren't there. */
function copyBuilt(from, to) {
  cpSync(join(root, from), to, { recursive: true, filter: (path) => !path.endsWith(".map") });
}

/** Of the checkout; null where it is none. */
function readCommit() {
  const git = join(root, ".git");
  const head = readIfThere(join(git, "HEAD"));
  const ref = /^ref: (\S+)$/.exec(head ?? "")?.[1];
  if (ref === undefined) return head;
  const packed = readIfThere(join(git, "packed-refs")) ?? "";
  return (
    readIfThere(join(git, ref)) ??
    packed
      .split("\n")
      .find((line) => line.endsWith(` ${ref}`))
      ?.split(" ")[0] ??
    null
  );
}

function readIfThere(path) {
  return existsSync(path) ? readFileSync(path, "utf8").trim() : null;
}

main().catch(fail);
