import { readFile, stat } from "node:fs/promises";

import { hasCode, LocalPostgresError } from "./errors.ts";

/** The system user PostgreSQL runs as when we are root, which PostgreSQL itself refuses. */
export interface Account {
  uid: number;
  gid: number;
}

const CANDIDATES = ["postgres", "_postgres", "nobody"];

/**
 * Null when we are not root (PostgreSQL then runs as ourselves). As root: the owner of an existing
 * cluster, else of the data directory, else the first unprivileged user known to the system.
 */
export async function chooseAccount(paths: { dataDir: string; cluster: string }): Promise<Account | null> {
  if (process.getuid?.() !== 0) return null;
  const users = await readUsers();
  for (const path of [paths.cluster, paths.dataDir]) {
    const owner = await ownerOf(path);
    // initdb and postgres look their own user up by number, so it must have an entry.
    if (owner && owner.uid !== 0 && users.some((user) => user.uid === owner.uid)) return owner;
  }
  for (const name of CANDIDATES) {
    const user = users.find((entry) => entry.name === name);
    if (user) return { uid: user.uid, gid: user.gid };
  }
  throw new LocalPostgresError({
    code: "no_unprivileged_user",
    message: `PostgreSQL can't run as root, and none of the users ${CANDIDATES.join(", ")} exists`,
    fix: "Start as a normal user, or add one: useradd --system postgres",
  });
}

async function ownerOf(path: string): Promise<Account | undefined> {
  try {
    const { uid, gid } = await stat(path);
    return { uid, gid };
  } catch (error) {
    if (hasCode(error, "ENOENT")) return undefined;
    throw error;
  }
}

async function readUsers(): Promise<{ name: string; uid: number; gid: number }[]> {
  const text = await readFile("/etc/passwd", "utf8").catch(() => "");
  return text
    .split("\n")
    .map((line) => line.split(":"))
    .filter((fields) => fields.length >= 4)
    .map(([name = "", , uid, gid]) => ({ name, uid: Number(uid), gid: Number(gid) }));
}
