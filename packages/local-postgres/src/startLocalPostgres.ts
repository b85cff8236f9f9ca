import { mkdir, rename, rm, stat } from "node:fs/promises";
import { join, resolve } from "node:path";

import { chooseAccount } from "./account.ts";
import { addressesOf, SOCKET } from "./address.ts";
import { findBinaries, makeReachable } from "./binaries.ts";
import { hasCode, LocalPostgresError } from "./errors.ts";
import { clusterMajor, initCluster } from "./initCluster.ts";
import { type Lock, takeLock } from "./lock.ts";
import { findSurvivor, type Postmaster, startPostmaster, stopPostmaster } from "./postmaster.ts";
import type { Setup } from "./programs.ts";
import { resetPassword } from "./resetPassword.ts";
import { giveToFolderOwner, newState, readState, type State, writeState } from "./state.ts";

/** Options of the embedded database. */
export interface LocalPostgresOptions {
  /** Folder for everything it keeps (cluster, password, log); made if absent. */
  dataDir: string;
  /** Receives one short line per thing worth telling a person. */
  log?: (line: string) => void;
  /** PostgreSQL settings, e.g. `{ shared_buffers: "256MB" }`; not the address it listens on. */
  settings?: Record<string, string>;
  /** Where it shall listen if that port is free; else, and by default, where it did last, or on any. */
  port?: number;
}

/** A running embedded database. */
export interface LocalPostgres {
  /** Connection address as superuser `postgres`, password included. */
  dsn: string;
  /** The same over its Unix socket, which takes less of the processor; `dsn` where it has none. */
  socketDsn: string;
  port: number;
  pid: number;
  /** Stops it in order and gives the data directory free. Calling it again waits for the same stop. */
  stop(): Promise<void>;
}

const DEFAULTS: Record<string, string> = {
  log_min_messages: "warning",
  log_checkpoints: "off",
  max_connections: "100",
};
const MAX_LOG_BYTES = 5_000_000;

/**
 * Starts real PostgreSQL in `dataDir`, on loopback only, or takes over the one that a killed process
 * left running there. Throws `LocalPostgresError`, whose `fix` says what to mend.
 */
export async function startLocalPostgres(options: LocalPostgresOptions): Promise<LocalPostgres> {
  const dataDir = resolve(options.dataDir);
  await makeDataDir(dataDir);
  const lock = await takeLock(dataDir);
  try {
    return await start({ ...options, dataDir }, lock);
  } catch (error) {
    lock.release();
    throw error;
  }
}

async function start(options: LocalPostgresOptions, lock: Lock): Promise<LocalPostgres> {
  const { dataDir } = options;
  const log = options.log ?? (() => undefined);
  const cluster = join(dataDir, "cluster");
  const logFile = join(dataDir, "postgres.log");
  const account = await chooseAccount({ dataDir, cluster });
  const found = await findBinaries();
  const settings = { ...DEFAULTS, ...options.settings };
  const fingerprint = JSON.stringify([found.version, SOCKET, settings]);
  await rotateLog(logFile);

  const setup: Setup = { binaries: await makeReachable(found, account), account, logFile };
  const state = await prepareCluster(setup, { dataDir, cluster, log });
  let server: Postmaster | null = await findSurvivor(cluster);
  if (server && state.fingerprint === fingerprint) {
    log(`took over the running PostgreSQL (process ${server.pid})`);
  } else {
    if (server) await stopPostmaster(setup, { cluster, pid: server.pid });
    server = await startPostmaster(setup, { cluster, port: options.port ?? state.port, settings });
  }
  await writeState(dataDir, { ...state, port: server.port, fingerprint });
  await giveToFolderOwner(dataDir, logFile).catch(() => undefined);
  return {
    ...server,
    ...addressesOf({ cluster, password: state.password, port: server.port }),
    stop: stopOnce(setup, { cluster, pid: server.pid, lock }),
  };
}

function stopOnce(setup: Setup, held: { cluster: string; pid: number; lock: Lock }): () => Promise<void> {
  let stopping: Promise<void> | undefined;
  return () => (stopping ??= stopPostmaster(setup, held).finally(() => held.lock.release()));
}

/** A cluster of the right version with a known password: the existing one, or a new one. */
async function prepareCluster(
  setup: Setup,
  input: { dataDir: string; cluster: string; log: (line: string) => void },
): Promise<State> {
  const major = await clusterMajor(input.cluster).catch((error: unknown) => {
    throw closedTo(input.cluster, error);
  });
  if (major === null) {
    const state = newState();
    await writeState(input.dataDir, state);
    await initCluster(setup, { cluster: input.cluster, password: state.password, sync: true });
    input.log("made a new database");
    return state;
  }
  if (major !== setup.binaries.major) {
    throw new LocalPostgresError({
      code: "other_major_version",
      message: `${input.cluster} was made by PostgreSQL ${major}, this is ${setup.binaries.major}`,
      fix: `Move it away to begin anew, or start the older version once and carry the data over with pg_dump`,
    });
  }
  const known = await readState(input.dataDir);
  if (known) return known;
  const survivor = await findSurvivor(input.cluster);
  if (survivor) await stopPostmaster(setup, { cluster: input.cluster, pid: survivor.pid });
  const state = newState();
  await resetPassword(setup, { cluster: input.cluster, password: state.password });
  input.log("the remembered password was lost; made a new one");
  return state;
}

function closedTo(cluster: string, cause: unknown): LocalPostgresError {
  return new LocalPostgresError({
    code: "not_permitted",
    message: `${cluster} can't be read by this user`,
    fix: "Start as the user who started it first, or give the folder to yours with chown -R",
    cause,
  });
}

async function makeDataDir(dataDir: string): Promise<void> {
  try {
    await mkdir(dataDir, { recursive: true, mode: 0o700 });
  } catch (error) {
    if (!hasCode(error, "EACCES", "EROFS", "EPERM")) throw error;
    throw closedTo(dataDir, error);
  }
}

async function rotateLog(logFile: string): Promise<void> {
  const size = await stat(logFile).then(
    (info) => info.size,
    () => 0,
  );
  if (size < MAX_LOG_BYTES) return;
  await rm(`${logFile}.1`, { force: true });
  await rename(logFile, `${logFile}.1`);
}
