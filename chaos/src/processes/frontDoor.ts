import { once } from "node:events";
import { connect, createServer, type Socket } from "node:net";

export interface FrontDoor {
  url: string;
  stop(): void;
}

const ASK_MS = 250;

/**
 * Brings each connection to the next process that takes it, as a balancer before two servers would: those that call
 * themselves ready first.
 */
export async function openFrontDoor(ports: number[]): Promise<FrontDoor> {
  const open = new Set<Socket>();
  const unready = new Set<number>();
  let turn = 0;
  const asking = setInterval(() => {
    for (const port of ports) void askReadiness(port, unready);
  }, ASK_MS);
  const server = createServer((client) => {
    turn += 1;
    const order = ports.map((_, index) => ports[(turn + index) % ports.length] ?? 0);
    keep(open, client);
    const isUnready = (port: number): number => (unready.has(port) ? 1 : 0);
    forward({ client, ports: order.toSorted((a, b) => isUnready(a) - isUnready(b)), open });
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("No port was given");
  return {
    url: `http://127.0.0.1:${address.port}`,
    stop: () => {
      clearInterval(asking);
      server.close();
      for (const socket of open) socket.destroy();
    },
  };
}

async function askReadiness(port: number, unready: Set<number>): Promise<void> {
  const ready = await fetch(`http://127.0.0.1:${port}/readyz`, {
    headers: { connection: "close" },
    signal: AbortSignal.timeout(2_000),
  }).then(
    ({ ok }) => ok,
    () => false,
  );
  if (ready) unready.delete(port);
  else unready.add(port);
}

function forward({ client, ports, open }: { client: Socket; ports: number[]; open: Set<Socket> }): void {
  const [port, ...others] = ports;
  if (port === undefined) {
    client.destroy();
    return;
  }
  const server = connect(port, "127.0.0.1");
  let connected = false;
  keep(open, server);
  server.once("connect", () => {
    connected = true;
    client.pipe(server);
    server.pipe(client);
    client.once("close", () => server.destroy());
    server.once("close", () => client.destroy());
  });
  server.once("close", () => {
    if (!connected) forward({ client, ports: others, open });
  });
}

function keep(open: Set<Socket>, socket: Socket): void {
  open.add(socket);
  socket.on("error", () => undefined);
  socket.once("close", () => open.delete(socket));
}
