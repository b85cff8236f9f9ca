import {
  ModelError,
  type ModelErrorCode,
  type ModelPort,
  type ModelReply,
  type ModelRequest,
} from "../ports.ts";

/** One answer of the script. A function sees the request and may check it. */
export type ScriptedStep =
  | { text: string; finish?: ModelReply["finish"] }
  | { call: { name: string; arguments: unknown } | { name: string; arguments: unknown }[]; text?: string }
  | { fail: ModelErrorCode }
  /** Never answers; only its signal ends it. */
  | { hang: true }
  | ((request: ModelRequest) => ScriptedStep);

export interface ScriptedModel extends ModelPort {
  /** Every request made so far, in order. */
  requests: ModelRequest[];
  /** Throws if steps are left: the run ended earlier than the script says. */
  assertConsumed(): void;
}

/** A model that follows a script and fails the test on a call that the script doesn't have. */
export function scriptedModel(steps: ScriptedStep[]): ScriptedModel {
  const left = [...steps];
  const requests: ModelRequest[] = [];
  return {
    requests,
    assertConsumed() {
      if (left.length > 0)
        throw new Error(
          `scriptedModel: ${left.length} step(s) were never asked for: ${JSON.stringify(left[0])}`,
        );
    },
    async complete(request, { signal }) {
      requests.push(structuredClone(request));
      const next = left.shift();
      if (next === undefined) throw new Error(`scriptedModel: unexpected call number ${requests.length}`);
      return play(next, { request, number: requests.length, signal });
    },
  };
}

export interface AnsweringModel extends ModelPort {
  requests: ModelRequest[];
}

/** A model that answers every request, as long as anybody asks; `round` counts from 0. */
export function answeringModel(
  answer: (request: ModelRequest, round: number) => ScriptedStep,
): AnsweringModel {
  const requests: ModelRequest[] = [];
  return {
    requests,
    async complete(request, { signal }) {
      requests.push(structuredClone(request));
      return play(answer(request, requests.length - 1), { request, number: requests.length, signal });
    },
  };
}

async function play(
  step: ScriptedStep,
  call: { request: ModelRequest; number: number; signal: AbortSignal },
): Promise<ModelReply> {
  if (typeof step === "function") return play(step(call.request), call);
  if ("fail" in step) throw new ModelError(step.fail, `scripted: ${step.fail}`);
  if ("hang" in step) return hang(call.signal);
  const base = { model: call.request.model, inputTokens: 100, cachedTokens: 40, outputTokens: 20 };
  if ("call" in step) {
    const calls = Array.isArray(step.call) ? step.call : [step.call];
    const toolCalls = calls.map((wanted, index) => ({
      id: `call_${call.number}_${index + 1}`,
      name: wanted.name,
      // A string stands for itself, so that broken JSON can be scripted.
      arguments: typeof wanted.arguments === "string" ? wanted.arguments : JSON.stringify(wanted.arguments),
    }));
    return { ...base, text: step.text ?? null, toolCalls, finish: "tool_calls" };
  }
  return { ...base, text: step.text, toolCalls: [], finish: step.finish ?? "stop" };
}

function hang(signal: AbortSignal): Promise<never> {
  const { promise, reject } = Promise.withResolvers<never>();
  signal.addEventListener("abort", () => reject(new ModelError("aborted", "scripted: aborted")), {
    once: true,
  });
  return promise;
}
