import { readdir, readFile, rm, stat } from "node:fs/promises";
import { connect } from "node:net";
import { join } from "node:path";

import { hasCode } from "./errors.ts";

/** What a running postmaster says of itself in `postmaster.pid`. */
export interface PidFile {
  pid: number;
  port: number;
  ready: boolean;
}

/** The file's content; null where it is absent or not yet written in full. */
export async function readPidFile(cluster: string): Promise<PidFile | null> {
  const text = await readFile(join(cluster, "postmaster.pid"), "utf8").catch(() => "");
  const lines = text.split("\n").map((line) => line.trim());
  const pid = Number(lines[0]);
  const port = Number(lines[3]);
  if (!Number.isInteger(pid) || pid <= 0) return null;
  return { pid, port: Number.isInteger(port) ? port : 0, ready: lines[7] === "ready" };
}

/** Removes the files that name a process which is not our postmaster (its number was given out again). */
export async function removePidFile(cluster: string): Promise<void> {
  const names = await readdir(cluster);
  const left = names.filter((name) => name === "postmaster.pid" || /^\.s\.PGSQL\.\d+\.lock$/.test(name));
  for (const name of left) await rm(join(cluster, name), { force: true });
}

/** Whether a process runs. One that has ended and waits for its parent (a zombie) doesn't. */
export async function isAlive(pid: number): Promise<boolean> {
  try {
    process.kill(pid, 0);
  } catch (error) {
    return hasCode(error, "EPERM");
  }
  if (process.platform !== "linux") return true;
  const status = await readFile(`/proc/${pid}/stat`, "utf8").catch(() => "");
  const state = status.slice(status.lastIndexOf(")") + 2, status.lastIndexOf(")") + 3);
  return state !== "" && state !== "Z" && state !== "X";
}

/** Whether the process named in the file is a postmaster of this very cluster. */
export async function isOurPostmaster(cluster: string, file: PidFile): Promise<boolean> {
  if (!(await isAlive(file.pid))) return false;
  if (process.platform === "linux") return (await worksIn(file.pid, cluster)) === "postgres";
  return answersAsPostgres(file.port);
}

/** Name of the program if it has `folder` as its working directory, else null. */
export async function worksIn(pid: number, folder: string): Promise<string | null> {
  try {
    const [cwd, wanted, name] = await Promise.all([
      stat(`/proc/${pid}/cwd`),
      stat(folder),
      readFile(`/proc/${pid}/comm`, "utf8"),
    ]);
    return cwd.ino === wanted.ino && cwd.dev === wanted.dev ? name.trim() : null;
  } catch {
    return null;
  }
}

/** Asks for TLS as PostgreSQL's protocol does; a server that takes connections answers with one letter. */
export function answersAsPostgres(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ host: "127.0.0.1", port, timeout: 1000 });
    const finish = (answer: boolean): void => {
      socket.destroy();
      resolve(answer);
    };
    socket.once("connect", () => socket.write(Buffer.from([0, 0, 0, 8, 4, 210, 22, 47])));
    socket.once("data", (data) => finish(data[0] === 0x4e || data[0] === 0x53));
    socket.once("timeout", () => finish(false));
    socket.once("error", () => finish(false));
  });
}
