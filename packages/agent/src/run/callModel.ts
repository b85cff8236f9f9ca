import { ModelError, type ModelErrorCode, type ModelReply } from "../ports.ts";
import type { FailureCode } from "../result.ts";
import { TOOL_DEFINITIONS } from "../tools/index.ts";
import { refuseEndless } from "./refuseEndless.ts";
import { requestMessages, requestTokens } from "./requestMessages.ts";
import type { RunState } from "./runState.ts";
import { withDeadline } from "./withDeadline.ts";

export type ModelOutcome =
  | { kind: "answered"; reply: ModelReply }
  | { kind: "failed"; code: FailureCode; message: string };

/**
 * One step of the conversation with the model: a bounded call, and after a failure the same call to
 * the fallback model, once per run; the rest of the run stays with it.
 */
export async function callModel(state: RunState): Promise<ModelOutcome> {
  const outcome = await attempt(state);
  const { fallback } = state.input.models;
  const mayFallBack =
    outcome.kind === "failed" && outcome.code !== "aborted" && outcome.code !== "turn_timeout";
  if (!mayFallBack || fallback === null || state.model.fellBack) return outcome;
  state.model.fellBack = true;
  state.model.requested = fallback;
  return attempt(state);
}

async function attempt(state: RunState): Promise<ModelOutcome> {
  const { deps, limits, signal } = state;
  const request = {
    model: state.model.requested,
    messages: requestMessages(state),
    tools: TOOL_DEFINITIONS,
    maxOutputTokens: limits.maxOutputTokens,
  };
  const startedAt = performance.now();
  let sent = false;
  let failure: { code: FailureCode; message: string };
  try {
    const ask = (callSignal: AbortSignal): Promise<ModelReply> => {
      sent = true;
      return deps.model.complete(request, { signal: callSignal });
    };
    const timed = await withDeadline(ask, { ms: limits.modelCallMs, signal, timer: deps.timer });
    if (timed.kind === "done") {
      refuseEndless(timed.value, limits.maxOutputTokens);
      recordReply(state, { reply: timed.value, durationMs: performance.now() - startedAt });
      return { kind: "answered", reply: timed.value };
    }
    failure =
      timed.kind === "aborted"
        ? stopReason(state)
        : { code: "timeout", message: `The model did not answer within ${limits.modelCallMs} ms.` };
  } catch (error) {
    // Anything but the port's own error is a programming error, and stays one.
    if (!(error instanceof ModelError)) throw error;
    failure = signal.aborted ? stopReason(state) : { code: notAborted(error.code), message: error.message };
  }
  const givenUp = sent && GIVEN_UP.has(failure.code);
  recordFailure(state, {
    ...failure,
    durationMs: performance.now() - startedAt,
    inputTokens: givenUp ? requestTokens(request.messages) : 0,
  });
  return { kind: "failed", ...failure };
}

/** Ends of a call that its provider doesn't see: it has read what it was sent, and bills it. */
const GIVEN_UP: ReadonlySet<FailureCode> = new Set(["timeout", "aborted", "turn_timeout"]);

/** Why the run as a whole has to stop. */
export function stopReason(state: RunState): { code: "aborted" | "turn_timeout"; message: string } {
  return state.deadline.passed
    ? { code: "turn_timeout", message: `The turn took longer than ${state.limits.turnMs} ms.` }
    : { code: "aborted", message: "The turn was superseded." };
}

/** "aborted" is the caller's word: a port that gives up by itself is simply not available. */
function notAborted(code: ModelErrorCode): ModelErrorCode {
  return code === "aborted" ? "unavailable" : code;
}

function recordReply(
  state: RunState,
  { reply, durationMs }: { reply: ModelReply; durationMs: number },
): void {
  state.model.answered = reply.model;
  state.tokens.input += reply.inputTokens;
  state.tokens.cached += reply.cachedTokens;
  state.tokens.output += reply.outputTokens;
  state.steps.push({
    kind: "model",
    model: reply.model,
    durationMs: Math.round(durationMs),
    inputTokens: reply.inputTokens,
    cachedTokens: reply.cachedTokens,
    outputTokens: reply.outputTokens,
    text: reply.text,
    toolCalls: reply.toolCalls.map((call) => call.name),
    error: null,
  });
}

function recordFailure(
  state: RunState,
  failure: { code: FailureCode; message: string; durationMs: number; inputTokens: number },
): void {
  state.tokens.input += failure.inputTokens;
  state.steps.push({
    kind: "model",
    model: state.model.requested,
    durationMs: Math.round(failure.durationMs),
    inputTokens: failure.inputTokens,
    cachedTokens: 0,
    outputTokens: 0,
    text: null,
    toolCalls: [],
    error: `${failure.code}: ${failure.message}`,
  });
}
