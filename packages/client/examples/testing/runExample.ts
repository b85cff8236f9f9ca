import { spawn } from "node:child_process";
import { fileURLToPath } from "node:url";

export interface RunningExample {
  /** All that was printed so far. */
  readonly output: string;
  /** The exit code. */
  readonly ended: Promise<number | null>;
  kill(): void;
}

/** Runs an example as its reader would. */
export function runExample(
  name: string,
  { args, env }: { args: string[]; env: Record<string, string> },
): RunningExample {
  const script = fileURLToPath(new URL(`../${name}`, import.meta.url));
  const child = spawn(process.execPath, [script, ...args], {
    env: { PATH: process.env["PATH"], NODE_COMPILE_CACHE: process.env["NODE_COMPILE_CACHE"], ...env },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let output = "";
  child.stdout.on("data", (part: Buffer) => (output += part.toString()));
  child.stderr.on("data", (part: Buffer) => (output += part.toString()));
  const ended = new Promise<number | null>((resolve) => child.once("exit", resolve));
  return {
    get output() {
      return output;
    },
    ended,
    kill: () => void child.kill("SIGKILL"),
  };
}
