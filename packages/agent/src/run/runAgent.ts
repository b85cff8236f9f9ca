import { detectHumanWish } from "../handoff/detectHumanWish.ts";
import type { AgentInput } from "../input.ts";
import { buildPrompt } from "../prompt/buildPrompt.ts";
import { fillPlaceholders } from "../prompt/placeholders.ts";
import { markdownToWhatsApp } from "../reply/markdownToWhatsApp.ts";
import { looksLikeReceipt } from "../receipt/looksLikeReceipt.ts";
import { isDisclosureDue, withDisclosure } from "../reply/withDisclosure.ts";
import type { AgentResult, TraceStep } from "../result.ts";
import { fitText } from "../text/cutAtSentence.ts";
import { createFactBook } from "../tools/factBook.ts";
import { converse, handoffBubbles } from "./converse.ts";
import { DEFAULT_LIMITS, type AgentLimits } from "./limits.ts";
import { openTexts } from "./openTexts.ts";
import { receiveReceipt } from "./receiveReceipt.ts";
import { TOOL_TOKENS } from "./requestMessages.ts";
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
  const wish = explicitWish(input);
  const turn = startTurn({ ...DEFAULT_LIMITS, ...limits }, { signal, timer: deps.timer ?? realTimer });
  try {
    const look = { store: deps.store, signal: turn.signal, timer: deps.timer };
    const { input: named, references } = await resolveReferences(input, look);
    const state = createState({ deps, input: named, turn, references, wantsHuman: wish !== null });
    if (hasNothingToAnswer(input))
      return { kind: "silence", reason: "nothing_to_answer", trace: traceOf(state) };
    const isReceipt = looksLikeReceipt(input.history, input.unanswered);
    const result = await (isReceipt ? receiveReceipt(state) : converse(state));
    return introduced(state, wish === null ? result : granted(state, { result, wish }));
  } finally {
    turn.end();
  }
}

function introduced({ input, prompt }: RunState, result: AgentResult): AgentResult {
  return isDisclosureDue(input)
    ? withDisclosure(
        result,
        markdownToWhatsApp(fillPlaceholders(input.store.disclosure ?? "", prompt.values)),
      )
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
  wantsHuman: boolean;
}

function createState({ deps, input, turn, references, wantsHuman }: Begun): RunState {
  const { limits, signal, deadline } = turn;
  const book = createFactBook({ now: deps.now ?? (() => new Date()) });
  const page = book.page();
  const about = viewReferences(references, { page, country: input.store.country });
  book.take(page);
  const maxTokens = Math.floor(limits.maxInputTokens * (1 - ROUNDS_RESERVE)) - TOOL_TOKENS;
  return {
    deps,
    input,
    limits,
    signal,
    deadline,
    prompt: buildPrompt(input, { maxTokens, wantsHuman, about }),
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

/** The customer's own words, if one of the messages to answer asks for a person. */
function explicitWish(input: AgentInput): string | null {
  return openTexts(input).find(detectHumanWish) ?? null;
}

/** Whatever the model did, an explicit wish ends in a handoff; only a superseded run leaves nothing. */
function granted(state: RunState, { result, wish }: { result: AgentResult; wish: string }): AgentResult {
  if (result.kind === "handoff" || (result.kind === "failure" && result.code === "aborted")) return result;
  return {
    kind: "handoff",
    cause: "agent",
    reason: "explicit_wish",
    summary: `Pidió hablar con una persona: "${fitText(wish.trim(), 300)}"`,
    wantedAction: null,
    bubbles: handoffBubbles(state, null),
    trace: traceOf(state),
  };
}
