import { fork } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";

export interface BareServer {
  url: string;
  pid: number;
  stop(): void;
}

/** The bare receiver as a process of its own, as the product is one. */
export async function startBareServer(secret: string): Promise<BareServer> {
  const child = fork(join(import.meta.dirname, "bareServer.ts"), [secret]);
  const [url] = (await once(child, "message")) as [string];
  return { url, pid: child.pid ?? 0, stop: () => child.disconnect() };
}
