import { timeoutSignal } from "@platform/integrations/http";
import { readFileSync, existsSync } from "node:fs";
import { statfs } from "node:fs/promises";
import { dirname } from "node:path";

/** What the doctor asks the machine for; a test has a machine of its own. */
export interface Surroundings {
  now(): Date;
  /** The hour by somebody else's clock; null where nobody answers. */
  outsideTime(): Promise<Date | null>;
  /** Of the disk that this folder is on; null where it can't be told. */
  disk(folder: string): Promise<{ freeBytes: number; totalBytes: number } | null>;
  /** The lines of `/proc/self/mountinfo`; empty where there is none. */
  mounts(): string[];
  inContainer(): boolean;
  nodeVersion: string;
}

const ANSWER_MS = 4_000;

export function realSurroundings(outside: string): Surroundings {
  return {
    now: () => new Date(),
    nodeVersion: process.versions.node,
    outsideTime: async () => {
      try {
        const response = await fetch(outside, { method: "HEAD", signal: timeoutSignal(ANSWER_MS) });
        await response.body?.cancel();
        const date = response.headers.get("date");
        return date === null ? null : new Date(date);
      } catch {
        return null;
      }
    },
    disk: async (folder) => {
      try {
        const { bavail, blocks, bsize } = await statfs(nearest(folder));
        return { freeBytes: bavail * bsize, totalBytes: blocks * bsize };
      } catch {
        return null;
      }
    },
    mounts: () =>
      existsSync("/proc/self/mountinfo") ? readFileSync("/proc/self/mountinfo", "utf8").split("\n") : [],
    inContainer: () => existsSync("/.dockerenv") || existsSync("/run/.containerenv"),
  };
}

/** A folder that isn't there yet will be on its parent's disk. */
function nearest(folder: string): string {
  for (let path = folder; path !== dirname(path); path = dirname(path)) if (existsSync(path)) return path;
  return "/";
}
