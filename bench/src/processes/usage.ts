import { readFile } from "node:fs/promises";
import { childrenOf } from "@platform/processes";

/** Linux counts in hundredths of a second for every program, whatever its kernel counts in. */
const TICKS_PER_SECOND = 100;

/** Processor time that a process (and, where wanted, what it started that has ended) has used so far, in milliseconds; NaN where the system doesn't tell. */
export async function cpuMs(pid: number, withEnded = false): Promise<number> {
  const stat = await readFile(`/proc/${pid}/stat`, "utf8").catch(() => "");
  // After the name in brackets the first field is the state; user and system time are the 12th and 13th.
  const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
  // The 14th and 15th are what its children used that have ended.
  const ticks = fields.slice(11, withEnded ? 15 : 13).map(Number);
  return stat === "" ? Number.NaN : (ticks.reduce((sum, each) => sum + each, 0) * 1000) / TICKS_PER_SECOND;
}

/** The same of a program that works in processes of its own, those that have ended included, as PostgreSQL does. */
export async function cpuMsOfAll(pid: number): Promise<number> {
  const all = [pid, ...(await childrenOf(pid))];
  const times = await Promise.all(all.map((each) => cpuMs(each, pid === each)));
  return times.reduce((sum, time) => sum + time, 0);
}

/** Memory that a process holds at most at one time, in megabytes; NaN where the system doesn't tell. */
export const peakRssMb = (pid: number): Promise<number> => memoryMb(pid, /VmHWM:\s+(\d+) kB/);

/** What it holds now. */
export const rssMb = (pid: number): Promise<number> => memoryMb(pid, /VmRSS:\s+(\d+) kB/);

async function memoryMb(pid: number, line: RegExp): Promise<number> {
  const status = await readFile(`/proc/${pid}/status`, "utf8").catch(() => "");
  return Number(line.exec(status)?.[1] ?? Number.NaN) / 1024;
}

/** The system's clock that all processes share, in milliseconds: times of different processes can be compared. */
export const sharedNow = (): number => Number(process.hrtime.bigint()) / 1e6;
