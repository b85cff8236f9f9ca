// Runs a command on the pinned Node: node scripts/with-runtime.mjs node apps/api/src/doctor.ts
import { spawn } from "node:child_process";

import { root } from "./lib/paths.mjs";
import { ensureRuntime } from "./lib/runtime.mjs";
import { fail } from "./lib/steps.mjs";
import { ensureInstalled } from "./lib/workspace.mjs";

async function main() {
  const runtime = await ensureRuntime();
  await ensureInstalled(runtime);
  const [name, ...args] = process.argv.slice(2);
  if (name === undefined)
    throw new Error("Which command? For example: node scripts/with-runtime.mjs node --version");
  const program = name === "node" ? runtime.node : name;
  const child = spawn(program, args, { cwd: root, env: runtime.env, stdio: "inherit" });
  // The terminal sends Ctrl-C to the command as well; we only wait for it.
  process.on("SIGINT", () => undefined);
  process.on("SIGTERM", () => child.kill("SIGTERM"));
  child.once("error", (error) => fail(new Error(`${program} could not be started: ${error.message}`)));
  child.once("exit", (code) => process.exit(code ?? 1));
}

main().catch(fail);
