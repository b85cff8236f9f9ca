import { once } from "node:events";
import { Agent, request } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, expect, it } from "vitest";
import { type Api, startApi } from "../testing/startApi.ts";
import { buildServer } from "./buildServer.ts";

let api: Api;
beforeAll(async () => {
  api = await startApi();
});
afterAll(() => api.stop());

it("closes as soon as the last answer has left, however long its connection would be kept alive", async () => {
  const arrived = Promise.withResolvers<void>();
  const mayAnswer = Promise.withResolvers<void>();
  const receiveWebhook = async () => {
    arrived.resolve();
    await mayAnswer.promise;
    return { status: 200 };
  };
  const app = await buildServer({ ...api.deps, receiveWebhook });
  await app.listen({ host: "127.0.0.1", port: 0 });
  const { port } = app.server.address() as AddressInfo;
  const agent = new Agent({ keepAlive: true });
  const headers = { "content-type": "application/json" };
  const webhook = request({ port, host: "127.0.0.1", path: "/chat/webhook", method: "POST", agent, headers });
  const answered = once(webhook, "response");
  webhook.end("{}");
  await arrived.promise;
  const closed = app.close();
  setTimeout(() => mayAnswer.resolve(), 200);
  const [response] = (await answered) as [NodeJS.ReadableStream & { statusCode: number }];
  response.resume();
  expect(response.statusCode).toBe(200);
  expect(await Promise.race([closed.then(() => "closed"), after(30_000)])).toBe("closed");
  agent.destroy();
});

it("answers whoever had connected when the end came, also where nobody has looked at the door yet", async () => {
  const receiveWebhook = async () => ({ status: 200 });
  const app = await buildServer({ ...api.deps, receiveWebhook });
  await app.listen({ host: "127.0.0.1", port: 0 });
  const { port } = app.server.address() as AddressInfo;
  const answers = Array.from({ length: 20 }, () => webhookTo(port));
  // The network has taken them by now, the server hasn't.
  const closed = app.close();
  expect(await Promise.all(answers)).toEqual(answers.map(() => 200));
  await closed;
});

/** The status of its answer, or why there is none; over a connection of its own. */
function webhookTo(port: number): Promise<number | string> {
  const headers = { "content-type": "application/json", connection: "close" };
  const webhook = request({
    port,
    host: "127.0.0.1",
    path: "/chat/webhook",
    method: "POST",
    agent: false,
    headers,
  });
  webhook.end("{}");
  return once(webhook, "response").then(
    ([response]: { statusCode: number; resume(): void }[]) => {
      response?.resume();
      return response?.statusCode ?? "no answer";
    },
    (error: Error) => error.message,
  );
}

function after(ms: number): Promise<string> {
  return new Promise((resolve) => setTimeout(() => resolve(`still open after ${ms} ms`), ms));
}
