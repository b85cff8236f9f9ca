import type { AgentInput } from "../input.ts";
import type { ModelErrorCode, ModelReply, StoreErrorCode, StoreProduct } from "../ports.ts";
import type { AgentLimits } from "../run/limits.ts";

/** When something was asked, in ms since the run began, and how long the answer took; null: none came in time. */
interface Timed {
  atMs: number;
  tookMs: number | null;
}

export interface RecordedModelCall extends Timed {
  /** Fingerprint of the whole request, so that a replay is known to ask the same. */
  asked: string;
  answer: { reply: ModelReply } | { error: { code: ModelErrorCode; message: string } } | null;
}

/** Of the store, or of its checkouts (`checkout.…`). */
export interface RecordedStoreCall extends Timed {
  method: string;
  /** Without the signal. */
  args: unknown[];
  /** Products stand in it by their place in `products`. */
  answer: { result: unknown } | { error: { code: StoreErrorCode; message: string } } | null;
}

/** Everything that a run of the agent was told from outside. JSON, and enough to run it again to the same result. */
export interface RunRecord {
  /** Raised when the shape changes; other shapes can't be replayed. */
  version: 1;
  /** As it was, but for the bytes of pictures. */
  input: AgentInput;
  limits: AgentLimits;
  model: RecordedModelCall[];
  store: RecordedStoreCall[];
  /** Whether carts could become checkouts. */
  checkout: boolean;
  products: StoreProduct[];
  /** What the clock said, each time it was asked. */
  clock: string[];
  /** When whoever started the run gave it up, in ms since it began. */
  abortedAtMs: number | null;
}
