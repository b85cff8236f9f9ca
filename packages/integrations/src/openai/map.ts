import {
  ModelError,
  type ModelMessage,
  type ModelReply,
  type ModelRequest,
  type ToolCall,
} from "@platform/agent";
import type OpenAI from "openai";
import { z } from "zod";
import { errorInBody } from "./errors.ts";
import type { ModelQuirks } from "./quirks.ts";

type Body = OpenAI.Chat.Completions.ChatCompletionCreateParamsNonStreaming;

/** Thinking counts as output; without room for it the answer itself would be cut. */
const THINKING_TOKENS = 2_000;

/** The agent's request as Chat Completions takes it, written out; only parameters that compatible servers know too. */
export function completionBody({ model, messages, ...request }: ModelRequest, quirks: ModelQuirks): string {
  const thinks = quirks.reasoningEffort !== null && quirks.reasoningEffort !== "none";
  const limit = request.maxOutputTokens + (thinks ? THINKING_TOKENS : 0);
  const spoken = messages.map((message) => toMessage(message, quirks));
  const asked: Pick<Body, "model" | "messages"> = { model, messages: spoken };
  const limits: Omit<Body, "model" | "messages"> = {
    ...(quirks.tokenLimit === "max_tokens" ? { max_tokens: limit } : { max_completion_tokens: limit }),
    ...(quirks.reasoningEffort === null ? {} : { reasoning_effort: quirks.reasoningEffort }),
  };
  const tools = request.tools.length === 0 ? "" : `"tools":${writtenTools(request.tools)},`;
  return `${JSON.stringify(asked).slice(0, -1)},${tools}${JSON.stringify(limits).slice(1)}`;
}

/** The tools are most of a body and the same in all of them: written once. */
const written = new WeakMap<ModelRequest["tools"], string>();

function writtenTools(tools: ModelRequest["tools"]): string {
  const known = written.get(tools);
  if (known !== undefined) return known;
  const text = JSON.stringify(
    tools.map((tool): OpenAI.Chat.Completions.ChatCompletionTool => ({
      type: "function",
      function: { ...tool, strict: true },
    })),
  );
  written.set(tools, text);
  return text;
}

function toMessage(
  message: ModelMessage,
  { pictures }: Pick<ModelQuirks, "pictures">,
): OpenAI.Chat.Completions.ChatCompletionMessageParam {
  switch (message.role) {
    case "tool":
      return { role: "tool", tool_call_id: message.toolCallId, content: message.content };
    case "assistant": {
      const calls = message.toolCalls ?? [];
      if (calls.length === 0) return { role: "assistant", content: message.content ?? "" };
      const toolCalls = calls.map(({ id, name, arguments: args }) => ({
        id,
        type: "function" as const,
        function: { name, arguments: args },
      }));
      return { role: "assistant", content: message.content, tool_calls: toolCalls };
    }
    case "system":
      return { role: "system", content: message.content };
    case "user": {
      const shown = message.pictures ?? [];
      // A plain string where nothing is shown: many servers know only that.
      if (shown.length === 0) return { role: "user", content: message.content };
      if (!pictures)
        return {
          role: "user",
          content: [message.content, ...shown.map(({ instead }) => instead)].join("\n"),
        };
      const images = shown.map(({ mimeType, base64 }) => ({
        type: "image_url" as const,
        image_url: { url: `data:${mimeType};base64,${base64}` },
      }));
      return { role: "user", content: [{ type: "text", text: message.content }, ...images] };
    }
  }
}

/** Whether a request shows pictures; a refusal may then be about them. */
export function showsPictures(request: ModelRequest): boolean {
  return request.messages.some(
    (message) => message.role === "user" && message.pictures !== undefined && message.pictures.length > 0,
  );
}

/** What compatible servers really send: ids, usage and finish reason may be missing, arguments may be an object. */
const completionSchema = z.object({
  model: z.string().nullish(),
  choices: z
    .array(
      z.object({
        finish_reason: z.string().nullish(),
        message: z.object({
          content: z.union([z.string(), z.array(z.object({ text: z.string().nullish() }))]).nullish(),
          refusal: z.string().nullish(),
          tool_calls: z
            .array(
              z.object({
                id: z.string().nullish(),
                function: z.object({
                  name: z.string(),
                  arguments: z.union([z.string(), z.record(z.string(), z.unknown())]).nullish(),
                }),
              }),
            )
            .nullish(),
        }),
      }),
    )
    .min(1),
  usage: z
    .object({
      prompt_tokens: z.number().nullish(),
      completion_tokens: z.number().nullish(),
      prompt_tokens_details: z.object({ cached_tokens: z.number().nullish() }).nullish().catch(null),
      /** DeepSeek's name for the same. */
      prompt_cache_hit_tokens: z.number().nullish().catch(null),
    })
    .nullish(),
});

type Choice = z.infer<typeof completionSchema>["choices"][number];

/** Reads a completion; what isn't one is a `bad_response`, or the error that some gateways send with status 200. */
export function readCompletion(body: unknown, requestedModel: string): ModelReply {
  const parsed = completionSchema.safeParse(body);
  const choice = parsed.data?.choices[0];
  if (!parsed.success || choice === undefined) {
    throw (
      errorInBody(body) ??
      new ModelError("bad_response", "The model's server answered something that is no chat completion.")
    );
  }
  const { usage, model } = parsed.data;
  const toolCalls = toolCallsOf(choice);
  return {
    text: textOf(choice),
    toolCalls,
    finish: finishOf(choice, toolCalls),
    inputTokens: usage?.prompt_tokens ?? 0,
    cachedTokens: usage?.prompt_tokens_details?.cached_tokens ?? usage?.prompt_cache_hit_tokens ?? 0,
    outputTokens: usage?.completion_tokens ?? 0,
    model: model ?? requestedModel,
  };
}

function textOf({ message }: Choice): string | null {
  const { content } = message;
  if (Array.isArray(content)) return content.map((part) => part.text ?? "").join("") || null;
  return content ?? null;
}

function toolCallsOf({ message }: Choice): ToolCall[] {
  return (message.tool_calls ?? []).map((call, index) => {
    const args = call.function.arguments ?? "";
    // Some servers leave the id out; the results of a round must still be told apart.
    const id = call.id == null || call.id === "" ? `call_${index + 1}` : call.id;
    return {
      id,
      name: call.function.name,
      arguments: typeof args === "string" ? args : JSON.stringify(args),
    };
  });
}

function finishOf({ finish_reason, message }: Choice, toolCalls: ToolCall[]): ModelReply["finish"] {
  if (toolCalls.length > 0) return "tool_calls";
  if (finish_reason === "length") return "length";
  const refused = message.refusal != null && message.refusal !== "";
  return finish_reason === "content_filter" || refused ? "filtered" : "stop";
}
