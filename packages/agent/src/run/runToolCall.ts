import { StoreError, type ToolCall } from "../ports.ts";
import { safeTimezone } from "../prompt/storeClock.ts";
import type { PreparedCall, ToolContext, ToolOutcome } from "../tools/defineTool.ts";
import { TOOLS_BY_NAME } from "../tools/index.ts";
import type { RunState } from "./runState.ts";
import { withDeadline } from "./withDeadline.ts";

/** A result for the model, or the wish to hand over. */
export type CallOutcome = ToolOutcome | { kind: "error"; value: Record<string, unknown>; error: string };

const STORE_DOWN = {
  error: "store_unavailable",
  hint: "Ahora no se puede consultar la tienda. Decile al cliente que en este momento no podés ver esa información; no des precios, stock ni estados de memoria. Si es importante, ofrecé pasar con una persona.",
};

/** Runs one call of the model and writes it to the trace. Whatever the model sent, it gets an answer it can use. */
export async function runToolCall(state: RunState, call: ToolCall): Promise<CallOutcome> {
  const startedAt = performance.now();
  const prepared = prepareCall(state, call);
  const outcome =
    prepared.kind === "invalid" ? invalid(prepared.message) : await execute(state, { call, prepared });
  state.steps.push({
    kind: "tool",
    callId: call.id,
    tool: call.name,
    arguments: prepared.arguments,
    result: outcome.kind === "handoff" ? { handoff: outcome.reason } : outcome.value,
    durationMs: Math.round(performance.now() - startedAt),
    error: outcome.kind === "error" ? outcome.error : null,
  });
  return outcome;
}

/** Unknown names and wrong arguments become advice; the second mistake with one tool ends its use. */
function prepareCall(state: RunState, call: ToolCall): PreparedCall {
  const tool = TOOLS_BY_NAME.get(call.name);
  const prepared: PreparedCall =
    tool === undefined
      ? {
          kind: "invalid",
          arguments: call.arguments,
          message: `No existe la herramienta "${call.name.slice(0, 60)}". Existen: ${[...TOOLS_BY_NAME.keys()].join(", ")}.`,
        }
      : tool.prepare(call.arguments);
  if (prepared.kind === "valid") return prepared;
  const mistakes = (state.invalidCalls.get(call.name) ?? 0) + 1;
  state.invalidCalls.set(call.name, mistakes);
  const message =
    mistakes === 1
      ? prepared.message
      : `Otra vez inválida. No uses más ${call.name.slice(0, 60)} en este turno: respondé con lo que tenés, o derivá.`;
  return { ...prepared, message };
}

function invalid(message: string): CallOutcome {
  return {
    kind: "error",
    value: { error: "invalid_call", hint: message },
    error: `invalid_call: ${message}`,
  };
}

async function execute(
  state: RunState,
  { call, prepared }: { call: ToolCall; prepared: Extract<PreparedCall, { kind: "valid" }> },
): Promise<CallOutcome> {
  const { limits, signal } = state;
  try {
    const timed = await withDeadline(
      (callSignal) => prepared.run(contextOf(state, { call, signal: callSignal })),
      { ms: limits.toolCallMs, signal },
    );
    if (timed.kind === "done") return timed.value;
    return {
      kind: "error",
      value: STORE_DOWN,
      error: timed.kind === "expired" ? `timeout: no answer within ${limits.toolCallMs} ms` : "aborted",
    };
  } catch (error) {
    if (!(error instanceof StoreError)) throw error;
    return { kind: "error", value: STORE_DOWN, error: `${error.code}: ${error.message}` };
  }
}

function contextOf(state: RunState, { call, signal }: { call: ToolCall; signal: AbortSignal }): ToolContext {
  const source = { tool: call.name, callId: call.id };
  return {
    store: state.deps.store,
    signal,
    country: state.input.store.country,
    timezone: safeTimezone(state.input.store.timezone),
    callId: call.id,
    book: state.book,
    addFact: (fact) => state.book.add(source, fact),
    customerTexts: state.input.history
      .filter((message) => message.author === "customer")
      .flatMap((message) => message.text ?? []),
    orderLookups: state.orderLookups,
  };
}
