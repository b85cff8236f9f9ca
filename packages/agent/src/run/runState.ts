import type { Trigger } from "../handoff/findTrigger.ts";
import type { AgentInput } from "../input.ts";
import type { CheckoutPort, ModelMessage, ModelPort, StorePort } from "../ports.ts";
import type { Prompt } from "../prompt/buildPrompt.ts";
import type { Claim, Fact, Refusal, Trace, TraceStep, Verdict, VerdictOutcome } from "../result.ts";
import type { FactBook } from "../tools/factBook.ts";
import type { AgentLimits } from "./limits.ts";
import type { Timer } from "./withDeadline.ts";

export interface AgentDeps {
  model: ModelPort;
  store: StorePort;
  /** Null or absent where carts don't become checkouts of the store. */
  checkout?: CheckoutPort | null;
  /** For the times of facts; the prompt's time is the input's. */
  now?: () => Date;
  /** For the bounds of a run; the real clock's where absent. */
  timer?: Timer;
}

/** What one run knows and changes; nothing of it outlives the run. */
export interface RunState {
  deps: AgentDeps;
  input: AgentInput;
  limits: AgentLimits;
  /** Fires when the turn is superseded or its time is over; `deadline` tells which. */
  signal: AbortSignal;
  deadline: { passed: boolean };
  prompt: Prompt;
  /** What the customer's own words set off. */
  trigger: Trigger | null;
  book: FactBook;
  steps: TraceStep[];
  /** Messages of this run's tool rounds and repairs, after the prompt's tail. */
  rounds: ModelMessage[];
  model: { requested: string; answered: string | null; fellBack: boolean };
  tokens: { input: number; cached: number; output: number };
  /** Invalid calls per tool: one may be repaired. */
  invalidCalls: Map<string, number>;
  orderLookups: Set<string>;
  check: RunCheck;
}

/** What the fact check has come to so far. */
export interface RunCheck {
  outcome: VerdictOutcome | null;
  claims: Claim[];
  refusals: Refusal[];
  /** Products that the last refused reply was about. */
  about: string[];
  /** Products of turns before that could not be read again, or were. */
  gone: Set<string>;
  /** Facts of turns before that the reply stands on. */
  used: Fact[];
  /** The model wanted to hand over what people had given back, and was told so. */
  sameAgain: boolean;
}

export function newCheck(): RunCheck {
  return { outcome: null, claims: [], refusals: [], about: [], gone: new Set(), used: [], sameAgain: false };
}

export function traceOf(state: RunState): Trace {
  return {
    promptVersion: state.prompt.version,
    model: state.model.answered ?? state.model.requested,
    steps: [...state.steps],
    facts: [...state.check.used, ...state.book.facts()],
    check: verdictOf(state),
    inputTokens: state.tokens.input,
    cachedTokens: state.tokens.cached,
    outputTokens: state.tokens.output,
    historyDropped: state.prompt.historyDropped,
    promptUnread: state.prompt.unread,
  };
}

function verdictOf({ check }: RunState): Verdict | null {
  const { outcome, claims, refusals } = check;
  return outcome === null ? null : { outcome, claims, refusals };
}
