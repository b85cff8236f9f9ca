import { once } from "node:events";
import { connect, type AddressInfo, type Socket } from "node:net";
import { Readable } from "node:stream";
import { text } from "node:stream/consumers";
import { fastify, type FastifyInstance } from "fastify";
import { afterEach, beforeEach, expect, it } from "vitest";
import { boundSenders } from "./boundSenders.ts";

const NEVER_MS = 3_600_000;
const HALF =
  "POST /slow HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 99\r\n\r\n{";

let app: FastifyInstance;
let senders: Socket[];

beforeEach(() => {
  app = fastify({ forceCloseConnections: "idle" });
  senders = [];
});
afterEach(async () => {
  for (const sender of senders) sender.destroy();
  await app.close();
});

async function sender(bytes: string): Promise<Socket> {
  const socket = connect((app.server.address() as AddressInfo).port, "127.0.0.1");
  socket.on("error", () => undefined);
  senders.push(socket);
  await once(socket, "connect");
  socket.write(bytes);
  return socket;
}

it("who takes too long for a body is told so and let go of, whatever came meanwhile", async () => {
  boundSenders(app, { firstMs: 200, bytesPerMs: 8, lastMs: NEVER_MS, answerMs: NEVER_MS });
  app.post("/slow", async () => "never");
  await app.listen({ port: 0 });
  const slow = await sender(HALF);
  const drip = setInterval(() => slow.write(" "), 20);
  const told = await text(slow);
  clearInterval(drip);
  expect(told).toMatch(/^HTTP\/1\.1 408 /);
});

it("a large body has the time that its bytes take on a bad line", async () => {
  boundSenders(app, { firstMs: 1, bytesPerMs: 50 / NEVER_MS, lastMs: NEVER_MS, answerMs: NEVER_MS });
  app.post("/slow", async ({ body }) => ({ body }));
  await app.listen({ port: 0 });
  const slow = await sender(HALF);
  await once(app.server, "request");
  await new Promise((done) => setTimeout(done, 50));
  const answered = once(slow, "data");
  slow.write(`"a":"${"b".repeat(91)}"}`);
  expect(String((await answered)[0])).toMatch(/^HTTP\/1\.1 200 /);
});

it("who was answered before the body came is not waited for", async () => {
  boundSenders(app, { firstMs: NEVER_MS, bytesPerMs: 8, lastMs: 50, answerMs: NEVER_MS });
  app.get("/quick", async () => "here");
  await app.listen({ port: 0 });
  const slow = await sender("GET /quick HTTP/1.1\r\nHost: x\r\nContent-Length: 99\r\n\r\n{");
  expect(await text(slow)).toMatch(/^HTTP\/1\.1 200 /);
});

it("a server closes although requests are only half there, and answers the whole ones first", async () => {
  boundSenders(app, { firstMs: NEVER_MS, bytesPerMs: 8, lastMs: 100, answerMs: NEVER_MS });
  const mayAnswer = Promise.withResolvers<void>();
  const arrived = Promise.withResolvers<void>();
  app.post("/slow", async () => "never");
  app.get("/whole", async () => {
    arrived.resolve();
    await mayAnswer.promise;
    return "here";
  });
  await app.listen({ port: 0 });
  const halves = await Promise.all([sender(HALF), sender("POST /slow HTTP/1.1\r\nHost: x\r\n")]);
  const whole = await sender("GET /whole HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
  await arrived.promise;
  const ended = Promise.all(halves.map((half) => once(half, "close")));
  const closed = app.close();
  await ended;
  const answered = text(whole);
  mayAnswer.resolve();
  expect(await answered).toMatch(/^HTTP\/1\.1 200 /);
  await closed;
});

it("a server closes although somebody doesn't take their answer", async () => {
  boundSenders(app, { firstMs: NEVER_MS, bytesPerMs: 8, lastMs: NEVER_MS, answerMs: 100 });
  const answered = Promise.withResolvers<void>();
  app.get("/large", async (_request, reply) => {
    answered.resolve();
    return reply.send(Readable.from(Array.from({ length: 64 }, () => Buffer.alloc(1024 * 1024))));
  });
  await app.listen({ port: 0 });
  const deaf = await sender("GET /large HTTP/1.1\r\nHost: x\r\n\r\n");
  deaf.pause();
  await answered.promise;
  await app.close();
  expect(app.server.listening).toBe(false);
});
