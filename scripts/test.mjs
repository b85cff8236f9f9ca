import { existsSync, readFileSync, rmSync } from "node:fs";
import { connect } from "node:net";
import { spawnSync } from "node:child_process";
import { join, relative } from "node:path";

import { audit } from "./lib/auditGate.mjs";
import { cacheFolder, root } from "./lib/paths.mjs";
import { runOpenly, runQuietly } from "./lib/run.mjs";
import { ensureRuntime } from "./lib/runtime.mjs";
import { watchForStandstills } from "./lib/standstills.mjs";
import { bold, fail, note, seconds, step } from "./lib/steps.mjs";
import { ensureBuilt, ensureInstalled } from "./lib/workspace.mjs";

/** What any change to migrations, functions or the way of a message would break first on the oldest PostgreSQL. */
const ON_THE_OLDEST = [
  "packages/db/src/search.int.test.ts",
  "packages/db/src/hours.int.test.ts",
  "apps/api/src/live/hub.int.test.ts",
  "apps/api/src/domain/numbers/getNumbers.int.test.ts",
  "apps/api/src/flow/wayOfAMessage.int.test.ts",
];
const OLDEST = "13";

/** What is checked as one: everything on Node but these scripts has the same options. */
const PROGRAMS = {
  scripts: "tsconfig.json",
  packages: "tsconfig.packages.json",
  phone: "packages/simulator/src/phone/page",
  panel: "apps/web",
};

const tally = { passed: 0, failed: 0, skipped: 0 };
/** How long each part took, and each file of tests from its first test to its last, in ms. */
const parts = [];
const files = [];

async function main() {
  const started = performance.now();
  const standstills = watchForStandstills();
  const filter = process.argv.slice(2);
  heading("Runtime");
  const runtime = await ensureRuntime();
  await ensureInstalled(runtime);
  if (filter.length > 0) process.exit(await runOpenly(["pnpm", "exec", "vitest", "run", ...filter], runtime));

  heading(`Checks, and PostgreSQL ${OLDEST} beside them`);
  const older = { ...runtime, env: { ...runtime.env, TEST_POSTGRES: OLDEST } };
  const [built] = await Promise.all([
    part("checks and build", () => runChecks(runtime)),
    // Its tests mostly wait, and the checks mostly compute.
    test(`postgres-${OLDEST}`, ["--project", "integration", ...ON_THE_OLDEST], { ...older, run: quietly }),
  ]);
  heading("Unit and integration tests, and the browser's beside them");
  await tellAboutRedis();
  tellAboutNginx();
  if (!built) note("the browser's are not run: there is no build to test");
  await Promise.all([
    test("unit-and-integration", ["--project", "unit", "--project", "integration"], runtime),
    // Its pages wait for the network as much as the others wait for their processes.
    built && test("browser", ["--project", "browser"], { ...runtime, run: quietly }),
  ]);

  sayWhereTimeWent(standstills());
  process.stdout.write(`\n${seconds(performance.now() - started)} in all`);
  process.stdout.write(tally.skipped > 0 ? `, ${tally.skipped} tests skipped\n` : "\n");
  process.stdout.write(`${tally.passed} passed, ${tally.failed} failed\n`);
  process.exit(tally.failed === 0 ? 0 : 1);
}

/** @returns whether there is a build to test */
async function runChecks(runtime) {
  await check("Format", ["oxfmt", "--check"], runtime);
  await check("Lint, with types and layers", ["oxlint"], runtime);
  await attempt(() => step("Types", () => checkTypes(runtime)));
  await check("Unused code", ["knip", "--no-progress"], runtime);
  await check("Versions", ["sherif"], runtime);
  await attempt(async () => note(await step("Known vulnerabilities", () => audit(runtime))));
  return attempt(() => ensureBuilt(runtime));
}

/** Side by side with one checker each: several in one program repeat most of each other's work. */
async function checkTypes(runtime) {
  const checks = Object.entries(PROGRAMS).map(([name, project]) => {
    const command = ["pnpm", "exec", "tsc", "--noEmit", "--checkers", "1", "--project", project];
    return runQuietly(`types-of-the-${name}`, command, runtime);
  });
  const failed = (await Promise.allSettled(checks)).filter(({ status }) => status === "rejected");
  if (failed.length > 0) throw new Error(failed.map(({ reason }) => reason.message).join("\n\n"));
}

async function part(title, work) {
  const started = performance.now();
  const result = await work();
  parts.push({ title, ms: performance.now() - started });
  return result;
}

/** So that whoever made the suite slower sees it, and whether it was the machine. */
function sayWhereTimeWent(standstills) {
  const line = (of) => of.map(({ title, ms }) => `${title} ${seconds(ms)}`).join(", ");
  process.stdout.write(`\nParts: ${line(parts)}\n`);
  process.stdout.write(`Longest files: ${line(files.toSorted((a, b) => b.ms - a.ms).slice(0, 5))}\n`);
  if (standstills.length > 0) process.stdout.write(`Stood still: ${standstills.join(", ")}\n`);
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

/** Beside something else: its output is shown when it fails. */
async function quietly(command, runtime, name) {
  try {
    await step(name, () => runQuietly(name, command, runtime));
    return 0;
  } catch (error) {
    process.stdout.write(`\n${error.message}\n\n`);
    return 1;
  }
}

/** Runs vitest, on our terminal unless told otherwise, and reads the numbers from its report. */
async function test(name, args, { run = runOpenly, ...runtime }) {
  const report = join(cacheFolder("reports"), `${name}.json`);
  rmSync(report, { force: true });
  const reporters = ["--reporter=dot", "--reporter=json", `--outputFile.json=${report}`];
  const command = ["pnpm", "exec", "vitest", "run", ...args, ...reporters];
  const code = await part(name, () => run(command, runtime, name));
  const result = existsSync(report) ? JSON.parse(readFileSync(report, "utf8")) : {};
  const failed = result.numFailedTests ?? 0;
  tally.passed += result.numPassedTests ?? 0;
  tally.skipped += (result.numPendingTests ?? 0) + (result.numTodoTests ?? 0);
  // A file that could not even be loaded has no tests to count, but it is a failure.
  tally.failed += failed === 0 && code !== 0 ? 1 : failed;
  for (const { name: path, startTime, endTime } of result.testResults ?? [])
    files.push({ title: relative(root, path), ms: endTime - startTime });
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

function tellAboutNginx() {
  const found = ["nginx", "/usr/sbin/nginx"].some(
    (name) => spawnSync(name, ["-v"], { stdio: "ignore" }).status === 0,
  );
  if (found) note("nginx is installed: the files of docs/deploy are tested behind it");
  else note("nginx is not installed: WHAT STANDS BEHIND IT IS SKIPPED (apt-get install nginx-light)");
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
