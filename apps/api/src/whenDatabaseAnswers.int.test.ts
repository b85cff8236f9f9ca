import { connect, createServer, type AddressInfo, type Server, type Socket } from "node:net";
import { openDatabase } from "@platform/db";
import { createTestDatabase, type TestDatabase } from "@platform/db/testing";
import { afterAll, beforeAll, expect, it } from "vitest";
import { whenDatabaseAnswers } from "./whenDatabaseAnswers.ts";

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

/** A way to the database on which nobody answers until it is opened. */
async function openStandstill(): Promise<{ dsn: string; open(): void; close(): Promise<void> }> {
  const there = new URL(database.dsn);
  const sockets = new Set<Socket>();
  let isOpen = false;
  const server: Server = createServer((socket) => {
    sockets.add(socket.on("error", () => undefined));
    if (!isOpen) return;
    const onward = connect(Number(there.port), there.hostname).on("error", () => undefined);
    sockets.add(onward);
    socket.pipe(onward).pipe(socket);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const dsn = new URL(database.dsn);
  dsn.host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    dsn: dsn.href,
    open: () => {
      isOpen = true;
    },
    close: async () => {
      for (const socket of sockets) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

async function ask(dsn: string): Promise<unknown> {
  const db = openDatabase({ dsn, connectSeconds: 1 });
  try {
    return await db.system`select 1 as one`;
  } finally {
    await db.close();
  }
}

it("a start waits for a database that stands still, and says so", async () => {
  const way = await openStandstill();
  const told: string[] = [];
  // It goes on when that has been said twice.
  const warn = (_: unknown, text: string): void => {
    told.push(text);
    if (told.length === 2) way.open();
  };
  const answer = await whenDatabaseAnswers(() => ask(way.dsn), {
    log: { warn } as never,
    signal: undefined,
  });
  expect(answer).toEqual([{ one: 1 }]);
  expect(told).toEqual(Array.from({ length: 2 }, () => "The database doesn't answer yet; it is asked again"));
  await way.close();
});

it("it waits no longer when the process is to end", async () => {
  const way = await openStandstill();
  const ending = new AbortController();
  const waiting = whenDatabaseAnswers(() => ask(way.dsn), {
    log: { warn: () => ending.abort() },
    signal: ending.signal,
  });
  await expect(waiting).rejects.toMatchObject({ name: "AbortError" });
  await way.close();
});

it("a database that doesn't exist is told at once", async () => {
  const dsn = new URL(database.dsn);
  dsn.pathname = "/nowhere";
  const told: unknown[] = [];
  const asked = whenDatabaseAnswers(() => ask(dsn.href), {
    log: { warn: (line: unknown) => told.push(line) },
    signal: undefined,
  });
  await expect(asked).rejects.toMatchObject({ code: "3D000" });
  expect(told).toEqual([]);
});
