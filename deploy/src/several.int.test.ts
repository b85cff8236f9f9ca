import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { freePort, redisInstalled } from "@platform/processes";
import { signatureHeader } from "@platform/simulator";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { assemble } from "./testing/assemble.ts";
import { root } from "./testing/copyContext.ts";
import { nginxInstalled, startNginx, type Nginx } from "./testing/nginx.ts";
import { renderNginxConfig, startProcess, type Running } from "./testing/processes.ts";
import { addStore, startWorld, STORE_PHONE, type World } from "./testing/surroundings.ts";
import { watchEvents, type Watcher } from "./testing/watch.ts";

const SENDERS = 8;

/** Events that came twice. Hints (who looks, who writes) stand at the place of the event before them. */
function repeated({ seen }: Watcher): string[] {
  const ids = seen.filter(({ data }) => /^\{"kind":"(chat|message|gone)"/.test(data)).map(({ id }) => id);
  return ids.filter((id, index) => ids.indexOf(id) !== index);
}

describe.skipIf(!redisInstalled || !nginxInstalled)("two servers and two workers behind nginx", () => {
  let world: World;
  let nginx: Nginx;
  let port: number;
  let program: string;
  let servers: Running[];
  let workers: Running[];

  const start = (name: string, role: "web" | "worker", at?: number): Promise<Running> =>
    startProcess(world, {
      name,
      role,
      program,
      publicUrl: `http://127.0.0.1:${port}`,
      ...(at && { port: at }),
    });

  beforeAll(async () => {
    world = await startWorld();
    const target = join(world.folder, "server");
    await assemble("server", { target, sources: root });
    program = join(target, "apps/api/dist/main.js");
    port = await freePort();
    servers = [await start("web-1", "web"), await start("web-2", "web")];
    workers = [await start("worker-1", "worker"), await start("worker-2", "worker")];
    const folder = join(world.folder, "nginx");
    await mkdir(folder);
    nginx = await startNginx({ folder, config: await renderNginxConfig(port, servers), port });
    await addStore(world);
    world.ycloud.setWebhookUrl(`${nginx.url}/chat/webhook`);
  });
  afterAll(async () => {
    await nginx?.stop();
    await Promise.all([...(servers ?? []), ...(workers ?? [])].map(({ product }) => product.stop()));
    await world?.stop();
  });

  /** The status of the answer, whose body is read: one that nobody reads holds its connection until it is cut. */
  const statusOf = async (url: string, init: RequestInit): Promise<number> => {
    const response = await fetch(url, init);
    await response.arrayBuffer();
    return response.status;
  };
  /** What failed, so that whoever reads it needs no second run; null for an answer as it should be. */
  const failureOf = async (path: string, init: RequestInit): Promise<string | null> => {
    try {
      const response = await fetch(`${nginx.url}${path}`, init);
      const body = await response.text();
      return response.status === 200 ? null : `${path}: ${response.status} ${body}`;
    } catch (error) {
      return `${path}: ${String(error)} ${String((error as Error).cause)}`;
    }
  };
  const ask = (path: string, init: RequestInit = {}): Promise<string | null> =>
    failureOf(path, {
      ...init,
      headers: { authorization: `Bearer ${world.adminToken}`, "content-type": "application/json" },
    });

  /** One signed event, brought once. */
  async function bring(event: Record<string, unknown>): Promise<string | null> {
    const body = Buffer.from(JSON.stringify(event), "utf8");
    const unixSeconds = Math.floor(Date.now() / 1000);
    const signature = signatureHeader({ secret: world.ycloud.webhookSecret, body, unixSeconds });
    return failureOf("/chat/webhook", {
      method: "POST",
      headers: { "content-type": "application/json", "ycloud-signature": signature },
      body,
    });
  }

  interface Load {
    /** Answers that were none, of webhooks and of the panel's requests. */
    failed: string[];
    brought: string[];
    /** Until so many more have been brought. */
    bring(more: number): Promise<void>;
    stop(): Promise<void>;
  }

  /** Customers who write one message after another, and people who look and change things meanwhile. */
  function load(prefix: string): Load {
    const failed: string[] = [];
    const brought: string[] = [];
    let on = true;
    const customers = Array.from({ length: SENDERS }, async (_, index) => {
      const customer = world.ycloud.customer({ phone: `+54911${prefix}${100_000 + index}`, to: STORE_PHONE });
      for (let number = 1; on; number += 1) {
        const text = `${prefix} ${index} ${number}`;
        const failure = await bring(customer.build({ type: "text", text }));
        if (failure === null) brought.push(text);
        else failed.push(failure);
        await sleep(40);
      }
    });
    const people = async (): Promise<void> => {
      while (on) {
        const looked = await ask("/trpc/chats.list?input=%7B%7D");
        const input = JSON.stringify({ tenantId: "1", storeDescription: `cambio ${brought.length}` });
        const changed = await ask("/trpc/tenants.update", { method: "POST", body: input });
        failed.push(...[looked, changed].filter((failure) => failure !== null));
        await sleep(40);
      }
    };
    const going = Promise.all([...customers, people(), people()]);
    return {
      failed,
      brought,
      bring: async (more) => {
        const before = brought.length;
        await expect.poll(() => brought.length).toBeGreaterThanOrEqual(before + more);
      },
      stop: async () => {
        on = false;
        await going;
      },
    };
  }

  /** Who watches from here on; each is told first that it begins. */
  async function watchersOf(count: number): Promise<Watcher[]> {
    const watchers = Array.from({ length: count }, () => watchEvents(nginx.url, world.adminToken));
    await expect.poll(() => watchers.every(({ seen }) => seen.length > 0)).toBe(true);
    return watchers;
  }

  /** Every message that was brought is stored once and has come to an end. */
  async function expectSettled(prefix: string, brought: string[]): Promise<void> {
    await expect
      .poll(
        async () => {
          const [row] = await world.sql<{ open: number }[]>`
            select count(*)::int as open from chat_messages
            where role = 'user' and content like ${`${prefix} %`} and outcome is null`;
          return row?.open;
        },
        { interval: 250 },
      )
      .toBe(0);
    const stored = await world.sql<{ content: string }[]>`
      select content from chat_messages where role = 'user' and content like ${`${prefix} %`}`;
    const texts = stored.map(({ content }) => content);
    expect(texts.length).toBe(new Set(texts).size);
    expect(brought.filter((text) => !texts.includes(text))).toEqual([]);
    const sent = world.ycloud.sentMessages.map(({ externalId }) => externalId);
    const doubled = sent.filter((id, index) => id !== null && sent.indexOf(id) !== index);
    expect(doubled).toEqual([]);
  }

  it("anybody answers: a session begun with one goes on with the other, and limits count over both", async () => {
    const signIn = await fetch(`${nginx.url}/api/auth/sign-in/admin-token`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ token: world.adminToken }),
    });
    const cookie = signIn.headers
      .getSetCookie()
      .map((each) => each.split(";")[0])
      .join("; ");
    for (let time = 0; time < 6; time += 1) {
      expect(await statusOf(`${nginx.url}/trpc/tenants.list?input=%7B%7D`, { headers: { cookie } })).toBe(
        200,
      );
    }
    const guess = (url: string, token: string) =>
      statusOf(`${url}/api/auth/sign-in/admin-token`, {
        method: "POST",
        headers: { "content-type": "application/json", "x-forwarded-for": "203.0.113.9" },
        body: JSON.stringify({ token }),
      });
    const statuses: number[] = [];
    for (let time = 0; time < 40; time += 1) statuses.push(await guess(nginx.url, `wrong-${time}`));
    const first = statuses.indexOf(429);
    expect(first).toBeGreaterThan(0);
    // Had each counted for itself, refusals would begin later and in turns.
    expect(new Set(statuses.slice(first))).toEqual(new Set([429]));
    const direct = servers.map(({ port: own }) => guess(`http://127.0.0.1:${own}`, "wrong"));
    expect(await Promise.all(direct)).toEqual([429, 429]);
  });

  it("each customer gets one answer, whichever worker takes it, and whoever watches sees everything once", async () => {
    const watchers = await watchersOf(4);
    const customers = Array.from({ length: 24 }, (_, index) =>
      world.ycloud.customer({ phone: `+5491170${100_000 + index}`, to: STORE_PHONE }),
    );
    const before = world.ycloud.sentMessages.length;
    await Promise.all(customers.map((customer, index) => customer.sendText(`Consulta ${index}`)));
    await expectSettled(
      "Consulta",
      customers.map((_, index) => `Consulta ${index}`),
    );
    await expect.poll(() => world.ycloud.sentMessages.length - before).toBeGreaterThanOrEqual(24);
    await world.ycloud.settled();
    for (const watcher of watchers) {
      await expect
        .poll(
          () =>
            customers.filter((_, index) =>
              watcher.seen.some(({ data }) => data.includes(`"Consulta ${index}"`)),
            ).length,
        )
        .toBe(24);
      expect(repeated(watcher)).toEqual([]);
      await watcher.stop();
    }
  });

  it("one of each killed and one of each added under load: nothing is lost or doubled, and streams go on", async () => {
    const watchers = await watchersOf(2);
    const going = load("60");
    await going.bring(40);
    const killed = Promise.all([servers[0]?.product.kill(3_000), workers[0]?.product.kill(3_000)]);
    await going.bring(20);
    servers.push(await start("web-3", "web"));
    workers.push(await start("worker-3", "worker"));
    await nginx.reload(await renderNginxConfig(port, servers));
    await killed;
    await going.bring(40);
    await going.stop();
    // What the killed server had begun for a person may fail, and is seen to; an event is brought to the other one.
    await expectSettled("60", going.brought);
    for (const watcher of watchers) {
      await expect
        .poll(() =>
          going.brought.filter((text) => !watcher.seen.some(({ data }) => data.includes(`"${text}"`))),
        )
        .toEqual([]);
      expect(repeated(watcher)).toEqual([]);
      await watcher.stop();
    }
    expect(watchers.reduce((sum, watcher) => sum + watcher.reconnected(), 0)).toBeGreaterThan(0);
  });

  it("R15: every process ended in order and started anew, one after the other, under load, functions replaced: no request fails", async () => {
    const going = load("61");
    await going.bring(40);
    // As an upgrade does it: the first that comes replaces the functions which the others call.
    await world.sql`update installation set value = 'of the version before' where name = 'functions'`;
    for (const list of [servers, workers]) {
      for (const [index, { product, role, port: own }] of list.entries()) {
        expect([product.name, await product.stop()]).toEqual([product.name, 0]);
        list[index] = await start(`${product.name}-again`, role === "worker" ? "worker" : "web", own);
        await going.bring(10);
      }
    }
    await going.stop();
    expect(going.failed).toEqual([]);
    await expectSettled("61", going.brought);
  });
});
