import type { JsonObject } from "../json.ts";
import type { ChatRequest, ModelAnswer } from "./protocol.ts";

/** What can go wrong with a model call. */
export type ModelFault =
  | { kind: "rate_limited"; retryAfterSeconds?: number }
  | { kind: "quota_exhausted" }
  | { kind: "server_error"; status?: number }
  | { kind: "unauthorized" }
  | { kind: "bad_request" }
  /** As servers without eyes say it; nothing is wrong with a request without pictures. */
  | { kind: "cannot_see" }
  /** As servers say it whose model knows no tools. */
  | { kind: "no_tools" }
  | { kind: "html_page" }
  | { kind: "reset" }
  | { kind: "hang" }
  /** The answer comes in small pieces; default one a second. */
  | { kind: "drip"; everyMs?: number; text?: string };

/** What can go wrong with a voice note; `held`: heard as ever, but its words come not before this. */
export type TranscriptFault =
  | Exclude<ModelFault, { kind: "drip" }>
  | { kind: "held"; until: Promise<unknown> };

/** One answer of a scripted model. */
export type ModelStep =
  | { text: string }
  | { call: string; arguments?: JsonObject }
  | { calls: { name: string; arguments?: JsonObject | string }[]; text?: string }
  | { fault: ModelFault }
  /** Arguments that are not JSON. */
  | { brokenArguments: string; call: string }
  /** Neither text nor calls. */
  | { empty: true }
  /** Cut off by the token limit. */
  | { cut: string };

export type Responder = ModelStep | ((request: ChatRequest) => ModelStep | Promise<ModelStep>);

/** Steps in order, or a function that answers every request. */
export type ModelScript =
  | Responder[]
  | ((request: ChatRequest, index: number) => ModelStep | Promise<ModelStep>);

/** A step as an answer, or as the fault it stands for. */
export function stepToAnswer(step: ModelStep): ModelAnswer | { fault: ModelFault } {
  if ("fault" in step) return step;
  if ("empty" in step) return { text: null, toolCalls: [] };
  if ("cut" in step) return { text: step.cut, toolCalls: [], finish: "length" };
  if ("brokenArguments" in step)
    return { text: null, toolCalls: [{ name: step.call, arguments: step.brokenArguments }] };
  if ("calls" in step) {
    return {
      text: step.text ?? null,
      toolCalls: step.calls.map((call) => ({ name: call.name, arguments: call.arguments ?? {} })),
    };
  }
  if ("call" in step)
    return { text: null, toolCalls: [{ name: step.call, arguments: step.arguments ?? {} }] };
  return { text: step.text, toolCalls: [] };
}
