import { execFile } from "node:child_process";
import { cpus, loadavg, platform, release, totalmem } from "node:os";
import { promisify } from "node:util";

/** Where and when it was measured. */
export interface Machine {
  at: string;
  cores: string;
  memoryGb: number;
  system: string;
  node: string;
  /** Processes that wanted a core in the last minute; of a machine that others use, its figures are no limits. */
  loadBefore: number;
  commit: string | null;
}

export async function lookAtMachine(): Promise<Machine> {
  const [cpu] = cpus();
  return {
    at: new Date().toISOString(),
    cores: `${cpus().length} × ${cpu?.model ?? "unknown"}`,
    memoryGb: Math.round(totalmem() / 2 ** 30),
    system: `${platform()} ${release()}`,
    node: process.version,
    loadBefore: loadavg()[0] ?? Number.NaN,
    commit: await commitHere(),
  };
}

async function commitHere(): Promise<string | null> {
  const answer = promisify(execFile)("git", ["rev-parse", "--short", "HEAD"], { cwd: import.meta.dirname });
  return await answer.then(({ stdout }) => stdout.trim()).catch(() => null);
}

export function machineLine(machine: Machine): string {
  const { cores, memoryGb, system, node, loadBefore, commit, at } = machine;
  return `${at.slice(0, 16)}Z, ${cores}, ${memoryGb} GB, ${system}, Node ${node}, load before ${loadBefore.toFixed(1)}, commit ${commit ?? "unknown"}`;
}
