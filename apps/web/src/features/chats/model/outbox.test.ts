import { TRPCClientError } from "@trpc/client";
import { describe, expect, it } from "vitest";
import { aMessage } from "../testing.ts";
import { createOutbox } from "./outbox.ts";

const offline = () => new TRPCClientError("Failed to fetch");
const refused = (httpStatus: number, reason: string) =>
  new TRPCClientError("refused", {
    result: { error: { code: -32000, message: "refused", data: { httpStatus, reason } } },
  } as never);

function setUp(answer: (text: string, attempt: number) => Promise<void>) {
  const requests: { text: string; clientMessageId: string }[] = [];
  let ids = 0;
  const outbox = createOutbox({
    send: async ({ conversationId, text, clientMessageId }) => {
      requests.push({ text, clientMessageId });
      await answer(text, requests.length);
      return aMessage({
        id: `stored-${clientMessageId}`,
        conversationId,
        text,
        clientMessageId,
        author: "human",
      });
    },
    sendProduct: async ({ conversationId, productId, clientMessageId }) => {
      requests.push({ text: productId, clientMessageId });
      await answer(productId, requests.length);
      return aMessage({ id: `stored-${clientMessageId}`, conversationId, clientMessageId, author: "human" });
    },
    onSent: () => undefined,
    newId: () => `id${(ids += 1)}`,
    now: () => Date.parse("2026-11-22T12:00:00Z"),
  });
  return { outbox, requests };
}

const settle = () => new Promise((resolve) => setTimeout(resolve, 5));

describe("what a person writes", () => {
  it("goes out in order, one at a time", async () => {
    const { outbox, requests } = setUp(() => settle().then(() => undefined));
    outbox.add({ conversationId: "c1", text: "uno" });
    outbox.add({ conversationId: "c1", text: "dos" });
    expect(requests.map((request) => request.text)).toEqual(["uno"]);
    await settle();
    await settle();
    await settle();
    expect(requests.map((request) => request.text)).toEqual(["uno", "dos"]);
    expect(outbox.entries.get()).toEqual([]);
  });

  it("waits without a connection and goes out once it is back, under the same client id", async () => {
    let online = false;
    const { outbox, requests } = setUp(() => (online ? Promise.resolve() : Promise.reject(offline())));
    outbox.add({ conversationId: "c1", text: "uno" });
    await settle();
    outbox.add({ conversationId: "c1", text: "dos" });
    await settle();
    expect(outbox.entries.get().map((entry) => entry.state)).toEqual(["waiting", "waiting"]);
    online = true;
    outbox.resume();
    await settle();
    expect(requests.map((request) => request.text)).toEqual(["uno", "uno", "dos"]);
    expect(requests[0]?.clientMessageId).toBe(requests[1]?.clientMessageId);
    expect(outbox.entries.get()).toEqual([]);
  });

  it("stays visible with its reason when the server refuses it, and does not hold up the next one", async () => {
    const { outbox } = setUp((text) =>
      text === "uno" ? Promise.reject(refused(412, "window_closed")) : Promise.resolve(),
    );
    outbox.add({ conversationId: "c1", text: "uno" });
    outbox.add({ conversationId: "c1", text: "dos" });
    await settle();
    expect(outbox.entries.get().map(({ text, state, reason }) => [text, state, reason])).toEqual([
      ["uno", "failed", "window_closed"],
    ]);
  });

  it("can be tried again or discarded after a refusal", async () => {
    const { outbox, requests } = setUp((_text, attempt) =>
      attempt === 1 ? Promise.reject(refused(409, "conflict")) : Promise.resolve(),
    );
    outbox.add({ conversationId: "c1", text: "uno" });
    await settle();
    outbox.retry("id1");
    await settle();
    expect(requests).toHaveLength(2);
    expect(outbox.entries.get()).toEqual([]);
  });
});
