import type { AgentInput } from "../input.ts";
import { StoreError, type CheckoutPort, type ModelPort, type StorePort } from "../ports.ts";
import type { AgentResult } from "../result.ts";
import { runAgent } from "../run/runAgent.ts";
import { unpackProducts } from "./products.ts";
import type { RecordedStoreCall, RunRecord } from "./runRecord.ts";
import { CHECKOUT, withoutSignal } from "./runRecorded.ts";

export interface RetryOptions {
  record: RunRecord;
  /** The recorded one with what is to be tried in it. */
  input: AgentInput;
  model: ModelPort;
  /** Asked only what the record has no answer to; all it can do is read. */
  store: StorePort;
  signal: AbortSignal;
}

/**
 * Runs a recorded turn again with other texts: the model is asked anew, the store answers as it did then, by the clock of
 * then. What the run of then never asked, the store is asked now (`lookedUp`); a checkout is never opened.
 */
export async function retryRun(options: RetryOptions): Promise<{ result: AgentResult; lookedUp: string[] }> {
  const { record, input, model, store, signal } = options;
  const lookedUp: string[] = [];
  const begun = performance.now();
  const then = Date.parse(record.clock[0] ?? record.input.now);
  const known = <Port extends object>(prefix: string, otherwise: Ask): Port =>
    new Proxy({} as Port, {
      get: (_target, method): unknown =>
        typeof method === "string"
          ? async (...args: unknown[]) => {
              const call = recordedCall(record, { method: `${prefix}${method}`, args });
              return call === undefined ? await otherwise(method, args) : answerOf(call, record);
            }
          : undefined,
    });
  const askNow: Ask = (method, args) => {
    lookedUp.push(method);
    const run: unknown = Reflect.get(store, method);
    if (typeof run !== "function") throw new StoreError("unavailable", `The store has no ${method}`);
    return (run as (...values: unknown[]) => Promise<unknown>).apply(store, args);
  };
  const result = await runAgent({
    deps: {
      model,
      store: known<StorePort>("", askNow),
      checkout: record.checkout ? known<CheckoutPort>(CHECKOUT, async () => null) : null,
      now: () => new Date(then + (performance.now() - begun)),
    },
    input,
    limits: record.limits,
    signal,
  });
  return { result, lookedUp };
}

type Ask = (method: string, args: unknown[]) => Promise<unknown>;

/** The same question has the same answer, however often it is asked; one that never came is no answer. */
function recordedCall(
  { store }: RunRecord,
  { method, args }: { method: string; args: unknown[] },
): RecordedStoreCall | undefined {
  const wanted = JSON.stringify([method, args.map(withoutSignal)]);
  return store.find((call) => call.answer !== null && JSON.stringify([call.method, call.args]) === wanted);
}

function answerOf({ answer }: RecordedStoreCall, { products }: RunRecord): unknown {
  if (answer === null) return null;
  if ("result" in answer) return unpackProducts(answer.result, products);
  throw new StoreError(answer.error.code, answer.error.message);
}
