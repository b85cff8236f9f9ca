import { once } from "node:events";
import { connect, createServer } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";

export async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  server.close();
  await once(server, "close");
  if (address === null || typeof address === "string") throw new Error("No port was given");
  return address.port;
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
