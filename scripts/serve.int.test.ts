import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { pathToFileURL } from "node:url";

import { afterEach, beforeEach, expect, it } from "vitest";

/** Stands for the product: notes each signal it gets, and ends 200 ms after the first. */
const PRODUCT = `
import { appendFileSync } from "node:fs";
const note = (word) => appendFileSync(process.argv[2], word + " ");
const stop = (word) => { note(word); setTimeout(() => process.exit(7), 200); };
process.on("SIGINT", () => stop("SIGINT"));
process.on("SIGTERM", () => stop("SIGTERM"));
process.on("disconnect", () => stop("disconnect"));
note("pid:" + process.pid);
setInterval(() => undefined, 1000);
`;

let folder: string;
let launcher: ChildProcess;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "platform-serve-"));
  await writeFile(join(folder, "product.mjs"), PRODUCT);
  const serve = pathToFileURL(join(import.meta.dirname, "lib/serve.mjs")).href;
  const run = `import { serve } from ${JSON.stringify(serve)};
    const args = [${JSON.stringify(join(folder, "product.mjs"))}, ${JSON.stringify(join(folder, "notes"))}];
    process.exit(await serve({ node: process.execPath, args, cwd: ${JSON.stringify(folder)}, env: {} }));`;
  launcher = spawn(process.execPath, ["--input-type=module", "-e", run], { detached: true, stdio: "ignore" });
  await noted("pid:");
});

afterEach(async () => {
  if (launcher.exitCode === null && launcher.signalCode === null) launcher.kill("SIGTERM");
  await gone();
  await rm(folder, { recursive: true, force: true });
});

async function notes(): Promise<string> {
  return readFile(join(folder, "notes"), "utf8").catch(() => "");
}

async function noted(word: string): Promise<void> {
  while (!(await notes()).includes(word)) await sleep(10);
}

async function productPid(): Promise<number> {
  return Number(/pid:(\d+)/.exec(await notes())?.[1]);
}

/** Until the product's process has ended. */
async function gone(): Promise<void> {
  const pid = await productPid();
  const runs = async (): Promise<boolean> => {
    const state = await readFile(`/proc/${pid}/stat`, "utf8").catch(() => ") Z");
    return !/\) [ZX]/.test(state);
  };
  while (await runs()) await sleep(20);
}

it("Ctrl-C, which reaches the whole process group and comes again through npm, stops the product once", async () => {
  const exit = once(launcher, "exit");
  if (launcher.pid === undefined) throw new Error("not started");
  process.kill(-launcher.pid, "SIGINT");
  await sleep(20);
  launcher.kill("SIGINT");
  expect(await exit).toEqual([7, null]);
  expect((await notes()).match(/SIGINT/g)).toHaveLength(1);
  await gone();
});

it("a launcher that is killed leaves no product behind", async () => {
  launcher.kill("SIGKILL");
  await noted("disconnect");
  await gone();
});

it("a product that is killed ends the launcher with the code a shell expects", async () => {
  const exit = once(launcher, "exit");
  process.kill(await productPid(), "SIGKILL");
  expect(await exit).toEqual([137, null]);
});

it("a closed terminal stops the product in order", async () => {
  const exit = once(launcher, "exit");
  launcher.kill("SIGHUP");
  expect(await exit).toEqual([7, null]);
  expect(await notes()).toContain("SIGTERM");
});
