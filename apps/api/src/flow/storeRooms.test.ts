import type { Sql } from "@platform/db";
import { expect, it } from "vitest";
import { createStoreRooms } from "./storeRooms.ts";

/** Told apart, and asked for nothing. */
const everybodys = { name: "everybody's" } as unknown as Sql;
const beside = { name: "beside" } as unknown as Sql;

/** Work that ends when it is told to, and who has begun which over what. */
function openRooms() {
  const enter = createStoreRooms({ sql: everybodys, beside });
  const begun: { tenantId: string; over: Sql; end(error?: Error): void }[] = [];
  const ended: Promise<unknown>[] = [];
  return {
    begun,
    begin: (tenantId: string, times = 1, isAgain = false) => {
      for (let i = 0; i < times; i += 1)
        ended.push(
          enter({ tenantId, isAgain }, (over) => {
            const { promise, resolve, reject } = Promise.withResolvers<undefined>();
            begun.push({
              tenantId,
              over,
              end: (error) => (error === undefined ? resolve(undefined) : reject(error)),
            });
            return promise;
          }).catch(() => undefined),
        );
      return settled();
    },
    /** Ends all that has begun and all that begins by that. */
    empty: async () => {
      while (begun.length > 0) {
        for (const { end } of begun.splice(0)) end();
        await settled();
      }
      await Promise.all(ended.splice(0));
    },
    of: (tenantId: string) => begun.filter((work) => work.tenantId === tenantId).length,
  };
}

/** Whatever could begin has begun: none of it waits for anything but promises. */
const settled = () => new Promise<void>((resolve) => setImmediate(resolve));

it("of one store four are done at once, and none of another waits for them", async () => {
  const rooms = openRooms();
  await rooms.begin("1", 6);
  await rooms.begin("2", 6);
  expect([rooms.of("1"), rooms.of("2")]).toEqual([4, 4]);
  rooms.begun[0]?.end();
  await settled();
  expect(rooms.of("1")).toBe(5);
});

it("a place that was left is used again by one store alone, and holds as many as before", async () => {
  const rooms = openRooms();
  await rooms.begin("1", 6);
  await rooms.empty();
  await rooms.begin("2", 6);
  await rooms.begin("3", 6);
  await rooms.begin("1", 6);
  expect([rooms.of("1"), rooms.of("2"), rooms.of("3")]).toEqual([4, 4, 4]);
});

it("a place isn't left while somebody is inside or waits before it", async () => {
  const rooms = openRooms();
  await rooms.begin("1", 5);
  for (const { end } of rooms.begun.slice(0, 3)) end();
  await settled();
  // Two of five are inside.
  await rooms.begin("2", 6);
  await rooms.begin("1", 6);
  expect([rooms.of("1") - 3, rooms.of("2")]).toEqual([4, 4]);
});

it("a place is left by what failed as well", async () => {
  const rooms = openRooms();
  await rooms.begin("1", 4);
  for (const { end } of rooms.begun.splice(0)) end(new Error("refused"));
  await settled();
  await rooms.begin("1", 6);
  await rooms.begin("2", 6);
  expect([rooms.of("1"), rooms.of("2")]).toEqual([4, 4]);
});

it("what was refused before is done one by one, beside, and keeps nothing of the store's from its first place", async () => {
  const rooms = openRooms();
  await rooms.begin("1", 3, true);
  expect(rooms.begun.map(({ over }) => over)).toEqual([beside]);
  await rooms.begin("1", 1);
  expect(rooms.begun.map(({ over }) => over)).toEqual([beside, everybodys]);
});

it("a store whose row somebody holds goes beside from then on", async () => {
  const rooms = openRooms();
  await rooms.begin("1");
  rooms.begun.splice(0)[0]?.end(Object.assign(new Error("held"), { severity: "ERROR", code: "55P03" }));
  await settled();
  await rooms.begin("1");
  await rooms.begin("2");
  expect(rooms.begun.map(({ over }) => over)).toEqual([beside, everybodys]);
});
