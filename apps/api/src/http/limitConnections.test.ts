import { spawnSync } from "node:child_process";
import { once } from "node:events";
import { connect, createServer, type AddressInfo, type Server, type Socket } from "node:net";
import { join } from "node:path";
import { afterEach, expect, it } from "vitest";
import { limitConnections } from "./limitConnections.ts";

let server: Server;
const clients: Socket[] = [];

afterEach(async () => {
  for (const client of clients.splice(0)) client.destroy();
  server.close();
  await once(server, "close");
});

async function come(): Promise<Socket> {
  const client = connect((server.address() as AddressInfo).port, "127.0.0.1");
  client.on("error", () => undefined).resume();
  clients.push(client);
  await once(client, "connect");
  return client;
}

it("half of few open files are for whoever connects; who comes beyond is let go of, which is told once", async () => {
  const told: unknown[] = [];
  server = createServer();
  limitConnections(server, { log: { warn: (...words: unknown[]) => void told.push(words) }, openFiles: 6 });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const taken = [];
  for (let count = 0; count < 3; count += 1) {
    const connected = once(server, "connection");
    taken.push(await come());
    await connected;
  }
  for (let count = 0; count < 3; count += 1) await once(await come(), "close");
  expect(told).toEqual([
    [{ connections: 3, dropped: 1, openFiles: 6 }, expect.stringContaining("ulimit -n")],
  ]);
  taken[0]?.destroy();
  const connected = once(server, "connection");
  for (;;) {
    const client = await come();
    const outcome = await Promise.race([
      connected.then(() => "taken"),
      once(client, "close").then(() => "let go"),
    ]);
    if (outcome === "taken") return;
  }
});

// Only Linux says it (/proc); elsewhere no limit is set.
it.skipIf(process.platform !== "linux")("the limit is the one that the process was given", () => {
  const program = `const { limitConnections } = await import(process.argv[1]);
    const server = { on() {} };
    limitConnections(server, { log: {} });
    process.stdout.write(String(server.maxConnections));`;
  const file = join(import.meta.dirname, "limitConnections.ts");
  const limited = 'ulimit -n 700 && exec "$0" --input-type=module -e "$1" "$2"';
  const { stdout, stderr } = spawnSync("/bin/sh", ["-c", limited, process.execPath, program, file], {
    encoding: "utf8",
  });
  expect({ stdout, stderr }).toEqual({ stdout: "350", stderr: "" });
  server = createServer().listen(0);
});
