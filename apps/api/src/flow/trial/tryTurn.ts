import {
  retryRun,
  type AgentInput,
  type AgentResult,
  type Base,
  type RunRecord,
  type Trace,
} from "@platform/agent";
import type { Comparison } from "@platform/contract";
import type { Sql } from "@platform/db";
import { costOf, usageOfSteps } from "../../usage/usageLines.ts";
import type { PriceBook } from "../../usage/priceBook.ts";
import { bounded } from "../bounded.ts";
import { toAgentStore, type CustomerContext, type StoreContext, type TurnBudget } from "../turn/claim.ts";
import { modelsWithin } from "../turn/overBudget.ts";
import { unpackRun, type RunBrain } from "../turn/packRun.ts";
import type { TurnDeps } from "../turn/runTurn.ts";
import { compareRuns, type Expectation, type RunVerdict } from "./compareRuns.ts";

export interface TryDeps {
  sql: Sql;
  prices: PriceBook;
  modelFor(context: StoreContext): ReturnType<TurnDeps["modelFor"]>;
  storeFor(context: StoreContext & CustomerContext): ReturnType<TurnDeps["storeFor"]>;
}

/** What `claim_tried_turns` answers (packages/db/functions/88_trials.sql). */
export interface TrialClaim extends StoreContext, CustomerContext {
  runId: string;
  trialId: string;
  turnId: string;
  attempts: number;
  conversationId: string;
  budget: Pick<TurnBudget, "level">;
  case: Expectation | null;
  brain: RunBrain;
  /** What all bots are told, where that is what is tried. */
  triedBase: Base | null;
}

/** What `settle_trial_run` takes. */
export interface Settled {
  state: "pending" | "done" | "skipped";
  verdict: RunVerdict | null;
  reason: string | null;
  comparison: Comparison | null;
  inputTokens: number;
  outputTokens: number;
  costUsd: number;
}

const MAX_ATTEMPTS = 2;
/** Failures that say nothing of the texts. */
const OF_THE_MODEL: ReadonlySet<string> = new Set([
  "unauthorized",
  "rate_limited",
  "quota_exhausted",
  "timeout",
  "unavailable",
  "bad_request",
  "bad_response",
]);
const NOTHING = { inputTokens: 0, outputTokens: 0, costUsd: 0 };

/** Runs one recorded turn again with the texts that are tried, and says what they change. Null where it was given up. */
export async function tryTurn(
  deps: TryDeps,
  claim: TrialClaim,
  signal: AbortSignal,
): Promise<Settled | null> {
  if (claim.attempts > MAX_ATTEMPTS) return skipped("broke_off");
  const kept = await readTurn(deps.sql, claim);
  if (kept === null) return skipped("not_kept");
  const account = await bounded(deps.modelFor(claim));
  if (account === null) return skipped("no_model_key");
  const models = modelsWithin(claim, { names: account.names, prices: deps.prices });
  if (models === null) return skipped("budget_spent");
  if (asksByPicture(kept.record.input)) return skipped("picture");
  const { result: after, lookedUp } = await retryRun({
    record: kept.record,
    input: { ...inputOf(claim, kept.record), models },
    model: account.model,
    store: await deps.storeFor(claim),
    signal,
  });
  const usage = usageOfSteps(after.trace.steps, { prices: deps.prices, own: claim.tenant.model_prices });
  const lines = JSON.stringify(usage);
  await bounded(deps.sql`select record_usage(${claim.tenantId}, 'trial', ${lines}::text::jsonb)`);
  const { inputTokens, outputTokens } = after.trace;
  const cost = { inputTokens, outputTokens, costUsd: costOf(usage) };
  if (after.kind === "failure" && after.code === "aborted") return null;
  if (after.kind === "failure" && OF_THE_MODEL.has(after.code)) {
    return claim.attempts < MAX_ATTEMPTS
      ? { ...skipped(null), state: "pending", ...cost }
      : { ...skipped(after.code), ...cost };
  }
  const compared = compareRuns({
    before: kept.result,
    after,
    lookedUp: lookedUp.length,
    expected: claim.case,
  });
  return { state: "done", reason: null, ...compared, ...cost };
}

function skipped(reason: string | null): Settled {
  return { state: "skipped", verdict: null, reason, comparison: null, ...NOTHING };
}

/**
 * A chat that is tried differs from what was in the texts alone. A case is asked of the store as it stands, since what
 * mends it may be an article or the sheet.
 */
function inputOf(claim: TrialClaim, { input }: RunRecord): AgentInput {
  const store = claim.case === null ? input.store : toAgentStore(claim);
  return {
    ...input,
    store: { ...store, ...claim.brain, ...(claim.triedBase && { base: claim.triedBase }) },
    history: input.history.map((message) => ({ ...message, picture: null })),
  };
}

/** The bytes of pictures are not kept: what is asked by one can't be asked again. */
function asksByPicture({ history, unanswered }: AgentInput): boolean {
  const asked = history.filter(({ author }) => author === "customer").slice(-Math.max(1, unanswered));
  return asked.some(({ picture }) => picture != null);
}

interface KeptTurn {
  result: AgentResult;
  record: RunRecord;
}

async function readTurn(sql: Sql, { turnId, brain }: TrialClaim): Promise<KeptTurn | null> {
  const [row] = await sql<{ run_record: Uint8Array | null; trace: Trace }[]>`
    select run_record, trace from turns where id = ${turnId}`;
  if (row === undefined || row.run_record === null) return null;
  const { outcome, record } = await unpackRun(row.run_record, brain);
  return record.version === 1 ? { result: { ...outcome, trace: row.trace }, record } : null;
}
