import type { AgentInput } from "../input.ts";
import { ModelError, StoreError, type ModelPort } from "../ports.ts";
import type { AgentResult } from "../result.ts";
import { DEFAULT_LIMITS } from "../run/limits.ts";
import { runAgent, type RunAgentOptions } from "../run/runAgent.ts";
import { fingerprintRequest } from "./fingerprintRequest.ts";
import { createShelf, type ProductShelf } from "./products.ts";
import type { RecordedModelCall, RecordedStoreCall, RunRecord } from "./runRecord.ts";

/** Runs the agent, and keeps all it was told, so that `replayRun` comes to the same. */
export async function runRecorded(
  options: RunAgentOptions,
): Promise<{ result: AgentResult; record: RunRecord }> {
  const { deps, input, signal } = options;
  const limits = { ...DEFAULT_LIMITS, ...options.limits };
  const startedAt = performance.now();
  const elapsed = (): number => Math.round((performance.now() - startedAt) * 1_000) / 1_000;
  const shelf = createShelf();
  const record: RunRecord = {
    version: 1,
    input: withoutPictures(input),
    limits,
    model: [],
    store: [],
    checkout: deps.checkout != null,
    products: shelf.products,
    clock: [],
    abortedAtMs: signal.aborted ? 0 : null,
  };
  const onAbort = (): void => void (record.abortedAtMs = elapsed());
  signal.addEventListener("abort", onAbort, { once: true });
  try {
    const result = await runAgent({
      deps: {
        ...deps,
        model: recordModel(deps.model, { calls: record.model, elapsed }),
        store: recordPort(deps.store, { prefix: "", calls: record.store, elapsed, shelf }),
        checkout:
          deps.checkout == null
            ? null
            : recordPort(deps.checkout, { prefix: CHECKOUT, calls: record.store, elapsed, shelf }),
        now: () => {
          const now = deps.now?.() ?? new Date();
          record.clock.push(now.toISOString());
          return now;
        },
      },
      input,
      limits,
      signal,
    });
    return { result, record: asItStands(record) };
  } finally {
    signal.removeEventListener("abort", onAbort);
  }
}

/** What is still under way answers nobody any more. */
function asItStands(record: RunRecord): RunRecord {
  return {
    ...record,
    model: record.model.map((call) => ({ ...call })),
    store: record.store.map((call) => ({ ...call })),
    products: [...record.products],
    clock: [...record.clock],
  };
}

function recordModel(
  model: ModelPort,
  { calls, elapsed }: { calls: RecordedModelCall[]; elapsed: () => number },
): ModelPort {
  return {
    complete: async (request, options) => {
      const call: RecordedModelCall = {
        asked: fingerprintRequest(request),
        atMs: elapsed(),
        tookMs: null,
        answer: null,
      };
      calls.push(call);
      const answered = noting(call, { elapsed, signal: options.signal });
      try {
        const reply = await model.complete(request, options);
        answered({ reply });
        return reply;
      } catch (error) {
        if (error instanceof ModelError) answered({ error: { code: error.code, message: error.message } });
        throw error;
      }
    },
  };
}

/**
 * Notes an answer, and when it came. A call that was given up has none: its port's last word on it answers nobody, and would have
 * come in time where the timer fired a moment early.
 */
function noting<Answer>(
  call: { atMs: number; tookMs: number | null; answer: Answer | null },
  { elapsed, signal }: { elapsed: () => number; signal: AbortSignal | undefined },
): (answer: Answer) => void {
  return (answer) => {
    if (signal?.aborted) return;
    call.tookMs = elapsed() - call.atMs;
    call.answer = answer;
  };
}

function signalOf(args: unknown[]): AbortSignal | undefined {
  const options = args.find(
    (argument) => typeof argument === "object" && argument !== null && "signal" in argument,
  );
  return (options as { signal: AbortSignal } | undefined)?.signal;
}

type Method = (...args: unknown[]) => Promise<unknown>;

export const CHECKOUT = "checkout.";

interface PortRecorder {
  prefix: string;
  calls: RecordedStoreCall[];
  elapsed: () => number;
  shelf: ProductShelf;
}

/** Whatever a port of the store is asked, also by methods that come later. */
function recordPort<Port extends object>(port: Port, { prefix, calls, elapsed, shelf }: PortRecorder): Port {
  const ask = async (method: string, args: unknown[], run: Method): Promise<unknown> => {
    const call: RecordedStoreCall = {
      method: `${prefix}${method}`,
      args: args.map(withoutSignal),
      atMs: elapsed(),
      tookMs: null,
      answer: null,
    };
    calls.push(call);
    const answered = noting(call, { elapsed, signal: signalOf(args) });
    try {
      const result = shelf.trim(await run(...args));
      answered({ result: shelf.pack(result) });
      return result;
    } catch (error) {
      if (error instanceof StoreError) answered({ error: { code: error.code, message: error.message } });
      throw error;
    }
  };
  return new Proxy(port, {
    get: (target, method): unknown => {
      const run: unknown = Reflect.get(target, method);
      if (typeof method !== "string" || typeof run !== "function") return run;
      return (...args: unknown[]) => ask(method, args, run.bind(target) as Method);
    },
  });
}

/** Options are told apart by what they are for: the signal is the run's own. */
export function withoutSignal(argument: unknown): unknown {
  if (typeof argument !== "object" || argument === null || !("signal" in argument)) return argument;
  const { signal: _signal, ...rest } = argument;
  return rest;
}

/** That a picture was there counts in a replay; what is on it only the model saw. */
function withoutPictures(input: AgentInput): AgentInput {
  const history = input.history.map((message) =>
    message.picture ? { ...message, picture: { ...message.picture, base64: "" } } : message,
  );
  return { ...input, history };
}
