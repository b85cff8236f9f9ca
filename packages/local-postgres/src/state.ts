import { randomBytes } from "node:crypto";
import { chown, readFile, rename, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";

import { hasCode, LocalPostgresError } from "./errors.ts";

/** What is remembered between starts, in `state.json` (mode 0600). */
export interface State {
  password: string;
  /** Port of the last start; kept while it is free. */
  port: number | null;
  /** Programs and settings of the running server: a survivor with others is started anew. */
  fingerprint: string;
}

/** A fresh state with a random password. */
export function newState(): State {
  return { password: randomBytes(24).toString("base64url"), port: null, fingerprint: "" };
}

/** The remembered state, or null on the first start or where the file can't be understood. */
export async function readState(dataDir: string): Promise<State | null> {
  let text: string;
  try {
    text = await readFile(join(dataDir, "state.json"), "utf8");
  } catch (error) {
    if (hasCode(error, "ENOENT")) return null;
    throw new LocalPostgresError({
      code: "not_permitted",
      message: `${join(dataDir, "state.json")} can't be read by this user`,
      fix: "Start as the user who started it first, or give the folder to yours with chown -R",
      cause: error,
    });
  }
  return parseState(text);
}

function parseState(text: string): State | null {
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value !== "object" || value === null) return null;
    if (!("password" in value) || typeof value.password !== "string") return null;
    const port = "port" in value && typeof value.port === "number" ? value.port : null;
    const fingerprint =
      "fingerprint" in value && typeof value.fingerprint === "string" ? value.fingerprint : "";
    return { password: value.password, port, fingerprint };
  } catch {
    return null;
  }
}

/** Writes the state whole or not at all; it belongs to the owner of the folder even when root writes it. */
export async function writeState(dataDir: string, state: State): Promise<void> {
  const path = join(dataDir, "state.json");
  const staged = `${path}.${process.pid}`;
  await writeFile(staged, `${JSON.stringify(state, null, 2)}\n`, { mode: 0o600 });
  await giveToFolderOwner(dataDir, staged);
  await rename(staged, path);
}

/** Files that root makes in a user's folder stay usable for that user. */
export async function giveToFolderOwner(folder: string, path: string): Promise<void> {
  if (process.getuid?.() !== 0) return;
  const { uid, gid } = await stat(folder);
  await chown(path, uid, gid);
}
