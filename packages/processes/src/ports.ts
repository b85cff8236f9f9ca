import { once } from "node:events";
import { connect, createServer } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";

/** Below what systems give to whoever asks for any port: what is killed here finds its port free when it comes back. */
const LOWEST = 20_000;
const COUNT = 12_000;
/** Each process walks a stretch of its own, as between the look and the listener others may look, too. */
let next = process.pid * 61;

/** A port of this machine on which nobody listens. */
export async function freePort(): Promise<number> {
  for (;;) {
    const port = LOWEST + (next % COUNT);
    next += 1;
    const server = createServer();
    const taken = new Promise<boolean>((resolve) => {
      server.once("error", () => resolve(true));
      server.listen(port, "127.0.0.1", () => resolve(false));
    });
    if (await taken) continue;
    server.close();
    await once(server, "close");
    return port;
  }
}

/** Resolves when somebody listens; rejects after `ms`. */
export async function untilListening(port: number, ms: number): Promise<void> {
  const end = performance.now() + ms;
  while (!(await listens(port))) {
    if (performance.now() > end) throw new Error(`Nobody listens on port ${port} after ${ms} ms`);
    await sleep(25);
  }
}

function listens(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, "127.0.0.1");
    socket.once("connect", () => {
      socket.destroy();
      resolve(true);
    });
    socket.once("error", () => resolve(false));
  });
}
