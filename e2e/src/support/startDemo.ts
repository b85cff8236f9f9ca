import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { freePort } from "@platform/processes";

/** The built product, as `npm start` runs it. */
const MAIN = fileURLToPath(new URL("../../../apps/api/dist/main.js", import.meta.url));

export interface Demo {
  url: string;
  /** Signs in at once. */
  signInUrl: string;
  adminToken: string;
  /** Root of the customer's simulated phone. */
  phoneUrl: string;
  dataDir: string;
  pid: number;
  /** Everything it printed. */
  output(): string;
  /** Sends the signal and waits for the end; answers the exit code. */
  stop(signal?: NodeJS.Signals): Promise<number | null>;
}

/** Starts the demo in a folder of its own, or again in the one given. */
export async function startDemo(given?: { dataDir?: string; env?: Record<string, string> }): Promise<Demo> {
  const dataDir = given?.dataDir ?? (await mkdtemp(join(tmpdir(), "platform-e2e-")));
  const port = await freePort();
  const child = spawn(process.execPath, [MAIN], {
    env: {
      PATH: process.env.PATH,
      HOME: process.env.HOME,
      PORT: String(port),
      DATA_DIR: dataDir,
      ...given?.env,
    },
    stdio: ["ignore", "pipe", "pipe"],
  });
  const printed: Buffer[] = [];
  child.stdout.on("data", (part: Buffer) => printed.push(part));
  child.stderr.on("data", (part: Buffer) => printed.push(part));
  const output = (): string => Buffer.concat(printed).toString();
  const exited = once(child, "exit");
  const deadline = performance.now() + 120_000;
  while (!/Ctrl-C stops it/.test(output())) {
    if (child.exitCode !== null || performance.now() > deadline) {
      child.kill("SIGKILL");
      throw new Error(`The demo did not start:\n${output()}`);
    }
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  const adminToken = (await readFile(join(dataDir, "admin-token"), "utf8")).trim();
  const url = `http://localhost:${port}`;
  return {
    url,
    signInUrl: `${url}/sign-in#token=${adminToken}`,
    adminToken,
    phoneUrl: /Phone\s+(http\S+)\/phone/.exec(output())?.[1] ?? "",
    dataDir,
    pid: child.pid ?? 0,
    output,
    stop: async (signal = "SIGINT") => {
      child.kill(signal);
      await exited;
      if (given?.dataDir === undefined && signal !== "SIGKILL")
        await rm(dataDir, { recursive: true, force: true });
      return child.exitCode;
    },
  };
}
