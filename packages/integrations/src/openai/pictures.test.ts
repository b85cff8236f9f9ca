import type { ModelRequest } from "@platform/agent";
import { afterEach, describe, expect, it } from "vitest";
import { sendJson, startServer, type TestServer } from "../testing/server.ts";
import { createOpenAiModel, type OpenAiModel } from "./index.ts";

const servers: TestServer[] = [];
afterEach(async () => {
  await Promise.all(servers.splice(0).map((server) => server.close()));
});

const answered = { choices: [{ message: { content: "Hola" }, finish_reason: "stop" }] };
const request: ModelRequest = {
  model: "test-model",
  maxOutputTokens: 600,
  tools: [],
  messages: [
    { role: "system", content: "Sos un asistente." },
    {
      role: "user",
      content: "[imagen adjunta] ¿tenés esta?",
      pictures: [{ mimeType: "image/png", base64: "iVBORw0K", instead: "[no se ve]" }],
    },
  ],
};

/** A server that refuses pictures in its own way; `error` null takes them. */
async function serve(error: { status: number; body: object } | null) {
  const server = await startServer((received, response) => {
    const shows = received.body.includes("image_url");
    if (error === null || !shows) return sendJson(response, 200, answered);
    return sendJson(response, error.status, error.body);
  });
  servers.push(server);
  return { server, model: createOpenAiModel({ apiKey: "sk-test", baseUrl: `${server.origin}/v1` }) };
}

const ask = (model: OpenAiModel) => model.complete(request, { signal: new AbortController().signal });
const askedWith = (server: TestServer) =>
  server.requests.map(({ body }) => {
    const { messages } = JSON.parse(body) as { messages: { content: unknown }[] };
    return messages.at(-1)?.content;
  });
const SHOWN = [
  { type: "text", text: "[imagen adjunta] ¿tenés esta?" },
  { type: "image_url", image_url: { url: "data:image/png;base64,iVBORw0K" } },
];
const TOLD = "[imagen adjunta] ¿tenés esta?\n[no se ve]";

describe("pictures", () => {
  it("are shown as parts of the customer's message", async () => {
    const { server, model } = await serve(null);
    await ask(model);
    expect(askedWith(server)).toEqual([SHOWN]);
  });

  it.each([
    ["OpenAI", 400, { error: { message: "Invalid content type.", param: "messages.[1].content.[1].type" } }],
    ["OpenRouter", 404, { error: { message: "No endpoints found that support image input", code: 404 } }],
    ["DeepSeek", 422, { error: { message: "unknown variant `image_url`" } }],
  ])(
    "of a model that %s says can't see are told instead, and it is remembered",
    async (_who, status, body) => {
      const { server, model } = await serve({ status, body });
      expect((await ask(model)).text).toBe("Hola");
      expect(askedWith(server)).toEqual([SHOWN, TOLD]);
      await ask(model);
      expect(askedWith(server).slice(2)).toEqual([TOLD]);
    },
  );

  it.each([
    [
      "is broken",
      400,
      { error: { message: "You uploaded an unsupported image.", code: "invalid_image_format" } },
    ],
    ["is too large", 413, { error: { message: "Request too large" } }],
    ["breaks the server today", 500, { error: { message: "image input is not supported" } }],
  ])("of which one %s are told once, and shown again the next time", async (_what, status, body) => {
    const { server, model } = await serve({ status, body });
    await ask(model);
    await ask(model);
    expect(askedWith(server)).toEqual([SHOWN, TOLD, SHOWN, TOLD]);
  });

  it.each([
    [401, "unauthorized"],
    [429, "rate_limited"],
  ])("are not what a %s is about", async (status, code) => {
    const { server, model } = await serve({ status, body: { error: { message: "no" } } });
    await expect(ask(model)).rejects.toMatchObject({ code });
    expect(server.requests).toHaveLength(1);
  });

  it("don't hide a request that is refused without them too", async () => {
    const server = await startServer((_received, response) =>
      sendJson(response, 400, { error: { message: "no" } }),
    );
    servers.push(server);
    const model = createOpenAiModel({ apiKey: "sk-test", baseUrl: `${server.origin}/v1` });
    await expect(ask(model)).rejects.toMatchObject({ code: "bad_request" });
    await expect(ask(model)).rejects.toMatchObject({ code: "bad_request" });
    expect(askedWith(server)).toEqual([SHOWN, TOLD, SHOWN, TOLD]);
  });
});
