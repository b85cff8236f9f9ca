import { freePort, redisInstalled } from "@platform/processes";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startRedisServer, type RedisServer } from "../testing/redisServer.ts";
import { pause } from "../testing/until.ts";
import { createHints, type Hints, type Hint } from "./index.ts";

/** What hints keep, whatever they run on. */
function hintsContract(make: () => Promise<Hints>): void {
  it("serves the listeners of its own process at once, with the hint", async () => {
    const hints = await make();
    const seen: Hint[] = [];
    hints.subscribe("turn", (hint) => void seen.push(hint));
    hints.publish("turn", { conversationId: "c1", dueAt: "2026-01-01T00:00:00Z" });
    expect(seen).toEqual([{ conversationId: "c1", dueAt: "2026-01-01T00:00:00Z" }]);
    await hints.close();
  });

  it("keeps topics apart and delivers each hint once", async () => {
    const hints = await make();
    const seen: string[] = [];
    hints.subscribe("send", () => void seen.push("send"));
    hints.subscribe("live", () => void seen.push("live"));
    hints.publish("live");
    await pause(150);
    expect(seen).toEqual(["live"]);
    await hints.close();
  });

  it("stops serving who stopped listening", async () => {
    const hints = await make();
    const seen: string[] = [];
    const stop = hints.subscribe("interrupt", () => void seen.push("first"));
    hints.subscribe("interrupt", () => void seen.push("second"));
    stop();
    hints.publish("interrupt");
    expect(seen).toEqual(["second"]);
    await hints.close();
  });

  it("lets a failing listener harm neither the publisher nor the others", async () => {
    const hints = await make();
    const seen: string[] = [];
    hints.subscribe("live", () => {
      throw new Error("broken listener");
    });
    hints.subscribe("live", () => void seen.push("served"));
    expect(() => hints.publish("live")).not.toThrow();
    expect(seen).toEqual(["served"]);
    await hints.close();
  });

  it("is healthy, and silent once closed", async () => {
    const hints = await make();
    expect(hints.healthy()).toBe(true);
    const seen: string[] = [];
    hints.subscribe("live", () => void seen.push("late"));
    await hints.close();
    expect(() => hints.publish("live")).not.toThrow();
    expect(seen).toEqual([]);
  });
}

describe("hints within one process", () => {
  hintsContract(async () => createHints());
});

describe.skipIf(!redisInstalled)("hints over Redis (skipped where redis-server is not installed)", () => {
  let redis: RedisServer;
  const ready = async (): Promise<Hints> => {
    const hints = createHints({ redisUrl: redis.url });
    await expect.poll(() => hints.healthy()).toBe(true);
    return hints;
  };
  beforeAll(async () => {
    redis = await startRedisServer();
  });
  afterAll(async () => {
    await redis.stop();
  });

  hintsContract(ready);

  it("reaches the listeners of another process, once", async () => {
    const [web, worker] = await Promise.all([ready(), ready()]);
    const seen: Hint[] = [];
    worker.subscribe("turn", (hint) => void seen.push(hint));
    web.publish("turn", { conversationId: "c2" });
    await expect.poll(() => seen.length).toBe(1);
    await pause(100);
    expect(seen).toEqual([{ conversationId: "c2" }]);
    await Promise.all([web.close(), worker.close()]);
  });

  it("brings who is in a chat to the other processes, and nothing that isn't that", async () => {
    const [one, other] = await Promise.all([ready(), ready()]);
    const seen: Hint[] = [];
    other.subscribe("presence", (hint) => void seen.push(hint));
    const presence = { tenantId: "1", personId: "u1", personName: "Marta", state: "typing" as const };
    one.publish("presence", { conversationId: "c1", presence: { ...presence, state: "elsewhere" as never } });
    one.publish("presence", { conversationId: "c1", presence });
    await expect.poll(() => seen).toEqual([{ conversationId: "c1" }, { conversationId: "c1", presence }]);
    await Promise.all([one.close(), other.close()]);
  });

  it("serves its own process while Redis is dead and the others again after it is back", async () => {
    const [web, worker] = await Promise.all([ready(), ready()]);
    const own: Hint[] = [];
    const other: Hint[] = [];
    web.subscribe("live", (hint) => void own.push(hint));
    worker.subscribe("live", (hint) => void other.push(hint));
    const port = redis.port;
    await redis.stop();
    await expect.poll(() => web.healthy()).toBe(false);
    web.publish("live", { conversationId: "meanwhile" });
    expect(own).toEqual([{ conversationId: "meanwhile" }]);
    redis = await startRedisServer(port);
    await expect.poll(() => web.healthy() && worker.healthy()).toBe(true);
    web.publish("live", { conversationId: "after" });
    await expect.poll(() => other).toEqual([{ conversationId: "after" }]);
    await Promise.all([web.close(), worker.close()]);
  });

  it("keeps no more than a thousand hints for a Redis that hangs, and goes on when it answers", async () => {
    const [web, worker] = await Promise.all([ready(), ready()]);
    const seen: Hint[] = [];
    worker.subscribe("live", (hint) => void seen.push(hint));
    redis.pause();
    for (let n = 0; n < 5_000; n += 1) web.publish("live", { conversationId: "meanwhile" });
    redis.resume();
    await expect.poll(() => seen.length).toBe(1_000);
    web.publish("live", { conversationId: "after" });
    await expect.poll(() => seen.at(-1)).toEqual({ conversationId: "after" });
    expect(seen).toHaveLength(1_001);
    await Promise.all([web.close(), worker.close()]);
  });

  it("starts without Redis, says so once and throws at nobody", async () => {
    const troubles: string[] = [];
    const hints = createHints({
      redisUrl: `redis://127.0.0.1:${await freePort()}`,
      onTrouble: (message) => void troubles.push(message),
    });
    const seen: Hint[] = [];
    hints.subscribe("send", (hint) => void seen.push(hint));
    hints.publish("send", { conversationId: "c3" });
    await pause(700);
    expect(seen).toHaveLength(1);
    expect(hints.healthy()).toBe(false);
    expect(troubles.length).toBeLessThanOrEqual(2);
    await hints.close();
  });
});
