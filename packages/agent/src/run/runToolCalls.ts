import { StoreError, type ToolCall } from "../ports.ts";
import { safeTimezone } from "../prompt/storeClock.ts";
import type { TraceStep } from "../result.ts";
import type { PreparedCall, ToolContext, ToolOutcome } from "../tools/defineTool.ts";
import type { FactPage } from "../tools/factBook.ts";
import { TOOLS_BY_NAME } from "../tools/index.ts";
import { isPictured } from "./isPictured.ts";
import type { RunState } from "./runState.ts";
import { withDeadline } from "./withDeadline.ts";

/** A result for the model, or the wish to hand over. */
export type CallOutcome = ToolOutcome | { kind: "error"; value: Record<string, unknown>; error: string };

const STORE_DOWN = {
  error: "store_unavailable",
  hint: "Ahora no se puede consultar la tienda. Decile al cliente que en este momento no podés ver esa información; no des precios, stock ni estados de memoria. Si es importante, ofrecé pasar con una persona.",
};

/** A call that has been run, and what it found out; it counts once it is kept. */
interface RanCall {
  call: ToolCall;
  outcome: CallOutcome;
  step: Extract<TraceStep, { kind: "tool" }>;
  page: FactPage;
}

/**
 * Runs the calls of one answer of the model, all at once. Trace and facts have the order of the calls, so that
 * a run doesn't depend on which of them was answered first. Whatever the model sent, it gets answers it can use.
 */
export async function runToolCalls(
  state: RunState,
  calls: ToolCall[],
): Promise<{ call: ToolCall; outcome: CallOutcome }[]> {
  const ran = await Promise.all(calls.map((call) => runToolCall(state, call)));
  for (const { outcome, step, page } of ran) {
    state.steps.push(step);
    if (outcome.kind !== "error") state.book.take(page);
  }
  return ran;
}

async function runToolCall(state: RunState, call: ToolCall): Promise<RanCall> {
  const startedAt = performance.now();
  const page = state.book.page();
  const prepared = prepareCall(state, call);
  const outcome =
    prepared.kind === "invalid" ? invalid(prepared.message) : await execute(state, { call, prepared, page });
  const step: RanCall["step"] = {
    kind: "tool",
    callId: call.id,
    tool: call.name,
    arguments: prepared.arguments,
    result: outcome.kind === "handoff" ? { handoff: outcome.reason } : outcome.value,
    durationMs: Math.round(performance.now() - startedAt),
    error: outcome.kind === "error" ? outcome.error : null,
  };
  return { call, outcome, step, page };
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

interface ToBeRun {
  call: ToolCall;
  prepared: Extract<PreparedCall, { kind: "valid" }>;
  page: FactPage;
}

async function execute(state: RunState, { call, prepared, page }: ToBeRun): Promise<CallOutcome> {
  const { deps, limits, signal } = state;
  try {
    const timed = await withDeadline(
      (callSignal) => prepared.run(contextOf(state, { call, page, signal: callSignal })),
      { ms: limits.toolCallMs, signal, timer: deps.timer },
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

function contextOf(
  state: RunState,
  { call, page, signal }: Pick<ToBeRun, "call" | "page"> & { signal: AbortSignal },
): ToolContext {
  const source = { tool: call.name, callId: call.id };
  return {
    store: state.deps.store,
    checkout: state.deps.checkout ?? null,
    sheet: state.input.store.sheet,
    articles: state.input.store.articles,
    pictured: isPictured(state.input),
    signal,
    country: state.input.store.country,
    timezone: safeTimezone(state.input.store.timezone),
    callId: call.id,
    book: page,
    addFact: (fact) => page.add(source, fact),
    customerTexts: state.input.history
      .filter((message) => message.author === "customer")
      .flatMap((message) => message.text ?? []),
    orderLookups: state.orderLookups,
  };
}
