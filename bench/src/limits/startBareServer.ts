import { fork } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";

export interface BareServer {
  url: string;
  pid: number;
  stop(): void;
}

/** A bare receiver as a process of its own, as the product is one. */
export async function startBareServer(
  program: "bareServer.ts" | "bareStreams.ts",
  ...args: string[]
): Promise<BareServer> {
  const child = fork(join(import.meta.dirname, program), args);
  const [url] = (await once(child, "message")) as [string];
  return { url, pid: child.pid ?? 0, stop: () => child.disconnect() };
}
