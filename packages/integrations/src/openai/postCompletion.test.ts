import type { ModelRequest } from "@platform/agent";
import OpenAI from "openai";
import { expect, it } from "vitest";
import { createOpenAiModel } from "./index.ts";

const request: ModelRequest = {
  model: "gpt-5-mini",
  maxOutputTokens: 600,
  messages: [
    { role: "system", content: 'Sos un asistente. "Comillas"\n¿Sí? 👋' },
    {
      role: "assistant",
      content: null,
      toolCalls: [{ id: "c", name: "search", arguments: '{"query":"é"}' }],
    },
    { role: "tool", toolCallId: "c", content: '{"products":[]}' },
    { role: "user", content: "¿Y tutús?" },
  ],
  tools: [
    {
      name: "search",
      description: "Busca",
      parameters: { type: "object", properties: {}, required: [], additionalProperties: false },
    },
  ],
};

interface Sent {
  url: string;
  method: string | undefined;
  headers: [string, string][];
  body: string;
}

const textOf = (body: unknown): string => (typeof body === "string" ? body : "");

/** A `fetch` that notes what it is asked for, and answers a completion. */
function noting(sent: Sent[]) {
  return async (input: string | URL | Request, init?: RequestInit): Promise<Response> => {
    const headers = [...new Headers(init?.headers)];
    sent.push({ url: textOf(input), method: init?.method, headers, body: textOf(init?.body) });
    return Response.json({ choices: [{ message: { content: "Hola" }, finish_reason: "stop" }] });
  };
}

it.each([{ tools: request.tools }, { tools: [] }])(
  "a completion is asked for with the very address, headers and bytes that the SDK would send",
  async ({ tools }) => {
    const account = { apiKey: "sk-test", baseUrl: "https://models.example/v1/" };
    const [own, sdk]: [Sent[], Sent[]] = [[], []];
    const model = createOpenAiModel({ ...account, fetch: noting(own) });
    for (let call = 0; call < 2; call += 1)
      await model.complete({ ...request, tools }, { signal: new AbortController().signal });
    const client = new OpenAI({
      apiKey: account.apiKey,
      baseURL: "https://models.example/v1",
      maxRetries: 0,
      organization: null,
      project: null,
      fetch: noting(sdk),
    });
    await client.chat.completions.create({
      model: "gpt-5-mini",
      messages: [
        { role: "system", content: 'Sos un asistente. "Comillas"\n¿Sí? 👋' },
        {
          role: "assistant",
          content: null,
          tool_calls: [
            { id: "c", type: "function", function: { name: "search", arguments: '{"query":"é"}' } },
          ],
        },
        { role: "tool", tool_call_id: "c", content: '{"products":[]}' },
        { role: "user", content: "¿Y tutús?" },
      ],
      ...(tools.length === 0
        ? {}
        : { tools: tools.map((tool) => ({ type: "function", function: { ...tool, strict: true } })) }),
      max_completion_tokens: 2_600,
      reasoning_effort: "minimal",
    });
    expect(own).toEqual([sdk[0], sdk[0]]);
  },
);

it("a connection that is not made in time is late, any other failure of it is no answer", async () => {
  const codeFor = async (error: Error): Promise<unknown> => {
    const fetch = () => Promise.reject(error);
    const model = createOpenAiModel({ apiKey: "sk-test", baseUrl: null, fetch });
    const asked = model.complete(request, { signal: new AbortController().signal });
    return asked.catch((reason: { code: unknown }) => reason.code);
  };
  const late = new TypeError("fetch failed", { cause: new Error("Connect Timeout Error") });
  expect(await codeFor(late)).toBe("timeout");
  expect(await codeFor(new Error("The operation was aborted due to timeout."))).toBe("timeout");
  expect(await codeFor(new TypeError("fetch failed", { cause: new Error("closed") }))).toBe("unavailable");
});

it("an answer of any size is no completion, and is not read to its end", async () => {
  let read = 0;
  const endless = new ReadableStream({
    pull: (controller) => {
      read += 1;
      if (read > 100) controller.close();
      else controller.enqueue(new Uint8Array(1024 * 1024).fill(32));
    },
  });
  const headers = { "content-type": "application/json" };
  const model = createOpenAiModel({
    apiKey: "sk-test",
    baseUrl: "https://models.example/v1",
    fetch: async () => new Response(endless, { headers }),
  });
  await expect(model.complete(request, { signal: new AbortController().signal })).rejects.toMatchObject({
    code: "bad_response",
  });
  expect(read).toBeLessThan(10);
});
