import { fileURLToPath } from "node:url";

/** What only reads its own files has nothing to finish; once a program listens itself, it decides. */
function endWhileLoading() {
  for (const signal of ["SIGINT", "SIGTERM"])
    process.on(signal, () => process.listenerCount(signal) === 1 && process.exit(0));
}

/**
 * Runs a program of this folder. A Node older than it was built for can't even read it; then the one runs it that the
 * repository's own commands bring.
 */
export async function launch(name, { node }) {
  if (name === "main") endWhileLoading();
  const program = new URL(`./${name}.program.js`, import.meta.url);
  if (Number.parseInt(process.versions.node, 10) >= node) return import(program.href);
  try {
    process.exit(await runOnBrought(program));
  } catch (error) {
    const needed = `Node ${node} or newer is needed, and this is ${process.versions.node}`;
    process.stderr.write(`\n${needed}: install it from https://nodejs.org.\n${error.message}\n`);
    process.exit(1);
  }
}

async function runOnBrought(program) {
  const scripts = new URL("../../../scripts/lib/", import.meta.url);
  const { ensureRuntime } = await import(new URL("runtime.mjs", scripts).href);
  const { serve } = await import(new URL("serve.mjs", scripts).href);
  const { node, env, arriving } = await ensureRuntime();
  await arriving;
  const args = [...process.execArgv, fileURLToPath(program), ...process.argv.slice(2)];
  return serve({ node, args, env, cwd: process.cwd() });
}
