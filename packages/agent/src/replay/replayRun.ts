import { ModelError, StoreError, type CheckoutPort, type ModelPort, type StorePort } from "../ports.ts";
import type { AgentResult } from "../result.ts";
import { runAgent } from "../run/runAgent.ts";
import { fingerprintRequest } from "./fingerprintRequest.ts";
import { unpackProducts } from "./products.ts";
import type { RunRecord } from "./runRecord.ts";
import { CHECKOUT, withoutSignal } from "./runRecorded.ts";
import { createVirtualTime, type VirtualTime } from "./virtualTime.ts";

/** The run asked for something that its record doesn't have: the product, or the record, is another one by now. */
export class ReplayError extends Error {
  override readonly name = "ReplayError";
}

/**
 * Runs a recorded turn again: model, store and clock answer from the record, at the recorded times, without waiting.
 * Throws `ReplayError` where the run asks anything else than it did then, or less.
 */
export async function replayRun(record: RunRecord): Promise<AgentResult> {
  if (record.version !== 1)
    throw new ReplayError(`Records of version ${String(record.version)} are not known`);
  const time = createVirtualTime();
  const model = replayModel(record, time);
  const store = replayStore(record, time);
  const clock = [...record.clock];
  const given = new AbortController();
  if (record.abortedAtMs !== null) time.at(record.abortedAtMs, () => given.abort());
  // A run that was given up before it began never waited for that.
  if (record.abortedAtMs === 0) given.abort();
  const running = runAgent({
    deps: {
      model: model.port,
      store: store.port<StorePort>(""),
      checkout: record.checkout ? store.port<CheckoutPort>(CHECKOUT) : null,
      timer: time.timer,
      now: () => new Date(clock.shift() ?? missing("another reading of the clock")),
    },
    input: record.input,
    limits: record.limits,
    signal: given.signal,
  });
  const result = await time.drive(running).catch((error: unknown) => {
    throw error instanceof ReplayError ? error : new ReplayError(messageOf(error), { cause: error });
  });
  const unused = [...model.unused(), ...store.unused(), ...clock.map(() => "a reading of the clock")];
  if (unused.length > 0) throw new ReplayError(`The run no longer asks for ${unused.join(", ")}`);
  return result;
}

function replayModel(record: RunRecord, time: VirtualTime): { port: ModelPort; unused(): string[] } {
  const left = [...record.model];
  return {
    unused: () => left.map(() => "an answer of the model"),
    port: {
      complete: (request) => {
        const number = record.model.length - left.length + 1;
        const call = left.shift() ?? unasked(record, `answer ${number} of the model`);
        if (call === null) return never();
        if (fingerprintRequest(request) !== call.asked)
          throw new ReplayError(`The model is asked something else in call ${number}`);
        return answerIn(time, call, (answer) => {
          if ("reply" in answer) return answer.reply;
          throw new ModelError(answer.error.code, answer.error.message);
        });
      },
    },
  };
}

function replayStore(
  record: RunRecord,
  time: VirtualTime,
): { port<Port extends object>(prefix: string): Port; unused(): string[] } {
  const left = [...record.store];
  const ask = (method: string, args: unknown[]): Promise<unknown> => {
    const wanted = JSON.stringify([method, args.map(withoutSignal)]);
    const index = left.findIndex((call) => JSON.stringify([call.method, call.args]) === wanted);
    const [found] = index === -1 ? [] : left.splice(index, 1);
    const call = found ?? unasked(record, `the store's answer to ${wanted}`);
    if (call === null) return never();
    return answerIn(time, call, (answer) => {
      if ("result" in answer) return unpackProducts(answer.result, record.products);
      throw new StoreError(answer.error.code, answer.error.message);
    });
  };
  const port = <Port extends object>(prefix: string): Port =>
    new Proxy({} as Port, {
      get: (_target, method): unknown =>
        typeof method === "string" ? (...args: unknown[]) => ask(`${prefix}${method}`, args) : undefined,
    });
  return { port, unused: () => left.map(({ method }) => `the store's answer to ${method}`) };
}

/** The recorded answer when it came; one that never came leaves the run to its deadlines. */
function answerIn<Answer, Value>(
  time: VirtualTime,
  call: { atMs: number; tookMs: number | null; answer: Answer | null },
  read: (answer: Answer) => Value,
): Promise<Value> {
  time.reach(call.atMs);
  return new Promise((resolve, reject) => {
    const { tookMs, answer } = call;
    if (tookMs === null || answer === null) return;
    time.at(call.atMs + tookMs, () => {
      try {
        resolve(read(answer));
      } catch (error) {
        reject(error as Error);
      }
    });
  });
}

/** A run that was given up had no time left to ask what its replay, which takes none, comes to. */
function unasked(record: RunRecord, what: string): null {
  return record.abortedAtMs === null ? missing(what) : null;
}

function never(): Promise<never> {
  return new Promise<never>(() => undefined);
}

function missing(what: string): never {
  throw new ReplayError(`The trace lacks ${what}`);
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
