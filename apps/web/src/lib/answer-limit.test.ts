import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { createTRPCClient, httpBatchLink } from "@trpc/client";
import { afterAll, beforeAll, expect, it } from "vitest";
import type { AppRouter } from "#api/router-types.ts";
import { askAuth } from "#features/session/sign-in.ts";
import { limitAnswer } from "./answer-limit.ts";
import { isPassing, isUnanswered, reasonOf } from "./errors.ts";

/** Takes every request and answers none, as a proxy does that holds them. */
const silent = createServer(() => undefined);
beforeAll(() => new Promise<void>((resolve) => silent.listen(0, "127.0.0.1", resolve)));
afterAll(() => silent.closeAllConnections());

const url = () => `http://127.0.0.1:${(silent.address() as AddressInfo).port}`;

const limits = { readMs: 20, writeMs: 40 };
const client = () =>
  createTRPCClient<AppRouter>({
    links: [
      httpBatchLink({ url: url(), fetch: (to, init) => fetch(to, limitAnswer(init as RequestInit, limits)) }),
    ],
  });
const failureOf = (asked: Promise<unknown>) => asked.catch((thrown: unknown) => thrown);

it("what is read and never answered fails as without a connection, once", async () => {
  const error = await failureOf(client().session.get.query({}));
  expect([reasonOf(error), isUnanswered(error)]).toEqual(["offline", true]);
});

it("of what is to be done and never answered nobody says that it wasn't, and nobody tries it again", async () => {
  const error = await failureOf(client().chats.markRead.mutate({ conversationId: "one" }));
  expect([reasonOf(error), isPassing(reasonOf(error))]).toEqual(["unconfirmed", false]);
  const signIn = await askAuth("sign-out", {}, (_, init) => fetch(url(), limitAnswer(init ?? {}, limits)));
  expect(signIn).toEqual({ ok: false, problem: "unconfirmed" });
});

it("who no longer wants an answer gets none", async () => {
  const left = new AbortController();
  const asked = fetch(url(), limitAnswer({ method: "GET", signal: left.signal }));
  left.abort(new Error("left"));
  await expect(asked).rejects.toThrow("left");
});
