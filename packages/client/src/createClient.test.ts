import { createServer, type IncomingMessage, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import type { LiveEvent } from "@platform/contract";
import { initTRPC, tracked, TRPCError } from "@trpc/server";
import { createHTTPHandler } from "@trpc/server/adapters/standalone";
import { afterEach, beforeEach, expect, test } from "vitest";
import { createClient } from "./createClient.ts";
import { reasonOf } from "./reasonOf.ts";

const TOKEN = "an admin token that must not leak";
const chatEvent = (n: number): LiveEvent => ({
  kind: "message",
  tenantId: "1",
  message: { id: String(n) } as never,
});

/** A server that speaks tRPC over the wire; it holds what arrived. */
let server: Server;
let requests: IncomingMessage[];
let troubles: number[];
let sendUntil: number;

const t = initTRPC.context<{ authorized: boolean }>().create({
  errorFormatter: ({ shape, error }) => ({
    ...shape,
    data: { ...shape.data, reason: error.code === "NOT_FOUND" ? "not_found" : "not_signed_in" },
  }),
});
const guarded = t.procedure.use(({ ctx, next }) => {
  if (!ctx.authorized) throw new TRPCError({ code: "UNAUTHORIZED" });
  return next();
});
const router = t.router({
  tenants: t.router({
    get: guarded
      .input((value) => value as { tenantId: string })
      .query(({ input }) => {
        if (input.tenantId !== "1") throw new TRPCError({ code: "NOT_FOUND" });
        return { id: "1", storeName: "Danza" };
      }),
  }),
  chats: t.router({
    events: guarded
      .input((value) => value as { lastEventId?: string })
      .subscription(async function* ({ input, signal }) {
        for (let n = Number(input.lastEventId ?? 0) + 1; n <= sendUntil; n += 1)
          yield tracked(String(n), chatEvent(n));
        await new Promise((resolve) => signal?.addEventListener("abort", resolve, { once: true }));
      }),
  }),
});

beforeEach(async () => {
  requests = [];
  troubles = [];
  sendUntil = 3;
  const handler = createHTTPHandler({
    router,
    basePath: "/trpc/",
    createContext: ({ req }) => ({ authorized: req.headers.authorization === `Bearer ${TOKEN}` }),
  });
  server = createServer((request, response) => {
    requests.push(request);
    const trouble = troubles.shift();
    if (trouble === undefined) handler(request, response);
    else response.writeHead(trouble).end("in trouble");
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
});
afterEach(async () => {
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
});

const url = () => `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;

/** Collects the ids of events until there are as many as wanted. */
function listen(wanted: number, token = TOKEN) {
  const ids: string[] = [];
  const done = Promise.withResolvers<string[]>();
  const subscription = createClient({ url: url(), token }).chats.events.subscribe(
    {},
    {
      onData: ({ id }) => {
        ids.push(id);
        if (ids.length === wanted) done.resolve(ids);
      },
      onError: (error) => done.reject(error),
    },
  );
  return { ids, done: done.promise, stop: () => subscription.unsubscribe() };
}

test("a script's calls carry its token in the header and nowhere else", async () => {
  const client = createClient({ url: url(), token: TOKEN });
  expect(await client.tenants.get.query({ tenantId: "1" })).toMatchObject({ storeName: "Danza" });
  const stream = listen(3);
  expect(await stream.done).toEqual(["1", "2", "3"]);
  stream.stop();
  for (const request of requests) {
    expect(request.headers.authorization).toBe(`Bearer ${TOKEN}`);
    expect(decodeURIComponent(request.url ?? "")).not.toContain(TOKEN);
  }
});

test("a refusal says why in a word that a script can act on", async () => {
  const missing = createClient({ url: url(), token: TOKEN }).tenants.get.query({ tenantId: "2" });
  expect(reasonOf(await missing.catch((error: unknown) => error))).toBe("not_found");
  const stranger = createClient({ url: url(), token: "wrong" }).tenants.get.query({ tenantId: "1" });
  expect(reasonOf(await stranger.catch((error: unknown) => error))).toBe("not_signed_in");
  expect(reasonOf(new Error("the network is down"))).toBeNull();
});

test("a cut stream goes on after the last event, with nothing missed and nothing twice", async () => {
  const stream = listen(6);
  await expect.poll(() => stream.ids.length).toBe(3);
  sendUntil = 6;
  troubles = [503];
  server.closeAllConnections();
  expect(await stream.done).toEqual(["1", "2", "3", "4", "5", "6"]);
  stream.stop();
  expect(requests.at(-1)?.headers["last-event-id"]).toBe("3");
  expect(requests).toHaveLength(3);
});

test("a stream that begins while the server restarts is opened as soon as it is up", async () => {
  troubles = [502];
  const stream = listen(3);
  expect(await stream.done).toEqual(["1", "2", "3"]);
  stream.stop();
});

test("a stream with a wrong token fails and is not tried again", async () => {
  await expect(listen(1, "wrong").done).rejects.toThrow();
  expect(requests).toHaveLength(1);
});

test("a stream that is left closes its connection", async () => {
  const stream = listen(3);
  await stream.done;
  stream.stop();
  await expect.poll(() => requests[0]?.destroyed).toBe(true);
});
