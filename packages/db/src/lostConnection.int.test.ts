import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Sql } from "./client.ts";
import { createTestDatabase, openTestDatabase, type TestDatabase } from "./testing/index.ts";

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase({ maxConnections: 2 });
});
afterAll(() => database.drop());

/** Ends the connection of the session as a restart of the database does. */
async function cutOff(session: Sql): Promise<void> {
  const [row] = await session<{ pid: number }[]>`select pg_backend_pid() as pid`;
  const pid = row?.pid ?? 0;
  await database.db.system`select pg_terminate_backend(${pid})`;
  await expect.poll(() => database.db.system`select 1 from pg_stat_activity where pid = ${pid}`).toEqual([]);
  // Its last word is here by now; what is asked before it was read would wait.
  await sleep(100);
}

describe("a connection that is lost in a transaction", () => {
  it("lets nothing of the transaction run anywhere else, least of all without the tenant's role", async () => {
    const { db } = database;
    const later: unknown[] = [];
    const work = db.asTenant("1", async ({ sql }) => {
      await cutOff(sql);
      // Others have opened the connection anew meanwhile.
      await Promise.all([1, 2, 3, 4].map((n) => db.system`select ${n}::int`));
      later.push(await sql`select current_user as who`.catch((error: unknown) => error));
    });
    await expect(work).rejects.toSatisfy((error) =>
      ["CONNECTION_CLOSED", "57P01"].includes((error as { code: string }).code),
    );
    await expect.poll(() => later.length).toBe(1);
    expect(later[0]).toBeInstanceOf(Error);
  });

  it("leaves every connection of the pool as good as before", async () => {
    // One that can't say its first word would be waited for until the test's own time is over.
    const db = openTestDatabase({ dsn: database.dsn, maxConnections: 2, connectSeconds: 3_600 });
    const ask = async () => {
      const rows = await Promise.all(
        Array.from(
          { length: 20 },
          () => db.system<{ who: string }[]>`select current_user as who, pg_sleep(0.01)`,
        ),
      );
      return new Set(rows.map(([row]) => row?.who)).size;
    };
    await ask();
    for (let round = 0; round < 5; round += 1) {
      const work = db.asTenant("1", async ({ sql }) => {
        await cutOff(sql);
        await sql`select 1`;
      });
      await expect(work).rejects.toThrow();
    }
    expect(await ask()).toBe(1);
    await db.close();
  });
});
