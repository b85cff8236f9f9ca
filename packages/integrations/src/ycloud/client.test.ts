import { readFileSync } from "node:fs";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { createOutgoingFetch, OutgoingRequestError, type OutgoingFetch } from "../http/index.ts";
import { sendJson, startServer, type Handler, type TestServer } from "../testing/server.ts";
import { createYCloudClient, type YCloudClient } from "./client.ts";
import { judgeFailure } from "./errors.ts";
import type { OutgoingMessage } from "./types.ts";

interface HttpSample {
  request: { body: Record<string, unknown> };
  response: { status: number; headers: Record<string, string>; body: unknown };
}

function httpSample(name: string): HttpSample {
  const url = new URL(`../../fixtures/ycloud/http-samples/${name}.json`, import.meta.url);
  return JSON.parse(readFileSync(url, "utf8")) as HttpSample;
}

let server: TestServer;
let handler: Handler;
let fetch: OutgoingFetch;
let client: YCloudClient;

beforeAll(async () => {
  server = await startServer((request, response) => handler(request, response));
  fetch = createOutgoingFetch({ allowPrivateAddresses: true });
  client = createYCloudClient({ baseUrl: `${server.origin}/v2/`, apiKey: "key-1", fetch });
});
afterEach(() => void (server.requests.length = 0));
afterAll(async () => {
  await server.close();
  await fetch.close();
});

/** Answers every request with an official sample. */
function answer(name: string, headers: Record<string, string> = {}): void {
  const { response } = httpSample(name);
  handler = (_request, reply) =>
    sendJson(reply, { status: response.status, headers: { ...response.headers, ...headers } }, response.body);
}

const text: OutgoingMessage = {
  from: "12025550123",
  to: { phone: "+525512340187" },
  externalId: "conv-1842:msg-77",
  body: { type: "text", text: "¡Claro! Sí lo tenemos en talla M. ¿Te lo aparto?" },
};

describe("a message on its way out", () => {
  it("looks as the provider documents it: text, picture, reply, customer without number", async () => {
    answer("send.text");
    const image: OutgoingMessage["body"] = {
      type: "image",
      link: "https://cdn.example.com/a.jpg",
      caption: "Vestido azul",
    };
    await client.send({
      ...text,
      body: { type: "text", text: httpSample("send.text").request.body.text as string },
    });
    await client.send({ ...text, body: image });
    await client.send({
      ...text,
      body: { ...image, caption: "" },
      quotedWamid: "wamid.Q",
      to: { userId: "AR.1" },
    });
    const bodies = server.requests.map((request) => JSON.parse(request.body) as Record<string, unknown>);
    expect(Object.keys(bodies[0] ?? {}).sort()).toEqual(
      Object.keys(httpSample("send.text").request.body).sort(),
    );
    expect(bodies[1]).toEqual(httpSample("send.image_link").request.body);
    expect(bodies[2]).toMatchObject({
      recipient: "AR.1",
      image: { link: image.link },
      context: { message_id: "wamid.Q" },
    });
    expect(bodies[2]).not.toHaveProperty("to");
    expect(server.requests[0]).toMatchObject({
      method: "POST",
      url: "/v2/whatsapp/messages/sendDirectly",
      headers: { "x-api-key": "key-1", "content-type": "application/json" },
    });
  });

  it("is accepted with the provider's id, and the wamid when it comes at once", async () => {
    answer("send.text");
    expect(await client.send(text)).toEqual({
      kind: "accepted",
      providerMessageId: "6945402c1ff3e6369b1c431b",
      wamid: null,
    });
    handler = (_request, reply) => sendJson(reply, 200, { id: "m1", wamid: "wamid.A", status: "accepted" });
    expect(await client.send(text)).toEqual({ kind: "accepted", providerMessageId: "m1", wamid: "wamid.A" });
  });
});

describe("a refused message", () => {
  it.each([
    ["error.429_sender_rate_limited", { kind: "throttled", retryAfterMs: 1000, code: "SENDER_RATE_LIMITED" }],
    [
      "error.429_account_rate_limited_hourly",
      { kind: "throttled", retryAfterMs: 1_800_000, code: "ACCOUNT_RATE_LIMITED" },
    ],
    ["error.429_pair_rate_limit_131056", { kind: "throttled", retryAfterMs: null, code: "131056" }],
    [
      "error.401_invalid_api_key",
      { kind: "rejected", scope: "tenant", code: "UNAUTHORIZED", message: "INVALID_API_KEY" },
    ],
    ["error.403_balance_insufficient", { kind: "rejected", scope: "tenant", code: "BALANCE_INSUFFICIENT" }],
    ["error.403_phone_number_unavailable", { kind: "rejected", scope: "tenant" }],
    ["error.403_template_unavailable", { kind: "rejected", scope: "message" }],
    ["error.400_param_missing", { kind: "rejected", scope: "message", code: "PARAM_MISSING" }],
    [
      "error.400_meta_131009",
      { kind: "rejected", scope: "message", code: "131009", message: "Invalid recipient" },
    ],
    ["error.413_content_too_large", { kind: "rejected", scope: "message", code: "CONTENT_TOO_LARGE" }],
    ["error.404_not_found", { kind: "rejected", scope: "message", code: "NOT_FOUND" }],
    ["error.500_internal", { kind: "unknown" }],
    ["error.503_unavailable", { kind: "unknown" }],
  ])("%s", async (name, outcome) => {
    answer(name);
    expect(await client.send(text)).toMatchObject(outcome);
  });

  const meta = (status: number, code: unknown) => {
    handler = (_request, reply) =>
      sendJson(reply, status, {
        error: { status, code: "BAD_REQUEST", whatsappApiError: { code, message: "m" } },
      });
    return client.send(text);
  };

  it("by Meta's code: account, pair limit, spam limit, maintenance", async () => {
    expect(await meta(400, "131031")).toMatchObject({ kind: "rejected", scope: "tenant", code: "131031" });
    expect(await meta(401, 190)).toMatchObject({ kind: "rejected", scope: "tenant", code: "190" });
    expect(await meta(400, 130429)).toMatchObject({ kind: "throttled", code: "130429" });
    expect(await meta(400, "131048")).toMatchObject({ kind: "throttled", retryAfterMs: 600_000 });
    expect(await meta(400, "131047")).toMatchObject({ kind: "rejected", scope: "message", code: "131047" });
    expect(await meta(500, "1")).toMatchObject({ kind: "unknown" });
    expect(await meta(500, "131057")).toMatchObject({ kind: "unknown" });
    // A 5xx is never definite, whatever code it carries.
    expect(await meta(500, "130429")).toMatchObject({ kind: "unknown" });
  });

  it("inside an answer of 200 is refused too", async () => {
    handler = (_request, reply) =>
      sendJson(reply, 200, {
        id: "m1",
        status: "failed",
        errorCode: "131026",
        errorMessage: "Message undeliverable",
      });
    expect(await client.send(text)).toEqual({
      kind: "rejected",
      scope: "message",
      code: "131026",
      message: "Message undeliverable",
    });
  });

  it("may be told to wait until a date of the provider's own clock", async () => {
    answer("error.429_pair_rate_limit_131056", {
      date: "Sun, 14 Sep 2031 16:00:00 GMT",
      "Retry-After": "Sun, 14 Sep 2031 16:00:07 GMT",
    });
    expect(await client.send(text)).toMatchObject({ kind: "throttled", retryAfterMs: 7000 });
    answer("error.429_pair_rate_limit_131056", { "Retry-After": "soon" });
    expect(await client.send(text)).toMatchObject({ kind: "throttled", retryAfterMs: null });
  });
});

describe("a send without a clear answer", () => {
  it.each<[string, Handler]>([
    ["a broken connection", (_request, reply) => void reply.socket?.destroy()],
    [
      "an HTML page of a proxy",
      (_request, reply) =>
        void reply.writeHead(502, { "content-type": "text/html" }).end("<h1>Bad gateway</h1>"),
    ],
    ["HTML with status 200", (_request, reply) => void reply.writeHead(200).end("<h1>hello</h1>")],
    ["an answer without id", (_request, reply) => sendJson(reply, 200, { status: "accepted" })],
    ["cut JSON", (_request, reply) => void reply.writeHead(200).end('{"id":"m1","wam')],
    ["a redirect", (_request, reply) => void reply.writeHead(302, { location: "/elsewhere" }).end()],
    [
      "an answer that breaks off",
      (_request, reply) =>
        void reply.writeHead(200, { "content-length": "99" }).write("{", () => reply.socket?.destroy()),
    ],
  ])("%s is unknown, and is not repeated by the client", async (_what, broken) => {
    handler = broken;
    expect(await client.send(text)).toMatchObject({ kind: "unknown" });
    expect(server.requests).toHaveLength(1);
  });

  it("given up while it runs is unknown; given up before is not sent", async () => {
    const controller = new AbortController();
    handler = () => controller.abort();
    const pending = client.send(text, { signal: controller.signal });
    expect(await pending).toMatchObject({ kind: "unknown" });
    expect(await client.send(text, { signal: controller.signal })).toMatchObject({
      kind: "throttled",
      code: "aborted",
    });
    expect(server.requests).toHaveLength(1);
  });

  it("that took too long is unknown", () => {
    expect(judgeFailure(new OutgoingRequestError("timeout", "15 s"))).toMatchObject({ kind: "unknown" });
  });

  it("to nobody was definitely not sent", async () => {
    const gone = await startServer(() => undefined);
    await gone.close();
    const lost = createYCloudClient({ baseUrl: gone.origin, apiKey: "k", fetch });
    expect(await lost.send(text)).toMatchObject({
      kind: "throttled",
      retryAfterMs: null,
      code: "unreachable",
    });
  });

  it("to a private address, or with a key that no header can carry, is the tenant's trouble", async () => {
    const inside = createYCloudClient({ baseUrl: "http://10.0.0.1/v2", apiKey: "k", fetch });
    expect(await inside.send(text)).toMatchObject({
      kind: "rejected",
      scope: "tenant",
      code: "blocked_address",
    });
    for (const apiKey of ["", "clave ñ", "a\nb"]) {
      const broken = createYCloudClient({ baseUrl: server.origin, apiKey, fetch });
      expect(await broken.send(text)).toMatchObject({
        kind: "rejected",
        scope: "tenant",
        code: "invalid_api_key",
      });
    }
    expect(server.requests).toHaveLength(0);
  });
});

describe("ticks and typing", () => {
  it("marks a message as read", async () => {
    handler = (_request, reply) => void reply.writeHead(200).end();
    expect(await client.markAsRead("wamid.A/=")).toBe(true);
    expect(server.requests[0]).toMatchObject({
      method: "POST",
      url: "/v2/whatsapp/inboundMessages/wamid.A%2F%3D/markAsRead",
    });
  });

  it("falls back once to the older typing path", async () => {
    const missing = httpSample("error.404_not_found").response;
    handler = (request, reply) =>
      request.url.endsWith("/typing") ? sendJson(reply, 404, missing.body) : void reply.writeHead(200).end();
    expect(await client.typing("m1")).toBe(true);
    expect(server.requests.map((request) => request.url.split("/").at(-1))).toEqual([
      "typing",
      "typingIndicator",
    ]);
  });

  it("never disturbs a turn", async () => {
    handler = (_request, reply) => void reply.socket?.destroy();
    expect(await client.typing("m1")).toBe(false);
    expect(await client.markAsRead("m1")).toBe(false);
    answer("error.500_internal");
    expect(await client.typing("m1")).toBe(false);
  });
});

describe("the account", () => {
  it("has numbers, a balance and webhook endpoints, whose secrets stay out of our hands", async () => {
    answer("phone_numbers.list");
    expect(await client.listPhoneNumbers()).toMatchObject({
      ok: true,
      value: [{ phoneNumber: "+12025550123", status: "CONNECTED" }],
    });
    answer("balance");
    expect(await client.balance()).toEqual({ ok: true, value: { amount: 190.07658, currency: "USD" } });
    answer("webhook_endpoints.list");
    const endpoints = await client.listWebhookEndpoints();
    expect(endpoints).toMatchObject({
      ok: true,
      value: [{ status: "active", url: "https://bot.example.com/webhooks/ycloud" }],
    });
    expect(JSON.stringify(endpoints)).not.toContain("whsec_");
  });

  it("with more numbers than a page is read to the end", async () => {
    handler = (request, reply) => {
      const page = Number(new URL(request.url, server.origin).searchParams.get("page"));
      const items = Array.from({ length: page === 1 ? 100 : 3 }, (_, index) => ({
        phoneNumber: `+${page}${index}00000`,
      }));
      sendJson(reply, 200, { items });
    };
    const result = await client.listPhoneNumbers();
    expect(result.ok && result.value.length).toBe(103);
  });

  it("that can't be read says why", async () => {
    answer("error.401_invalid_api_key");
    expect(await client.balance()).toMatchObject({ ok: false, code: "unauthorized" });
    answer("error.429_account_rate_limited_hourly");
    expect(await client.listPhoneNumbers()).toMatchObject({ ok: false, code: "throttled" });
    handler = (_request, reply) => sendJson(reply, 200, { amount: "mucho" });
    expect(await client.balance()).toMatchObject({ ok: false, code: "unavailable" });
  });
});

describe("media of customers", () => {
  const picture = (_request: unknown, reply: Parameters<Handler>[1]) =>
    void reply.writeHead(200, { "content-type": "image/jpeg" }).end(Buffer.from([0xff, 0xd8, 0xff]));

  it("on the provider's host is fetched with the key, verbatim", async () => {
    handler = picture;
    const link = `${server.origin}/v2/whatsapp/media/download/1?sig=t%3D1%2Cs%3Dab`;
    expect(await client.downloadMedia({ link }, { maxBytes: 10 })).toEqual({
      ok: true,
      bytes: Buffer.from([0xff, 0xd8, 0xff]),
      mimeType: "image/jpeg",
    });
    expect(server.requests[0]).toMatchObject({
      url: "/v2/whatsapp/media/download/1?sig=t%3D1%2Cs%3Dab",
      headers: { "x-api-key": "key-1" },
    });
  });

  it("elsewhere, also behind a redirect, is fetched without the key", async () => {
    const cdn = await startServer(picture);
    handler = (_request, reply) => void reply.writeHead(302, { location: `${cdn.origin}/c` }).end();
    expect(await client.downloadMedia({ link: `${cdn.origin}/direct` }, { maxBytes: 10 })).toMatchObject({
      ok: true,
    });
    expect(await client.downloadMedia({ link: `${server.origin}/m` }, { maxBytes: 10 })).toMatchObject({
      ok: true,
    });
    await cdn.close();
    expect(cdn.requests.map((request) => request.headers["x-api-key"])).toEqual([undefined, undefined]);
  });

  it("refused with the key is tried once without it", async () => {
    handler = (request, reply) =>
      request.headers["x-api-key"] ? void reply.writeHead(403).end() : picture(request, reply);
    expect(await client.downloadMedia({ link: `${server.origin}/m` }, { maxBytes: 10 })).toMatchObject({
      ok: true,
    });
    handler = (_request, reply) => void reply.writeHead(403).end();
    server.requests.length = 0;
    expect(await client.downloadMedia({ link: `${server.origin}/m` }, { maxBytes: 10 })).toMatchObject({
      ok: false,
      code: "gone",
    });
    expect(server.requests).toHaveLength(2);
  });

  it.each<[string, string, Handler]>([
    ["expired", "gone", (_request, reply) => void reply.writeHead(410).end()],
    ["on a struggling host", "unavailable", (_request, reply) => void reply.writeHead(503).end()],
    ["larger than allowed", "too_large", (_request, reply) => void reply.writeHead(200).end("x".repeat(50))],
    ["whose host hangs up", "unavailable", (_request, reply) => void reply.socket?.destroy()],
    [
      "that leads inside",
      "blocked",
      (_request, reply) => void reply.writeHead(302, { location: "http://169.254.169.254/" }).end(),
    ],
  ])("%s is %s", async (_what, code, broken) => {
    handler = broken;
    expect(await client.downloadMedia({ link: `${server.origin}/m` }, { maxBytes: 10 })).toMatchObject({
      ok: false,
      code,
    });
  });

  it("with a link that leads inside is never asked for", async () => {
    for (const link of ["http://169.254.169.254/latest", "file:///etc/passwd", "nonsense"]) {
      expect(await client.downloadMedia({ link }, { maxBytes: 10 })).toMatchObject({
        ok: false,
        code: "blocked",
      });
    }
  });
});
