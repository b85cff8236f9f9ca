import { readdir } from "node:fs/promises";
import { createServer } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";

import { SOCKET } from "./address.ts";
import { LocalPostgresError } from "./errors.ts";
import {
  answersAsPostgres,
  isAlive,
  isOurPostmaster,
  readPidFile,
  removePidFile,
  worksIn,
} from "./pidFile.ts";
import { dataArgument, exitOf, launch, logPosition, logSince, type Setup } from "./programs.ts";

/** A running server. */
export interface Postmaster {
  pid: number;
  port: number;
}

/** Recovery after a crash reads the whole log of changes; it is given this long, in ms. */
const READY_WITHIN = 120_000;
const PORT_ATTEMPTS = 5;

type Outcome = { ready: Postmaster } | { failed: string };

/** The postmaster of an earlier run that outlived its parent, waited for until ready; null if there is none. */
export async function findSurvivor(cluster: string): Promise<Postmaster | null> {
  const file = await readPidFile(cluster);
  if (file === null) return null;
  if (!(await isOurPostmaster(cluster, file))) {
    // PostgreSQL would take any process of this number for its predecessor, even one that has ended and
    // waits for its parent. Workers that still run are told apart by the shared memory they hold.
    await removePidFile(cluster);
    return null;
  }
  const deadline = Date.now() + READY_WITHIN;
  while (Date.now() < deadline) {
    const now = await readPidFile(cluster);
    // One that is just being killed still has its file; it must answer as well.
    if (now?.ready && (await answersAsPostgres(now.port))) return { pid: now.pid, port: now.port };
    if (!(await isAlive(file.pid))) {
      await removePidFile(cluster);
      return null;
    }
    await sleep(10);
  }
  return { pid: file.pid, port: file.port };
}

/**
 * Starts the server and resolves when it takes connections. A port that is taken is replaced by a free
 * one. Throws `start_failed` with the server's own words.
 */
export async function startPostmaster(
  setup: Setup,
  input: { cluster: string; port: number | null; settings: Record<string, string> },
): Promise<Postmaster> {
  let said = "";
  for (let attempt = 0; attempt < PORT_ATTEMPTS; attempt += 1) {
    const keep = attempt === 0 && input.port !== null && (await isFree(input.port));
    const port = keep && input.port !== null ? input.port : await freePort();
    const outcome = await startOnce(setup, { ...input, port });
    if ("ready" in outcome) return outcome.ready;
    said = outcome.failed;
    if (said.includes("pre-existing shared memory")) await endOrphans(input.cluster);
    else if (!said.includes("could not bind")) break;
  }
  throw new LocalPostgresError({
    code: "start_failed",
    message: `PostgreSQL did not start: ${said || "it said nothing"}`,
    fix: `Its whole log is ${setup.logFile}`,
  });
}

async function startOnce(
  setup: Setup,
  input: { cluster: string; port: number; settings: Record<string, string> },
): Promise<Outcome> {
  const settings: Record<string, string> = {
    listen_addresses: "127.0.0.1",
    ...SOCKET,
    port: String(input.port),
    log_timezone: "UTC",
    timezone: "UTC",
    ...input.settings,
  };
  const position = await logPosition(setup.logFile);
  const child = await launch(setup, {
    name: "postgres",
    cwd: input.cluster,
    args: [
      "-D",
      dataArgument(input.cluster, setup.account),
      ...Object.entries(settings).flatMap(([name, value]) => ["-c", `${name}=${value}`]),
    ],
  });
  child.unref();
  let ended: number | undefined;
  void exitOf(child).then((code) => (ended = code));
  const deadline = Date.now() + READY_WITHIN;
  while (ended === undefined && Date.now() < deadline) {
    const file = await readPidFile(input.cluster);
    if (file?.ready && file.pid === child.pid) return { ready: { pid: file.pid, port: input.port } };
    await sleep(5);
  }
  if (ended === undefined) child.kill("SIGQUIT");
  const words = await logSince(setup.logFile, position);
  return { failed: ended === undefined ? `not ready within ${READY_WITHIN / 1000} s: ${words}` : words };
}

/** Stops in order: fast shutdown, then at once, then by force. Throws `stop_failed` if it still runs. */
export async function stopPostmaster(setup: Setup, input: { cluster: string; pid: number }): Promise<void> {
  if (process.platform === "win32") {
    const args = ["stop", "-D", input.cluster, "-m", "fast", "-w"];
    await exitOf(await launch(setup, { name: "pg_ctl", cwd: input.cluster, args }));
    return;
  }
  const steps = [
    { signal: "SIGINT", wait: 20_000 },
    { signal: "SIGQUIT", wait: 8_000 },
    { signal: "SIGKILL", wait: 2_000 },
  ] as const;
  for (const step of steps) {
    if (!(await isAlive(input.pid))) return;
    process.kill(input.pid, step.signal);
    if (await endsWithin(input.pid, step.wait)) return;
  }
  throw new LocalPostgresError({
    code: "stop_failed",
    message: `PostgreSQL (process ${input.pid}) does not end`,
    fix: `End it by hand: kill -9 ${input.pid}`,
  });
}

async function endsWithin(pid: number, ms: number): Promise<boolean> {
  const deadline = Date.now() + ms;
  while (Date.now() < deadline) {
    if (!(await isAlive(pid))) return true;
    await sleep(5);
  }
  return false;
}

/** After a killed postmaster its workers may still hold the shared memory; PostgreSQL won't start beside them. */
async function endOrphans(cluster: string): Promise<void> {
  const names = process.platform === "linux" ? await readdir("/proc") : [];
  for (const pid of names.filter((name) => /^\d+$/.test(name)).map(Number)) {
    if ((await worksIn(pid, cluster)) !== "postgres") continue;
    if (await isAlive(pid)) process.kill(pid, "SIGQUIT");
    await endsWithin(pid, 2_000);
  }
  await sleep(500);
}

function isFree(port: number): Promise<boolean> {
  return listenOnce(port).then(
    () => true,
    () => false,
  );
}

function freePort(): Promise<number> {
  return listenOnce(0);
}

function listenOnce(port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once("error", reject);
    server.listen({ host: "127.0.0.1", port, exclusive: true }, () => {
      const address = server.address();
      server.close(() => resolve(typeof address === "object" && address ? address.port : port));
    });
  });
}
