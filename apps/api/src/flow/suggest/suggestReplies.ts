import { runAgent, type AgentInput, type AgentLimits, type AgentResult } from "@platform/agent";
import type { Sql } from "@platform/db";
import type { Logger } from "pino";
import type { ByteBudget } from "../../media/index.ts";
import type { Hints } from "../../hints/index.ts";
import { oneAtATime } from "../../repeat.ts";
import type { PriceBook } from "../../usage/priceBook.ts";
import { usageOfSteps } from "../../usage/usageLines.ts";
import { bounded } from "../bounded.ts";
import {
  toAgentInput,
  type CustomerContext,
  type StoreContext,
  type TurnBudget,
  type TurnClaim,
} from "../turn/claim.ts";
import { guardOrders } from "../turn/guardOrders.ts";
import { loadPictures } from "../turn/loadPictures.ts";
import { modelsWithin } from "../turn/overBudget.ts";
import type { TurnDeps } from "../turn/runTurn.ts";

export interface SuggestDeps extends Pick<TurnDeps, "storeFor" | "modelFor" | "pictures"> {
  sql: Sql;
  log: Logger;
  hints: Hints;
  prices: PriceBook;
  pictureBudget: ByteBudget;
  limits?: Partial<AgentLimits>;
}

/** What `claim_suggestions` answers (packages/db/functions/42_suggestions.sql). */
interface SuggestionClaim
  extends
    StoreContext,
    CustomerContext,
    Pick<TurnClaim, "conversationId" | "attempts" | "contactName" | "facts" | "summary" | "history"> {
  suggestionId: string;
  budget: Pick<TurnBudget, "level">;
  /** The customer's messages since the last answer, by arrival. */
  toAnswer: string[];
}

/** Beside the turns, and few: nobody waits for a proposal as a customer waits for an answer. */
const AT_ONCE = 6;
const PER_TENANT = 2;
/** Where the store has no debounce of its own: a person reads meanwhile. */
const DEBOUNCE_MS = 3_000;
/** Longer than a run may take. */
const LEASE_SECONDS = 120;
const MAX_ATTEMPTS = 2;

export interface Suggester {
  /** Looks for chats that a person has and whose customer waits. */
  look(): void;
  /** Gives up what is being written. */
  stop(): Promise<void>;
}

/** Proposes answers to people, one per burst of a customer's messages. Nothing of it is ever sent by itself. */
export function createSuggester(
  deps: SuggestDeps,
  { historyMessages }: { historyMessages: number },
): Suggester {
  const running = new Set<Promise<void>>();
  const ending = new AbortController();

  const claim = async (): Promise<void> => {
    const free = AT_ONCE - running.size;
    if (free <= 0 || ending.signal.aborted) return;
    const settings = { historyMessages, debounceMs: DEBOUNCE_MS, leaseSeconds: LEASE_SECONDS };
    const asked = JSON.stringify(settings);
    const rows = await bounded(
      deps.sql<{ claim: SuggestionClaim }[]>`
        select claim_suggestions(${free}, ${PER_TENANT}, ${asked}::text::jsonb) as claim`,
    );
    for (const { claim: claimed } of rows) {
      const { suggestionId } = claimed;
      const work = suggest(deps, claimed, ending.signal)
        .catch((error: unknown) => deps.log.error({ err: error, suggestionId }, "A suggestion broke off"))
        .finally(() => running.delete(work));
      running.add(work);
    }
  };

  const claiming = oneAtATime(() =>
    claim().catch((error: unknown) => deps.log.error({ err: error }, "Due suggestions could not be claimed")),
  );
  return {
    look: claiming.start,
    stop: async () => {
      ending.abort();
      await claiming.ended();
      await Promise.allSettled(running);
    },
  };
}

async function suggest(deps: SuggestDeps, claim: SuggestionClaim, signal: AbortSignal): Promise<void> {
  if (claim.attempts > MAX_ATTEMPTS) return settle(deps, claim, { reason: "broke_off" });
  const account = await bounded(deps.modelFor(turnOf(claim)));
  if (account === null) return settle(deps, claim, { reason: "no_model_key" });
  const models = modelsWithin(claim, { names: account.names, prices: deps.prices });
  if (models === null) return settle(deps, claim, { reason: "budget_spent" });
  const result = await run(deps, turnOf(claim), { model: account.model, models, signal });
  const usage = usageOfSteps(result.trace.steps, { prices: deps.prices, own: claim.tenant.model_prices });
  await bounded(deps.sql`
    select record_usage(${claim.tenantId}, 'suggestion', ${JSON.stringify(usage)}::text::jsonb)`);
  // This process ends; another one writes it when the lease is over.
  if (signal.aborted) return;
  await settle(deps, claim, textOf(result));
}

/** The agent as in a turn, fact check included, without anything that has an effect: no checkout, no handoff. */
async function run(
  deps: SuggestDeps,
  claim: TurnClaim,
  account: {
    model: Parameters<typeof runAgent>[0]["deps"]["model"];
    models: AgentInput["models"];
    signal: AbortSignal;
  },
): Promise<AgentResult> {
  const { model, models, signal } = account;
  const share = deps.pictureBudget.open();
  try {
    const [store, pictures] = await Promise.all([
      deps.storeFor(claim),
      loadPictures({ ...deps, share }, claim.history),
    ]);
    const input = toAgentInput(claim, { models, pictures });
    return await runAgent({
      deps: { model, store: guardOrders(deps.sql, claim, store) },
      // Whoever sends it is no bot, and doesn't introduce themselves as one.
      input: { ...input, store: { ...input.store, disclosure: null } },
      ...(deps.limits === undefined ? {} : { limits: deps.limits }),
      signal,
    });
  } finally {
    share.release();
  }
}

/** As a turn would have claimed it, had the customer's last messages been the bot's to answer. */
function turnOf(claim: SuggestionClaim): TurnClaim {
  const open = new Set(claim.toAnswer);
  const answered = claim.history.filter(({ id }) => !open.has(id));
  const unanswered = claim.history.filter(({ id }) => open.has(id));
  return {
    ...claim,
    history: [
      ...answered.map((message) => ({ ...message, unanswered: false })),
      ...unanswered.map((message) => ({ ...message, unanswered: true })),
    ],
    unanswered: unanswered.length,
    token: claim.suggestionId,
    epoch: "0",
    inboundSeq: "0",
    superseded: 0,
    budget: { ...claim.budget, period: "day", customerSpent: false, told: true },
    lastInboundId: null,
    lastVerdict: null,
    waiting: null,
    returned: null,
    historyMessages: claim.history.length,
  };
}

type Settled = { text: string } | { reason: string };

/** Where the agent itself would have called a person there is nothing to propose: that person is there. */
function textOf(result: AgentResult): Settled {
  if (result.kind === "reply") {
    const text = result.bubbles.map((bubble) => bubble.text).join("\n\n");
    return text.trim() === "" ? { reason: "empty_reply" } : { text };
  }
  return { reason: result.kind === "failure" ? result.code : result.kind };
}

async function settle(
  { sql, hints }: SuggestDeps,
  { suggestionId, attempts }: SuggestionClaim,
  settled: Settled,
): Promise<void> {
  const text = "text" in settled ? settled.text.replaceAll("\0", "").toWellFormed() : null;
  const reason = "reason" in settled ? settled.reason : null;
  await bounded(sql`select settle_suggestion(${suggestionId}, ${attempts}, ${text}, ${reason})`);
  hints.publish("live");
}
