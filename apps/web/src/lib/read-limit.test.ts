import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { createTRPCClient, httpBatchLink } from "@trpc/client";
import { afterAll, beforeAll, expect, it } from "vitest";
import type { AppRouter } from "#api/router-types.ts";
import { isUnanswered, reasonOf } from "./errors.ts";
import { limitRead } from "./read-limit.ts";

/** Takes every request and answers none, as a proxy does that holds them. */
const silent = createServer(() => undefined);
beforeAll(() => new Promise<void>((resolve) => silent.listen(0, "127.0.0.1", resolve)));
afterAll(() => silent.closeAllConnections());

const url = () => `http://127.0.0.1:${(silent.address() as AddressInfo).port}`;

it("what is read and never answered fails as without a connection, once", async () => {
  const client = createTRPCClient<AppRouter>({
    links: [
      httpBatchLink({ url: url(), fetch: (to, init) => fetch(to, limitRead(init as RequestInit, 20)) }),
    ],
  });
  const error = await client.session.get.query({}).catch((thrown: unknown) => thrown);
  expect([reasonOf(error), isUnanswered(error)]).toEqual(["offline", true]);
});

it("who no longer wants an answer gets none, and what is done has no limit", async () => {
  const left = new AbortController();
  const asked = fetch(url(), limitRead({ method: "GET", signal: left.signal }));
  left.abort(new Error("left"));
  await expect(asked).rejects.toThrow("left");
  const init = { method: "POST" };
  expect(limitRead(init)).toBe(init);
});
