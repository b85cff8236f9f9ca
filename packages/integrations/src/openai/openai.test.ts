import { ModelError, runAgent, type ModelRequest } from "@platform/agent";
import { sampleInput, sampleStore } from "@platform/agent/testing";
import { afterEach, describe, expect, it } from "vitest";
import { createOutgoingFetch } from "../http/index.ts";
import { sendJson, startServer, type Handler, type TestServer } from "../testing/server.ts";
import { createOpenAiModel, type OpenAiModel, type OpenAiModelOptions } from "./index.ts";

const KEY = "sk-test-canary-0123456789abcdef";
const servers: TestServer[] = [];
afterEach(async () => {
  await Promise.all(servers.splice(0).map((server) => server.close()));
});

async function serve(
  handler: Handler,
  options: Partial<OpenAiModelOptions> = {},
): Promise<{ server: TestServer; model: OpenAiModel }> {
  const server = await startServer(handler);
  servers.push(server);
  return { server, model: createOpenAiModel({ apiKey: KEY, baseUrl: `${server.origin}/v1`, ...options }) };
}

const completion = (message: Record<string, unknown>, extra: Record<string, unknown> = {}) => ({
  id: "chatcmpl-1",
  object: "chat.completion",
  created: 1_763_800_000,
  model: "gpt-test-2026",
  choices: [{ index: 0, message: { role: "assistant", ...message }, logprobs: null, finish_reason: "stop" }],
  usage: { prompt_tokens: 120, completion_tokens: 8, total_tokens: 128 },
  ...extra,
});

const request: ModelRequest = {
  model: "test-model",
  maxOutputTokens: 600,
  messages: [
    { role: "system", content: "Sos un asistente." },
    { role: "user", content: "¿Tenés medias?" },
    {
      role: "assistant",
      content: null,
      toolCalls: [{ id: "call_9", name: "search", arguments: '{"query":"medias"}' }],
    },
    { role: "tool", toolCallId: "call_9", content: '{"products":[]}' },
    { role: "assistant", content: "No." },
    { role: "user", content: "¿Y tutús?" },
  ],
  tools: [
    {
      name: "search",
      description: "Busca",
      parameters: {
        type: "object",
        properties: { query: { type: "string" } },
        required: ["query"],
        additionalProperties: false,
      },
    },
  ],
};

const never = (): AbortSignal => new AbortController().signal;
const ask = (model: OpenAiModel, signal: AbortSignal = never()) => model.complete(request, { signal });

async function failureOf(promise: Promise<unknown>): Promise<ModelError> {
  const error: unknown = await promise.then(
    () => null,
    (reason: unknown) => reason,
  );
  if (!(error instanceof ModelError)) throw new Error(`not a ModelError: ${String(error)}`);
  return error;
}

describe("a chat completion", () => {
  it("is asked for in the protocol's shape, with strict tools and the key in the header only", async () => {
    const { server, model } = await serve((_request, response) =>
      sendJson(response, 200, completion({ content: "Hola" })),
    );
    await ask(model);
    const [sent] = server.requests;
    expect(sent).toMatchObject({
      method: "POST",
      url: "/v1/chat/completions",
      headers: { authorization: `Bearer ${KEY}` },
    });
    expect(JSON.parse(sent?.body ?? "")).toEqual({
      model: "test-model",
      messages: [
        { role: "system", content: "Sos un asistente." },
        { role: "user", content: "¿Tenés medias?" },
        {
          role: "assistant",
          content: null,
          tool_calls: [
            { id: "call_9", type: "function", function: { name: "search", arguments: '{"query":"medias"}' } },
          ],
        },
        { role: "tool", tool_call_id: "call_9", content: '{"products":[]}' },
        { role: "assistant", content: "No." },
        { role: "user", content: "¿Y tutús?" },
      ],
      tools: [{ type: "function", function: { ...request.tools[0], strict: true } }],
      max_tokens: 600,
    });
  });

  it("gives text, tokens and the model's name", async () => {
    const { model } = await serve((_request, response) =>
      sendJson(response, 200, completion({ content: "Hola" })),
    );
    expect(await ask(model)).toEqual({
      text: "Hola",
      toolCalls: [],
      finish: "stop",
      inputTokens: 120,
      cachedTokens: 0,
      outputTokens: 8,
      model: "gpt-test-2026",
    });
  });

  it.each([
    ["OpenAI", { prompt_tokens_details: { cached_tokens: 1_024 } }, 1_024],
    ["DeepSeek", { prompt_cache_hit_tokens: 64 }, 64],
    ["a server that doesn't say", { prompt_tokens_details: null }, 0],
    ["a server that says it oddly", { prompt_tokens_details: { cached_tokens: "all" } }, 0],
  ])("tells what %s had cached", async (_who, details, cachedTokens) => {
    const usage = { prompt_tokens: 2_000, completion_tokens: 8, ...details };
    const { model } = await serve((_request, response) =>
      sendJson(response, 200, completion({ content: "Hola" }, { usage })),
    );
    expect(await ask(model)).toMatchObject({ inputTokens: 2_000, cachedTokens });
  });

  it("gives tool calls with their arguments as written, broken ones too", async () => {
    const toolCalls = [
      { id: "a", type: "function", function: { name: "search", arguments: '{"query":"med' } },
      { type: "function", function: { name: "orders", arguments: { query: "1052" } } },
    ];
    const { model } = await serve((_request, response) =>
      sendJson(response, 200, completion({ content: null, tool_calls: toolCalls })),
    );
    expect(await ask(model)).toMatchObject({
      text: null,
      finish: "tool_calls",
      toolCalls: [
        { id: "a", name: "search", arguments: '{"query":"med' },
        { id: "call_2", name: "orders", arguments: '{"query":"1052"}' },
      ],
    });
  });

  it.each([
    ["length", "length"],
    ["content_filter", "filtered"],
    ["stop", "stop"],
    [null, "stop"],
  ])("that finished by %j is %s", async (finish_reason, finish) => {
    const body = completion(
      {},
      {
        choices: [{ index: 0, message: { role: "assistant", content: "Hola" }, finish_reason }],
        usage: undefined,
      },
    );
    const { model } = await serve((_request, response) => sendJson(response, 200, body));
    expect(await ask(model)).toMatchObject({ finish, inputTokens: 0 });
  });

  it("works over the guarded fetch and over Node's", async () => {
    const guarded = createOutgoingFetch({ allowPrivateAddresses: true });
    const fetches: NonNullable<OpenAiModelOptions["fetch"]>[] = [
      guarded,
      async (input, init) => globalThis.fetch(input, init),
    ];
    for (const fetch of fetches) {
      const { model } = await serve(
        (_request, response) => sendJson(response, 200, completion({ content: "Hola" })),
        { fetch },
      );
      expect((await ask(model)).text).toBe("Hola");
    }
    await guarded.close();
  });

  it("of an address that may not be contacted is unavailable, and nothing is sent", async () => {
    const guarded = createOutgoingFetch({ allowPrivateAddresses: false });
    const { server, model } = await serve(
      (_request, response) => sendJson(response, 200, completion({ content: "Hola" })),
      { fetch: guarded },
    );
    expect((await failureOf(ask(model))).code).toBe("unavailable");
    expect(server.requests).toEqual([]);
    await guarded.close();
  });
});

describe("the output limit", () => {
  const bodyFor = async (name: string): Promise<Record<string, unknown>> => {
    const { server, model } = await serve((_request, response) =>
      sendJson(response, 200, completion({ content: "Hola" })),
    );
    await model.complete({ ...request, model: name }, { signal: never() });
    return JSON.parse(server.requests[0]?.body ?? "") as Record<string, unknown>;
  };

  it.each(["llama-3.3-70b", "gpt-4o-mini", "deepseek-chat", "mistral-small"])(
    "%s on a compatible server gets max_tokens",
    async (name) => {
      expect(await bodyFor(name)).toMatchObject({ max_tokens: 600 });
      expect(Object.keys(await bodyFor(name))).not.toContain("reasoning_effort");
    },
  );

  it.each([
    ["gpt-5-mini", "minimal", 2_600],
    ["gpt-5.6-luna", "none", 600],
    ["openai/o4-mini", "low", 2_600],
  ])(
    "%s gets max_completion_tokens, and thinks little",
    async (name, reasoning_effort, max_completion_tokens) => {
      const body = await bodyFor(name);
      expect(body).toMatchObject({ reasoning_effort, max_completion_tokens });
      expect(Object.keys(body)).not.toContain("max_tokens");
    },
  );

  it("is sent under the other name where the server refuses the first, and remembered", async () => {
    const { server, model } = await serve((received, response) => {
      const refused = received.body.includes('"max_tokens"');
      if (refused)
        sendJson(response, 400, {
          error: {
            message: "Unsupported parameter",
            type: "invalid_request_error",
            param: "max_tokens",
            code: "unsupported_parameter",
          },
        });
      else sendJson(response, 200, completion({ content: "Hola" }));
    });
    expect((await ask(model)).text).toBe("Hola");
    await ask(model);
    expect(server.requests).toHaveLength(3);
  });

  it("that no name satisfies is a bad request, not an endless loop", async () => {
    const { server, model } = await serve((received, response) => {
      const param = received.body.includes('"max_tokens"') ? "max_tokens" : "max_completion_tokens";
      sendJson(response, 400, {
        error: {
          message: "Unsupported parameter",
          type: "invalid_request_error",
          param,
          code: "unsupported_parameter",
        },
      });
    });
    expect((await failureOf(ask(model))).code).toBe("bad_request");
    expect(server.requests.length).toBeLessThanOrEqual(3);
  });

  it("and the reasoning effort that a model with tools refuses is taken back", async () => {
    const { server, model } = await serve((received, response) => {
      const refused = !received.body.includes('"reasoning_effort":"none"');
      if (refused)
        sendJson(response, 400, {
          error: {
            message: "not supported",
            type: "invalid_request_error",
            param: "reasoning_effort",
            code: null,
          },
        });
      else sendJson(response, 200, completion({ content: "Hola" }));
    });
    expect((await ask(model)).text).toBe("Hola");
    expect(server.requests).toHaveLength(2);
  });
});

describe("an error of the server", () => {
  const error = (code: string | null, type = "some_error") => ({
    error: { message: `Problem with ${KEY}`, type, param: null, code },
  });
  it.each([
    [401, error("invalid_api_key"), "unauthorized"],
    [403, error("country_not_supported"), "unauthorized"],
    [402, error("insufficient_balance"), "quota_exhausted"],
    [429, error("rate_limit_exceeded", "requests"), "rate_limited"],
    [429, error("insufficient_quota", "insufficient_quota"), "quota_exhausted"],
    [429, error(null, "insufficient_quota"), "quota_exhausted"],
    [400, error("context_length_exceeded"), "bad_request"],
    [404, error("model_not_found"), "bad_request"],
    [413, error(null), "bad_request"],
    [422, error(null), "bad_request"],
    [408, error(null), "timeout"],
    [504, error(null), "timeout"],
    [500, error(null), "unavailable"],
    [503, error("overloaded"), "unavailable"],
    [529, error("overloaded"), "unavailable"],
    [200, { error: { message: "upstream", code: 429 } }, "rate_limited"],
    [200, { error: { message: "upstream", code: 502 } }, "unavailable"],
    [200, { choices: [] }, "bad_response"],
    [200, { hello: 1 }, "bad_response"],
  ] as const)(
    "%i %j is %s, asked once only, and the key is in no message",
    async (...[status, body, code]) => {
      const { server, model } = await serve((_request, response) => sendJson(response, status, body));
      const failure = await failureOf(ask(model));
      expect(failure.code).toBe(code);
      expect(server.requests).toHaveLength(1);
      expect(`${failure.message} ${String(failure.cause)}`).not.toContain(KEY);
    },
  );

  it.each([
    ["HTML instead of JSON", "text/html", "<html>Bad gateway</html>"],
    ["JSON that breaks off", "application/json", '{"choices":[{"mess'],
    ["nothing", "application/json", ""],
  ])("%s is a bad response", async (_case, type, body) => {
    const { model } = await serve((_request, response) => {
      response.writeHead(200, { "content-type": type });
      response.end(body);
    });
    expect((await failureOf(ask(model))).code).toBe("bad_response");
  });

  it.each(["api.openai.com/v1", "☃", "http://"])(
    "an address that is none (%s) is a server that isn't there, and breaks no turn off",
    async (baseUrl) => {
      const failure = await failureOf(ask(createOpenAiModel({ apiKey: "sk-test", baseUrl })));
      expect(failure.code).toBe("unavailable");
    },
  );

  it("a server that has moved is not asked there, and the error says where to", async () => {
    const { server, model } = await serve(
      (_request, response) =>
        void response.writeHead(301, { location: "https://new.example/v1/chat/completions" }).end(),
      { fetch: createOutgoingFetch({ allowPrivateAddresses: true }) },
    );
    const { code, message } = await failureOf(ask(model));
    expect([code, server.requests.length]).toEqual(["unavailable", 1]);
    expect(message).toContain("The address has moved (HTTP 301, to https://new.example)");
  });

  it("a server that is not there is unavailable", async () => {
    const { server, model } = await serve(() => undefined);
    await server.close();
    const failure = await failureOf(ask(model));
    expect(failure.code).toBe("unavailable");
    expect(failure.message).toContain("ECONNREFUSED");
  });

  it("a connection cut in the middle of the answer is no answer", async () => {
    const { model } = await serve((_request, response) => {
      response.writeHead(200, { "content-type": "application/json", "content-length": "1000" });
      response.write('{"choices":');
      setTimeout(() => response.destroy(), 10);
    });
    expect(["bad_response", "unavailable"]).toContain((await failureOf(ask(model))).code);
  });

  it("a call given up is aborted, at once, before and during the answer", async () => {
    const begun = Promise.withResolvers<void>();
    const { model } = await serve((_request, response) => {
      response.writeHead(200, { "content-type": "application/json" });
      response.write('{"choices":');
      begun.resolve();
    });
    const { model: other } = await serve((_request, response) => sendJson(response, 503, error(null)));
    const gone = new AbortController();
    let ended: string | undefined;
    void failureOf(ask(model, gone.signal)).then(({ code }) => (ended = code));
    await begun.promise;
    // What is asked after it has its answer, so this one has its beginning; and again, so it has its end.
    await failureOf(ask(other));
    gone.abort();
    await failureOf(ask(other));
    expect(ended).toBe("aborted");
    expect((await failureOf(ask(model, AbortSignal.abort()))).code).toBe("aborted");
  });
});

describe("speech to text", () => {
  const note = {
    bytes: new Uint8Array([79, 103, 103, 83]),
    mimeType: "audio/ogg; codecs=opus",
    model: "whisper-1",
    language: "es",
  };

  it("sends the audio as a file whose name tells its format", async () => {
    const { server, model } = await serve((_request, response) =>
      sendJson(response, 200, { text: " hola, busco medias " }),
    );
    expect(await model.transcribe(note, { signal: never() })).toBe("hola, busco medias");
    const [sent] = server.requests;
    expect(sent?.url).toBe("/v1/audio/transcriptions");
    expect(sent?.headers["content-type"]).toContain("multipart/form-data");
    expect(sent?.body).toContain('filename="audio.ogg"');
    expect(sent?.body).toContain("OggS");
    expect(sent?.body).toMatch(/name="model"\r\n\r\nwhisper-1/);
    expect(sent?.body).toMatch(/name="language"\r\n\r\nes/);
  });

  it("goes through the guarded fetch too", async () => {
    const guarded = createOutgoingFetch({ allowPrivateAddresses: true });
    const { server, model } = await serve((_request, response) => sendJson(response, 200, { text: "hola" }), {
      fetch: guarded,
    });
    expect(await model.transcribe(note, { signal: never() })).toBe("hola");
    expect(server.requests[0]?.body).toContain("OggS");
    await guarded.close();
  });

  it("fails with the same codes", async () => {
    const { model } = await serve((_request, response) =>
      sendJson(response, 401, { error: { message: "no", type: "x", param: null, code: null } }),
    );
    expect((await failureOf(model.transcribe(note, { signal: never() }))).code).toBe("unauthorized");
    const { model: odd } = await serve((_request, response) => sendJson(response, 200, { words: [] }));
    expect((await failureOf(odd.transcribe(note, { signal: never() }))).code).toBe("bad_response");
  });
});

describe("the agent over HTTP", () => {
  it("runs a whole turn with a tool round against a server that speaks the protocol", async () => {
    const { server, model } = await serve((received, response) => {
      const { messages } = JSON.parse(received.body) as { messages: { role: string; content: string }[] };
      const result = messages.findLast((message) => message.role === "tool");
      const call = {
        id: "c1",
        type: "function",
        function: { name: "search_by_category", arguments: '{"query":"medias"}' },
      };
      if (result === undefined)
        sendJson(response, 200, completion({ content: null, tool_calls: [call] }, {}));
      else
        sendJson(
          response,
          200,
          completion({
            content: "Medias de red, desde $ 12.000\nhttps://danzarina.example/productos/medias-de-red/",
          }),
        );
    });
    const result = await runAgent({
      deps: { model, store: sampleStore() },
      input: sampleInput({ messages: ["¿tenés medias?"] }),
      signal: never(),
    });
    expect(result).toMatchObject({
      kind: "reply",
      bubbles: [{ type: "image", imageUrl: "https://cdn.danzarina.example/102.webp" }],
      trace: { inputTokens: 240, outputTokens: 16 },
    });
    expect(server.requests).toHaveLength(2);
  });

  it("hands over to the fallback model on the same server", async () => {
    const { model } = await serve((received, response) => {
      if (received.body.includes('"model":"second"'))
        sendJson(response, 200, completion({ content: "Hola" }));
      else
        sendJson(response, 500, {
          error: { message: "boom", type: "server_error", param: null, code: null },
        });
    });
    const result = await runAgent({
      deps: { model, store: sampleStore() },
      input: sampleInput({ fallback: "second" }),
      signal: never(),
    });
    expect(result).toMatchObject({
      kind: "reply",
      trace: { steps: [{ error: "unavailable: 500 boom" }, { error: null }] },
    });
  });

  it("that comes in one byte per moment is cut off after the call's time", async () => {
    const { model } = await serve((_request, response) => {
      response.writeHead(200, { "content-type": "application/json" });
      const drip = setInterval(() => response.write(" "), 5);
      response.on("close", () => clearInterval(drip));
    });
    const result = await runAgent({
      deps: { model, store: sampleStore() },
      input: sampleInput(),
      limits: { modelCallMs: 80 },
      signal: never(),
    });
    expect(result).toMatchObject({ kind: "failure", code: "timeout" });
  });
});
