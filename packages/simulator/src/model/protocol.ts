import { asArray, asObject, asText, type JsonObject } from "../json.ts";

export interface ChatToolCall {
  id: string;
  name: string;
  /** JSON text as the model wrote it. */
  arguments: string;
}

export interface ChatMessage {
  role: string;
  content: string | null;
  /** Data URLs of the picture parts. */
  pictures: string[];
  toolCalls: ChatToolCall[];
  toolCallId: string | null;
}

/** A Chat Completions request, read tolerantly; `raw` is the body as it came. */
export interface ChatRequest {
  model: string;
  messages: ChatMessage[];
  tools: string[];
  /** `none`, `auto`, `required`, or the name of one function. */
  toolChoice: string;
  stream: boolean;
  raw: JsonObject;
}

/** What the model answers, before it is put into the protocol. */
export interface ModelAnswer {
  text: string | null;
  toolCalls: { name: string; arguments: JsonObject | string }[];
  finish?: "stop" | "tool_calls" | "length" | "content_filter";
}

export function readRequest(raw: JsonObject): ChatRequest {
  const choice = raw["tool_choice"];
  return {
    model: asText(raw["model"]) ?? "",
    messages: asArray(raw["messages"]).map((message) => readMessage(asObject(message))),
    tools: asArray(raw["tools"]).flatMap(
      (tool) => asText(asObject(asObject(tool)["function"])["name"]) ?? [],
    ),
    toolChoice: asText(choice) ?? asText(asObject(asObject(choice)["function"])["name"]) ?? "auto",
    stream: raw["stream"] === true,
    raw,
  };
}

function readMessage(message: JsonObject): ChatMessage {
  return {
    role: asText(message["role"]) ?? "user",
    content: readContent(message["content"]),
    pictures: asArray(message["content"]).flatMap(
      (part) => asText(asObject(asObject(part)["image_url"])["url"]) ?? [],
    ),
    toolCalls: asArray(message["tool_calls"]).map((call) => {
      const object = asObject(call);
      const fn = asObject(object["function"]);
      return {
        id: asText(object["id"]) ?? "",
        name: asText(fn["name"]) ?? "",
        arguments: asText(fn["arguments"]) ?? "",
      };
    }),
    toolCallId: asText(message["tool_call_id"]),
  };
}

function readContent(content: unknown): string | null {
  if (typeof content === "string") return content;
  const parts = asArray(content).flatMap((part) => asText(asObject(part)["text"]) ?? []);
  return parts.length === 0 ? null : parts.join("\n");
}

function estimateTokens(text: string): number {
  return Math.ceil(text.length / 4);
}

/** What the model reads, in the order in which providers cache it: tools first. */
export function promptOf({ raw }: ChatRequest): string {
  return JSON.stringify(raw["tools"] ?? []) + JSON.stringify(raw["messages"] ?? []);
}

/** What is known of a request besides what it asks for. */
export interface Call {
  /** From one on. */
  number: number;
  prompt: string;
  cachedTokens: number;
}

/** The answer as `chat.completion`, with counted tokens. */
export function completion(request: ChatRequest, answer: ModelAnswer, call: Call): JsonObject {
  const calls = toolCallsOf(answer, call.number);
  const prompt = estimateTokens(call.prompt);
  const output = estimateTokens((answer.text ?? "") + JSON.stringify(calls));
  return {
    id: `chatcmpl-sim${call.number}`,
    object: "chat.completion",
    created: Math.floor(Date.now() / 1000),
    model: request.model || "simulado-1",
    choices: [
      {
        index: 0,
        message: {
          role: "assistant",
          content: answer.text,
          refusal: null,
          ...(calls.length > 0 ? { tool_calls: calls } : {}),
        },
        logprobs: null,
        finish_reason: answer.finish ?? (calls.length > 0 ? "tool_calls" : "stop"),
      },
    ],
    usage: {
      prompt_tokens: prompt,
      completion_tokens: output,
      total_tokens: prompt + output,
      prompt_tokens_details: { cached_tokens: call.cachedTokens, audio_tokens: 0 },
      completion_tokens_details: { reasoning_tokens: 0, audio_tokens: 0 },
    },
    system_fingerprint: "fp_simulado",
  };
}

function toolCallsOf(answer: ModelAnswer, callNumber: number): JsonObject[] {
  return answer.toolCalls.map((call, index) => ({
    id: `call_sim${callNumber}_${index}`,
    type: "function",
    function: {
      name: call.name,
      arguments: typeof call.arguments === "string" ? call.arguments : JSON.stringify(call.arguments),
    },
  }));
}

/** The same answer as chunks for `stream: true`. */
export function chunks(full: JsonObject): JsonObject[] {
  const choice = asObject(asArray(full["choices"])[0]);
  const message = asObject(choice["message"]);
  const base = {
    id: full["id"],
    object: "chat.completion.chunk",
    created: full["created"],
    model: full["model"],
  };
  const chunk = (delta: JsonObject, finish: string | null = null): JsonObject => ({
    ...base,
    choices: [{ index: 0, delta, finish_reason: finish }],
  });
  const words = (asText(message["content"]) ?? "").match(/\S+\s*/g) ?? [];
  const calls = asArray(message["tool_calls"]).map((call, index) => ({ index, ...asObject(call) }));
  return [
    chunk({ role: "assistant", content: "" }),
    ...words.map((content) => chunk({ content })),
    ...calls.map((call) => chunk({ tool_calls: [call] })),
    chunk({}, asText(choice["finish_reason"])),
    { ...base, choices: [], usage: full["usage"] },
  ];
}
