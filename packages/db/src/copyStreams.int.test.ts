import { connect, createServer, type AddressInfo, type Server, type Socket } from "node:net";
import { Readable, Writable } from "node:stream";
import { text } from "node:stream/consumers";
import { pipeline } from "node:stream/promises";
import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from "vitest";
import type { Sql } from "./client.ts";
import { connectAlone } from "./migrate/connectAlone.ts";
import { createTestDatabase, type TestDatabase } from "./testing/createTestDatabase.ts";

/** A message of COPY's protocol: no more rows. */
const COPY_DONE = Buffer.from([0x63, 0, 0, 0, 4]);

let database: TestDatabase;
let between: Server;
let sql: Sql;
const sockets = new Set<Socket>();

beforeAll(async () => {
  database = await createTestDatabase();
  await database.db.system`create table copied (number int primary key)`;
  between = await lateAfterTheRows(Number(new URL(database.dsn).port));
});
afterAll(async () => {
  between.close();
  await database.drop();
});

beforeEach(() => {
  const dsn = new URL(database.dsn);
  dsn.port = String((between.address() as AddressInfo).port);
  sql = connectAlone(dsn.href);
});
afterEach(async () => {
  await sql.end({ timeout: 1 });
  for (const socket of sockets) socket.destroy();
});

/** Passes on what is said, but what the server says after the last row of a COPY in a packet of its own, later. */
async function lateAfterTheRows(port: number): Promise<Server> {
  const server = createServer((client) => {
    const upstream = connect(port, "127.0.0.1");
    for (const socket of [client, upstream]) {
      sockets.add(socket);
      socket.on("error", () => undefined).on("close", () => [client, upstream].map((one) => one.destroy()));
    }
    client.pipe(upstream);
    let said = Promise.resolve();
    upstream.on("data", (data: Buffer) => {
      said = said.then(async () => {
        const end = data.indexOf(COPY_DONE);
        const rows = end < 0 ? data.length : end + COPY_DONE.length;
        client.write(data.subarray(0, rows));
        if (end < 0) return;
        await sleep(100);
        client.write(data.subarray(rows));
      });
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return server;
}

it("rows that are read slowly leave a connection that goes on", async () => {
  const rows = await sql`copy (select repeat('x', 200000)) to stdout`.readable();
  // Whatever the reader is slower than has come and waits.
  await expect.poll(() => rows.readableLength).toBeGreaterThan(200_000);
  await sleep(200);
  expect((await text(rows)).length).toBe(200_001);
  expect(await sql`select 1 as one`).toEqual([{ one: 1 }]);
});

it("rows that the database refuses are an error with its reason, and leave a connection that goes on", async () => {
  for (const lines of ["no number\n", "1\n1\n", "1\n".repeat(100_000)]) {
    const into = await sql`copy copied from stdin`.writable();
    await expect(pipeline(Readable.from([lines]), into)).rejects.toMatchObject({
      code: lines.startsWith("no") ? "22P02" : "23505",
    });
    expect(await sql`select 1 as one`).toEqual([{ one: 1 }]);
  }
});

/** The database goes away; nobody says good-bye. */
const cutOff = (): void => {
  for (const socket of sockets) socket.destroy();
};

it("a connection that is lost ends what reads with an error", async () => {
  const rows =
    await sql`copy (select repeat('x', 1000) from generate_series(1, 100000)) to stdout`.readable();
  const reading = pipeline(
    rows,
    new Writable({ write: (_chunk, _encoding, done) => void setTimeout(done, 1) }),
  );
  cutOff();
  await expect(reading).rejects.toMatchObject({ code: "CONNECTION_CLOSED" });
  expect(await sql`select 1 as one`).toEqual([{ one: 1 }]);
});

it.each(["while it writes", "when it has written"])(
  "a connection that is lost ends what writes with an error: %s",
  async (when) => {
    const into = await sql`copy copied from stdin`.writable();
    const lines = async function* () {
      yield "1\n";
      if (when === "while it writes") await sleep(200);
      yield "2\n";
    };
    const writing = pipeline(Readable.from(lines()), into);
    if (when === "while it writes") await sleep(50);
    cutOff();
    await expect(writing).rejects.toThrow();
    expect(await sql`select 1 as one`).toEqual([{ one: 1 }]);
  },
);
