import { join } from "node:path";

import { cacheFolder, root } from "./lib/paths.mjs";
import { ensureRuntime } from "./lib/runtime.mjs";
import { serve } from "./lib/serve.mjs";
import { fail } from "./lib/steps.mjs";
import { ensureBuilt, ensureInstalled } from "./lib/workspace.mjs";

async function main() {
  process.stdout.write("\n  Platform AI Solutions\n\n");
  const runtime = await ensureRuntime();
  await ensureInstalled(runtime);
  await ensureBuilt(runtime);
  const code = await serve({
    node: runtime.node,
    // As in the image.
    args: ["--max-semi-space-size=8", join(root, "apps/api/dist/main.js"), ...process.argv.slice(2)],
    cwd: root,
    env: { MALLOC_ARENA_MAX: "1", ...runtime.env, NODE_COMPILE_CACHE: cacheFolder("compiled") },
  });
  process.exit(code);
}

main().catch(fail);
