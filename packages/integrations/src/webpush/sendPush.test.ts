import { startPush, type PushSimulator } from "@platform/simulator";
import { afterAll, beforeAll, beforeEach, expect, it } from "vitest";
import { createOutgoingFetch, type OutgoingFetch } from "../http/index.ts";
import { createPushIdentity } from "./identity.ts";
import { sendPush, type PushSubscription } from "./sendPush.ts";

const identity = createPushIdentity();
let push: PushSimulator;
let fetch: OutgoingFetch;
beforeAll(async () => {
  push = await startPush();
  fetch = createOutgoingFetch({ allowPrivateAddresses: true });
});
afterAll(async () => {
  await fetch.close();
  await push.stop();
});
beforeEach(() => {
  push.messages.length = 0;
  push.refusals.length = 0;
});

const send = (subscription: PushSubscription, out: OutgoingFetch = fetch, by = identity) =>
  sendPush(
    { fetch: out, identity: by, subject: "https://bot.example" },
    {
      subscription,
      payload: JSON.stringify({ title: "Ana espera", emoji: "ñandú 🩰" }),
      ttlSeconds: 60,
      topic: "abc",
    },
  );

it("what is pushed is encrypted for the browser, signed for the push service, and says how long it keeps", async () => {
  const browser = push.subscribe(identity.publicKey);
  expect(await send(browser)).toMatchObject({ kind: "taken", status: 201 });
  expect(push.messages).toEqual([
    {
      endpoint: browser.endpoint,
      payload: { title: "Ana espera", emoji: "ñandú 🩰" },
      ttl: 60,
      topic: "abc",
      urgency: "high",
    },
  ]);
});

it("a key that isn't the subscription's, and keys that aren't the browser's, are refused by the other side", async () => {
  const browser = push.subscribe(identity.publicKey);
  expect(await send(browser, fetch, createPushIdentity())).toMatchObject({ kind: "refused", status: 403 });
  const other = push.subscribe(identity.publicKey);
  expect(await send({ endpoint: browser.endpoint, keys: other.keys })).toMatchObject({
    kind: "refused",
    status: 400,
  });
  expect(push.messages).toEqual([]);
});

it("tells a browser that is gone from one to be tried later, and when", async () => {
  const browser = push.subscribe();
  push.failNext({ kind: "status", status: 429, headers: { "retry-after": "90" } });
  expect(await send(browser)).toMatchObject({ kind: "later", status: 429, retryAfterSeconds: 90 });
  push.failNext({ kind: "status", status: 503 });
  expect(await send(browser)).toMatchObject({ kind: "later", status: 503, retryAfterSeconds: null });
  push.failNext({ kind: "reset" });
  expect(await send(browser)).toMatchObject({ kind: "later", status: null, answer: "reset" });
  push.expire(browser.endpoint);
  expect(await send(browser)).toMatchObject({ kind: "gone", status: 410 });
  expect(await send({ endpoint: browser.endpoint, keys: { p256dh: "AAAA", auth: "AAAA" } })).toMatchObject({
    kind: "gone",
    status: null,
  });
});

it("goes to no private address, and nowhere that an address sends it on to", async () => {
  const strict = createOutgoingFetch({ allowPrivateAddresses: false });
  expect(await send(push.subscribe(), strict)).toMatchObject({ kind: "refused", answer: "blocked_address" });
  await strict.close();
  const other = push.subscribe();
  push.failNext({ kind: "redirect", to: other.endpoint });
  expect(await send(push.subscribe())).toMatchObject({ kind: "refused", status: 307 });
  expect(push.messages).toEqual([]);
});
