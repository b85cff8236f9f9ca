// Asks the registry whether anything grave is known against what the product ships.
import { audit } from "./lib/auditGate.mjs";
import { ensureRuntime } from "./lib/runtime.mjs";
import { fail, note } from "./lib/steps.mjs";
import { ensureInstalled } from "./lib/workspace.mjs";

async function main() {
  const runtime = await ensureRuntime();
  await ensureInstalled(runtime);
  note(await audit(runtime));
}

main().catch(fail);
