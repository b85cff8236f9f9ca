import type { AgentResult, Bubble, Fact, Locale, Trace, VerdictOutcome } from "@platform/agent";
import { customerLocale, endingWith, localeOf, openingSentence, ownText } from "@platform/agent";
import { costOf, type UsageLine } from "../../usage/usageLines.ts";
import { carriedFacts } from "./carriedFacts.ts";
import { correlationOf, toAttendance, type TurnClaim } from "./claim.ts";
import { endOfSummary } from "./endOfSummary.ts";
import { intentOf } from "./intentOf.ts";
import { openQuestionOf, type OpenQuestion } from "./openQuestion.ts";

/** What `commit_turn` takes (packages/db/functions/30_turn.sql). */
export interface TurnRecord {
  turnId: string;
  correlationId: string | null;
  outcome: AgentResult["kind"];
  reason: string | null;
  model: string;
  promptVersion: string;
  /** Which of the store's own versions that was. */
  promptNumber: number;
  inputTokens: number;
  cachedTokens: number;
  outputTokens: number;
  costUsd: number;
  /** What counts for the customer's day. */
  tokens: number;
  usage: UsageLine[];
  /** What was said before this instant is older than the history should be. */
  summarizeBefore: string | null;
  inboundSeq: string;
  epoch: string;
  startedAt: string;
  trace: unknown;
  /** As `packRun` writes it. */
  runRecord: string | null;
  facts: Fact[] | null;
  verdict: VerdictOutcome | null;
  /** Of the store's list; null where nothing told. */
  intent: string | null;
  /** What the bot had no answer to. */
  openQuestion: OpenQuestion | null;
  bubbles: Bubble[];
  handoff: {
    cause: string;
    reason: string;
    summary: string | null;
    wantedAction: string | null;
    suggestedReply?: string | null;
    /** Which of the store's topics it is about. */
    topic?: string | null;
    /** The chat waited already, and the customer is told that the team knows. */
    again?: boolean;
  } | null;
  retryAfterMs: number;
}

/** Failures that a second try may mend; with the others it would only make the customer wait longer. */
const RETRYABLE = new Set(["timeout", "unavailable", "rate_limited", "bad_response", "empty_reply"]);
const MAX_ATTEMPTS = 2;
/** A slow failure is not repeated: apology and handoff come within two minutes of the message. */
const RETRY_WITHIN_MS = 30_000;

/** Of a turn that never came to ask a model. */
export const NO_TRACE: Trace = {
  promptVersion: "",
  model: "",
  steps: [],
  facts: [],
  inputTokens: 0,
  cachedTokens: 0,
  outputTokens: 0,
  historyDropped: 0,
  promptUnread: 0,
  check: null,
};

/** How a run ended, how long it took, and what it used by model. */
export interface EndedRun {
  result: AgentResult;
  tookMs: number;
  usage: UsageLine[];
  runRecord: string | null;
}

/** The result as it is committed. A failure without hope of a retry becomes an apology and a handoff. */
export function toTurnRecord(claim: TurnClaim, ended: EndedRun): TurnRecord {
  const { result, tookMs, usage, runRecord } = ended;
  const { inputTokens, cachedTokens, outputTokens } = result.trace;
  const base = {
    turnId: claim.token,
    correlationId: correlationOf(claim),
    outcome: result.kind,
    reason: null,
    model: result.trace.model,
    promptVersion: result.trace.promptVersion,
    promptNumber: claim.tenant.prompt_number,
    inputTokens,
    cachedTokens,
    outputTokens,
    costUsd: costOf(usage),
    tokens: inputTokens + outputTokens,
    usage,
    summarizeBefore: endOfSummary(claim, result.trace.historyDropped),
    inboundSeq: claim.inboundSeq,
    epoch: claim.epoch,
    startedAt: claim.now,
    trace: { ...result.trace, bubbles: "bubbles" in result ? result.bubbles : [] },
    runRecord,
    facts: carriedFacts(claim, result),
    verdict: result.trace.check?.outcome ?? null,
    intent: intentOf(claim, result),
    openQuestion: openQuestionOf(claim, result),
    bubbles: [],
    handoff: null,
    retryAfterMs: 0,
  } satisfies TurnRecord;
  switch (result.kind) {
    case "reply":
      return { ...base, bubbles: result.bubbles };
    case "silence":
      return { ...base, reason: result.reason };
    case "handoff":
      return { ...base, reason: result.reason, bubbles: result.bubbles, handoff: handoffOf(result) };
    case "failure": {
      const reason = `${result.code}: ${result.message}`.slice(0, 500).toWellFormed();
      // Stopped by us (a deploy, a newer message): nothing failed, so it doesn't count; four are the bound.
      if (result.code === "aborted") return { ...base, reason };
      const again = RETRYABLE.has(result.code) && claim.attempts < MAX_ATTEMPTS && tookMs < RETRY_WITHIN_MS;
      if (again) return { ...base, reason, retryAfterMs: 2_000 };
      return {
        ...base,
        outcome: "handoff",
        reason,
        bubbles: claim.waiting?.told === true ? [] : [apologyTo(claim)],
        handoff: {
          cause: "agent_failure",
          reason: result.code,
          summary: reason,
          wantedAction: null,
          again: true,
        },
      };
    }
  }
}

/** In the customer's language: that the model failed is no reason to change it. */
function apologyTo(claim: TurnClaim): Bubble {
  const text = ownText("apology", localeOfCustomer(claim));
  return saidAtHandoff(claim, { type: "text", text, factIds: [] });
}

/** With when somebody answers, where nobody does now. */
export function saidAtHandoff(claim: TurnClaim, bubble: Bubble): Bubble {
  const { tenant, now } = claim;
  const sentence = openingSentence({
    attendance: toAttendance(claim.attendance),
    now: new Date(now).toISOString(),
    timezone: tenant.timezone,
    customer: localeOfCustomer(claim),
    storeLanguage: localeOf(tenant.country, tenant.main_language).language,
  });
  return sentence === null ? bubble : (endingWith([bubble], sentence)[0] ?? bubble);
}

export function localeOfCustomer({ tenant, history }: TurnClaim): Locale {
  return customerLocale({
    country: tenant.country,
    mainLanguage: tenant.main_language,
    customerTexts: history
      .filter(({ role }) => role === "user")
      .map(({ text, transcript }) => text ?? transcript),
  });
}

function handoffOf(result: Extract<AgentResult, { kind: "handoff" }>): TurnRecord["handoff"] {
  const { cause, reason, summary, wantedAction, suggestedReply = null, topic = null, again = false } = result;
  return { cause, reason, summary, wantedAction, suggestedReply, topic, again };
}
