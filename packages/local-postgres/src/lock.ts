import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";

import { LocalPostgresError } from "./errors.ts";

/**
 * How long SQLite goes on trying, in milliseconds. Two that start at the same moment each hold, for an instant,
 * the shared lock that stops the other: without patience both would be refused.
 */
const PATIENCE = 2_000;

/** Held while this process owns the data directory. */
export interface Lock {
  release(): void;
}

/**
 * Takes the data directory for this process; throws `already_running` naming the process that has it.
 * The lock is the operating system's, held through SQLite's file locking: it ends with the process
 * however that ends, so there is no stale lock to judge.
 */
export async function takeLock(dataDir: string): Promise<Lock> {
  const holderFile = join(dataDir, "owner.pid");
  const database = openLockFile(join(dataDir, "owner.lock"));
  try {
    database.exec("PRAGMA journal_mode = MEMORY; BEGIN EXCLUSIVE");
  } catch (error) {
    database.close();
    if (!isBusy(error)) throw notPermitted(dataDir, error);
    const holder = (await readFile(holderFile, "utf8").catch(() => "")).trim();
    throw new LocalPostgresError({
      code: "already_running",
      message: `The data directory ${dataDir} is in use by ${holder === "" ? "another process" : `process ${holder}`}`,
      fix: holder === "" ? "Stop that one first" : `Stop that one first (kill ${holder}), or use it`,
    });
  }
  await writeFile(holderFile, String(process.pid), { mode: 0o644 });
  return { release: () => database.close() };
}

function openLockFile(path: string): DatabaseSync {
  try {
    return new DatabaseSync(path, { timeout: PATIENCE });
  } catch (error) {
    throw notPermitted(path, error);
  }
}

function isBusy(error: unknown): boolean {
  return error instanceof Error && "errcode" in error && error.errcode === 5;
}

function notPermitted(path: string, cause: unknown): LocalPostgresError {
  return new LocalPostgresError({
    code: "not_permitted",
    message: `${path} can't be written by this user`,
    fix: "Start as the user who started it first, or give the folder to yours with chown -R",
    cause,
  });
}
