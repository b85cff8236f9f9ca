import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { createTestDatabase } from "@platform/db/testing";
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
  /** As Ctrl-C does; answers the exit code. */
  stop(): Promise<number | null>;
}

/**
 * Starts the demo in a folder of its own, over a database of its own on the server that the tests share: most of a
 * first start is the making of a database. `embedded`: with that too, as whoever installs it has it.
 */
export async function startDemo({ embedded = false }: { embedded?: boolean } = {}): Promise<Demo> {
  if (embedded) return startOver({});
  const database = await createTestDatabase({ maxConnections: 1 });
  try {
    const demo = await startOver({ POSTGRES_DSN: database.dsn });
    const stop = async (): Promise<number | null> => {
      const code = await demo.stop();
      await database.drop();
      return code;
    };
    return { ...demo, stop };
  } catch (error) {
    await database.drop();
    throw error;
  }
}

/** @param env names a database; absent: the embedded one */
export async function startOver(env: { POSTGRES_DSN?: string }): Promise<Demo> {
  const dataDir = await mkdtemp(join(tmpdir(), "platform-e2e-"));
  const port = await freePort();
  const child = spawn(process.execPath, [MAIN], {
    env: {
      PATH: process.env.PATH,
      NODE_COMPILE_CACHE: process.env.NODE_COMPILE_CACHE,
      HOME: process.env.HOME,
      PORT: String(port),
      DATA_DIR: dataDir,
      ...env,
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
  const adminToken = await readFile(join(dataDir, "admin-token"), "utf8").then(
    (text) => text.trim(),
    (error: unknown) => {
      child.kill("SIGKILL");
      throw error;
    },
  );
  const url = `http://localhost:${port}`;
  return {
    url,
    signInUrl: `${url}/sign-in#token=${adminToken}`,
    adminToken,
    phoneUrl: /Phone\s+(http\S+)\/phone/.exec(output())?.[1] ?? "",
    dataDir,
    pid: child.pid ?? 0,
    output,
    stop: async () => {
      child.kill("SIGINT");
      await exited;
      await rm(dataDir, { recursive: true, force: true });
      return child.exitCode;
    },
  };
}
