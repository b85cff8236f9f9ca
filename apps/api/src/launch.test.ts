import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { cp, mkdir, mkdtemp, realpath, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { afterEach, beforeEach, expect, it } from "vitest";

const root = join(import.meta.dirname, "../../..");
/** Stands for a program of the product: says how it was called, and ends when it is told to. */
const PROGRAM = `
process.on("SIGTERM", () => process.exit(7));
process.on("disconnect", () => process.exit(8));
setInterval(() => undefined, 1_000);
process.stdout.write(JSON.stringify({ argv: process.argv.slice(2), cwd: process.cwd() }));
`;

let folder: string;
let dist: string;
let started: ChildProcess | null;

beforeEach(async () => {
  folder = await realpath(await mkdtemp(join(tmpdir(), "platform-launch-")));
  dist = join(folder, "apps/api/dist");
  await mkdir(dist, { recursive: true });
  await cp(join(root, "apps/api/launch.mjs"), join(dist, "launch.mjs"));
  await writeFile(join(dist, "main.program.js"), PROGRAM);
  started = null;
});
afterEach(async () => {
  started?.kill("SIGKILL");
  await rm(folder, { recursive: true, force: true });
});

/** Calls the program with a Node that is older than it needs, or isn't. */
async function call({ older }: { older: boolean }): Promise<ChildProcess> {
  const start = `import { launch } from "./launch.mjs";\nawait launch("main", { node: ${older ? 999 : 20} });\n`;
  await writeFile(join(dist, "main.mjs"), start);
  started = spawn(process.execPath, [join(dist, "main.mjs"), "--one", "two"], {
    cwd: folder,
    stdio: ["ignore", "pipe", "pipe"],
  });
  return started;
}

async function firstLine({ stdout }: ChildProcess): Promise<unknown> {
  if (stdout === null) throw new Error("No output");
  const [chunk] = (await once(stdout, "data")) as [Buffer];
  return JSON.parse(chunk.toString());
}

it.each([
  ["runs in a Node that can read it", false],
  ["runs in the Node that the repository brings where the one it was called with is too old", true],
])("a program %s, as it was called, and ends as it ends", async (_, older) => {
  await symlink(join(root, "scripts"), join(folder, "scripts"));
  const process = await call({ older });
  expect(await firstLine(process)).toMatchObject({ argv: ["--one", "two"], cwd: folder });
  process.kill("SIGTERM");
  expect(await once(process, "exit")).toEqual([7, null]);
});

it("a program without the repository says which Node it needs instead of what it could not read", async () => {
  const process = await call({ older: true });
  if (process.stderr === null) throw new Error("No output");
  const said = await text(process.stderr);
  expect(said).toContain("Node 999 or newer is needed, and this is ");
  expect(said).not.toMatch(/^\s+at /m);
});

it("a server that is told to end while it still loads ends in order", async () => {
  await writeFile(
    join(dist, "main.program.js"),
    `process.stdout.write("{}");\nawait new Promise((done) => setTimeout(done, 120_000));`,
  );
  const process = await call({ older: false });
  await firstLine(process);
  process.kill("SIGTERM");
  expect(await once(process, "exit")).toEqual([0, null]);
});
