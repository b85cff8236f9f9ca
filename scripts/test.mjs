import { existsSync, readFileSync, rmSync } from "node:fs";
import { connect } from "node:net";
import { spawnSync } from "node:child_process";
import { join } from "node:path";

import { cacheFolder } from "./lib/paths.mjs";
import { runOpenly, runQuietly } from "./lib/run.mjs";
import { ensureRuntime } from "./lib/runtime.mjs";
import { bold, fail, note, seconds, step } from "./lib/steps.mjs";
import { ensureBuilt, ensureInstalled } from "./lib/workspace.mjs";

const tally = { passed: 0, failed: 0, skipped: 0 };

async function main() {
  const started = performance.now();
  const filter = process.argv.slice(2);
  heading("Runtime");
  const runtime = await ensureRuntime();
  await ensureInstalled(runtime);
  if (filter.length > 0) process.exit(await runOpenly(["pnpm", "exec", "vitest", "run", ...filter], runtime));

  heading("Checks");
  await check("Format", ["oxfmt", "--check"], runtime);
  await check("Lint, with types and layers", ["oxlint"], runtime);
  await check("Types of the scripts", ["tsc", "--noEmit"], runtime);
  await check(
    "Types of the packages",
    ["turbo", "run", "typecheck", "--concurrency=2", "--continue", "--output-logs=errors-only"],
    runtime,
  );
  await check("Unused code", ["knip", "--no-progress"], runtime);
  await check("Versions", ["sherif"], runtime);

  const built = await attempt(() => ensureBuilt(runtime));
  heading("Unit and integration tests");
  await tellAboutRedis();
  await test("unit-and-integration", ["--project", "unit", "--project", "integration"], runtime);
  heading("Browser tests");
  if (built) await test("browser", ["--project", "browser"], runtime);
  else note("not run: there is no build to test");

  process.stdout.write(`\n${seconds(performance.now() - started)} in all`);
  process.stdout.write(tally.skipped > 0 ? `, ${tally.skipped} tests skipped\n` : "\n");
  process.stdout.write(`${tally.passed} passed, ${tally.failed} failed\n`);
  process.exit(tally.failed === 0 ? 0 : 1);
}

function heading(text) {
  process.stdout.write(`\n${bold(text)}\n`);
}

/** A gate that isn't a test counts among the failed ones when it fails. */
async function check(title, command, runtime) {
  const name = title.toLowerCase().replaceAll(/[^a-z]+/g, "-");
  await attempt(() => step(title, () => runQuietly(name, ["pnpm", "exec", ...command], runtime)));
}

async function attempt(work) {
  try {
    await work();
    return true;
  } catch (error) {
    tally.failed += 1;
    process.stdout.write(`\n${error.message}\n\n`);
    return false;
  }
}

/** Runs vitest on our terminal and reads the numbers from its report. */
async function test(name, args, runtime) {
  const report = join(cacheFolder("reports"), `${name}.json`);
  rmSync(report, { force: true });
  const reporters = ["--reporter=dot", "--reporter=json", `--outputFile.json=${report}`];
  const code = await runOpenly(["pnpm", "exec", "vitest", "run", ...args, ...reporters], runtime);
  const result = existsSync(report) ? JSON.parse(readFileSync(report, "utf8")) : {};
  const failed = result.numFailedTests ?? 0;
  tally.passed += result.numPassedTests ?? 0;
  tally.skipped += (result.numPendingTests ?? 0) + (result.numTodoTests ?? 0);
  // A file that could not even be loaded has no tests to count, but it is a failure.
  tally.failed += failed === 0 && code !== 0 ? 1 : failed;
}

async function tellAboutRedis() {
  const installed = spawnSync("redis-server", ["--version"], { stdio: "ignore" }).status === 0;
  if (installed) note("Redis is installed: its paths are tested on servers of their own");
  else if (await answers(6379))
    note(
      "Redis runs on this machine but redis-server is not in PATH: tests that start their own are skipped",
    );
  else
    note(
      "Redis is neither running nor installed: THE REDIS PATHS ARE SKIPPED (apt-get install redis-server)",
    );
}

function answers(port) {
  return new Promise((done) => {
    const socket = connect({ host: "127.0.0.1", port, timeout: 500 });
    const finish = (answer) => {
      socket.destroy();
      done(answer);
    };
    socket.once("connect", () => finish(true));
    socket.once("timeout", () => finish(false));
    socket.once("error", () => finish(false));
  });
}

main().catch(fail);
