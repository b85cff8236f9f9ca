import type { RecordedRequest } from "./types.ts";

/** What goes wrong with a request. `taken`: the message was taken although the answer says otherwise. */
export type YCloudFault =
  | {
      kind: "rate_limited";
      retryAfterSeconds?: number | null;
      code?: "SENDER_RATE_LIMITED" | "131056" | "130429";
    }
  | { kind: "server_error"; status?: 500 | 502 | 503; taken?: boolean }
  | { kind: "html_page"; status?: number; taken?: boolean }
  | { kind: "reset"; taken?: boolean }
  | { kind: "hang"; taken?: boolean }
  | { kind: "delay"; ms: number }
  /** Answered as ever, but not before this: for what a test does meanwhile, however long that takes. */
  | { kind: "held"; until: Promise<unknown> }
  | { kind: "unauthorized" }
  | { kind: "not_found" }
  /** Rejected in the answer, as Meta does for bad parameters or pictures (131009, 131053 …). */
  | { kind: "reject"; code: string; status?: number }
  /** Taken with 200, then `failed` by webhook, as Meta does for 131047, 131026, 131053 … */
  | { kind: "fail_later"; code: string }
  | { kind: "no_wamid" }
  /** The `sent` event is delivered before the answer to the send. */
  | { kind: "status_before_response" }
  | { kind: "statuses"; mode: "duplicated" | "reversed" | "missing" };

export interface FaultRule {
  fault: YCloudFault;
  /** How many matching requests it still hits. */
  left: number;
  matches: (request: RecordedRequest) => boolean;
}

export interface FaultOptions {
  /** How many requests are hit; default 1, `Infinity` until cleared. */
  times?: number;
  /** Which requests; default: sends. */
  when?: (request: RecordedRequest) => boolean;
}

/** Faults for the next requests, first come first used; one fault per request. */
export class Faults {
  readonly #rules: FaultRule[] = [];

  /** Adds a fault and returns the function that takes it back. */
  next(fault: YCloudFault, options: FaultOptions = {}): () => void {
    const rule: FaultRule = {
      fault,
      left: options.times ?? 1,
      matches: options.when ?? ((request) => request.kind === "send"),
    };
    this.#rules.push(rule);
    return () => {
      rule.left = 0;
    };
  }

  clear(): void {
    this.#rules.length = 0;
  }

  /** The fault that hits this request, if any; uses it up. */
  take(request: RecordedRequest): YCloudFault | null {
    const rule = this.#rules.find((candidate) => candidate.left > 0 && candidate.matches(request));
    if (!rule) return null;
    rule.left -= 1;
    return rule.fault;
  }
}
