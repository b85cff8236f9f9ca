import { findTrigger, type Trigger } from "../handoff/findTrigger.ts";
import { withOpening } from "../handoff/openingSentence.ts";
import type { AgentInput } from "../input.ts";
import { buildPrompt } from "../prompt/buildPrompt.ts";
import { disclosureOf } from "../prompt/baseWords.ts";
import { fillPlaceholders } from "../prompt/placeholders.ts";
import { markdownToWhatsApp } from "../reply/markdownToWhatsApp.ts";
import { looksLikeReceipt } from "../receipt/looksLikeReceipt.ts";
import { isDisclosureDue, withDisclosure } from "../reply/withDisclosure.ts";
import type { AgentResult, TraceStep } from "../result.ts";
import { createFactBook } from "../tools/factBook.ts";
import { answerBeside, freshTrigger } from "./beside.ts";
import { converse } from "./converse.ts";
import { failedTwice, grant } from "./grant.ts";
import { storeLanguage } from "./handoffBubbles.ts";
import { DEFAULT_LIMITS, type AgentLimits } from "./limits.ts";
import { receiveReceipt } from "./receiveReceipt.ts";
import { shareOfWords, TOOL_TOKENS } from "./requestMessages.ts";
import { resolveReferences, type Reference } from "./resolveReferences.ts";
import { REFERENCE, viewReferences } from "./viewReferences.ts";
import { newCheck, traceOf, type AgentDeps, type RunState } from "./runState.ts";
import { realTimer, type Timer } from "./withDeadline.ts";

export interface RunAgentOptions {
  deps: AgentDeps;
  input: AgentInput;
  /** Missing ones are `DEFAULT_LIMITS`. */
  limits?: Partial<AgentLimits>;
  /** Fires when the turn is superseded; the result is then a failure with code `aborted`. */
  signal: AbortSignal;
}

/** Room in the input budget that the results of tool rounds will need. */
const ROUNDS_RESERVE = 0.25;

/**
 * One turn: from the conversation to what the customer gets. Keeps nothing and changes nothing
 * outside; failures of model and store are results. Throws only on programming errors of a port.
 */
export async function runAgent({ deps, input, limits, signal }: RunAgentOptions): Promise<AgentResult> {
  const trigger = findTrigger(input);
  const turn = startTurn({ ...DEFAULT_LIMITS, ...limits }, { signal, timer: deps.timer ?? realTimer });
  try {
    const look = { store: deps.store, signal: turn.signal, timer: deps.timer };
    const { input: named, references } = await resolveReferences(input, look);
    const state = createState({ deps, input: named, turn, references, trigger });
    if (hasNothingToAnswer(input))
      return { kind: "silence", reason: "nothing_to_answer", trace: traceOf(state) };
    return introduced(state, withOpening(await answer(state, trigger), openingOf(state)));
  } finally {
    turn.end();
  }
}

/** What the model says, held to what the customer's own words and the state of the chat decide. */
async function answer(state: RunState, trigger: Trigger | null): Promise<AgentResult> {
  const { history, unanswered, waiting = null } = state.input;
  if (looksLikeReceipt(history, unanswered)) return receiveReceipt(state);
  if (waiting !== null) return answerBeside(state, { waiting, trigger });
  const said = await converse(state);
  return trigger === null ? failedTwice(state, said) : grant(state, { result: said, trigger });
}

function openingOf(state: RunState) {
  const { now, store } = state.input;
  const { attendance, timezone } = store;
  return { attendance, now, timezone, customer: state.prompt.customer, storeLanguage: storeLanguage(state) };
}

function introduced({ input, prompt }: RunState, result: AgentResult): AgentResult {
  return isDisclosureDue(input)
    ? withDisclosure(result, markdownToWhatsApp(fillPlaceholders(disclosureOf(input.store), prompt.values)))
    : result;
}

interface Turn {
  limits: AgentLimits;
  signal: AbortSignal;
  deadline: { passed: boolean };
  end(): void;
}

/** One signal for the whole turn: the caller's, or the turn's time. */
function startTurn(limits: AgentLimits, by: { signal: AbortSignal; timer: Timer }): Turn {
  const outer = by.signal;
  const controller = new AbortController();
  const deadline = { passed: false };
  const onAbort = (): void => controller.abort();
  if (outer.aborted) controller.abort();
  else outer.addEventListener("abort", onAbort, { once: true });
  const callOff = by.timer(limits.turnMs, () => {
    deadline.passed = !controller.signal.aborted;
    controller.abort();
  });
  return {
    limits,
    signal: controller.signal,
    deadline,
    end() {
      callOff();
      outer.removeEventListener("abort", onAbort);
    },
  };
}

interface Begun {
  deps: AgentDeps;
  input: AgentInput;
  turn: Turn;
  references: Reference[];
  trigger: Trigger | null;
}

function createState({ deps, input, turn, references, trigger }: Begun): RunState {
  const { limits, signal, deadline } = turn;
  const book = createFactBook({ now: deps.now ?? (() => new Date()) });
  const page = book.page();
  const about = viewReferences(references, { page, country: input.store.country });
  book.take(page);
  const maxTokens = Math.floor(limits.maxInputTokens * (1 - ROUNDS_RESERVE)) - TOOL_TOKENS;
  const prompt = buildPrompt(input, {
    maxTokens,
    share: shareOfWords(limits),
    trigger: freshTrigger(input.waiting ?? null, trigger),
    about,
  });
  return {
    deps,
    input,
    limits: { ...limits, maxInputTokens: limits.maxInputTokens + prompt.longWords },
    signal,
    deadline,
    trigger,
    prompt,
    book,
    steps: about.length === 0 ? [] : [referenceStep(about)],
    rounds: [],
    model: { requested: input.models.primary, answered: null, fellBack: false },
    tokens: { input: 0, cached: 0, output: 0 },
    invalidCalls: new Map(),
    orderLookups: new Set(),
    check: newCheck(),
  };
}

/** Looked up before the model was asked; shown and checked like what it asked for itself. */
function referenceStep(about: Record<string, unknown>[]): TraceStep {
  return { kind: "tool", ...REFERENCE, arguments: {}, result: { about }, durationMs: 0, error: null };
}

/** The newest message isn't the customer's, and none is counted as open. */
function hasNothingToAnswer(input: AgentInput): boolean {
  const said = input.history.filter((message) => message.author !== "system");
  return input.unanswered <= 0 && said.at(-1)?.author !== "customer";
}
