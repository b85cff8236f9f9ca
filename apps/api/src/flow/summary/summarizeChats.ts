import { summarize, type AgentInput, type ModelPort } from "@platform/agent";
import type { Sql } from "@platform/db";
import type { Logger } from "pino";
import type { PriceBook } from "../../usage/priceBook.ts";
import { usageOfSteps } from "../../usage/usageLines.ts";
import { bounded } from "../bounded.ts";
import { toHistoryMessage, type ClaimedMessage, type StoreContext, type TurnBudget } from "../turn/claim.ts";
import { cheaperOf } from "../turn/overBudget.ts";

export interface SummaryDeps {
  sql: Sql;
  log: Logger;
  modelFor(store: StoreContext): Promise<{ model: ModelPort; names: AgentInput["models"] } | null>;
  prices: PriceBook;
}

/** What `claim_summaries` answers (packages/db/functions/36_summary.sql); instants go back as they came. */
interface SummaryClaim extends StoreContext {
  conversationId: string;
  attempts: number;
  previous: string | null;
  from: string | null;
  before: string;
  budget: TurnBudget;
  messages: ClaimedMessage[];
}

const AT_ONCE = 2;
const LEASE_SECONDS = 60;
const MAX_ATTEMPTS = 3;
const AGAIN_SECONDS = 30;
/** A store that has no key, or nothing left to spend, is not asked about every second. */
const LATER_SECONDS = 1_800;

/** Writes the summaries that are due, a few at a time. Whatever goes wrong, turns go on without one. */
export async function summarizeChats(deps: SummaryDeps, signal: AbortSignal): Promise<void> {
  const rows = await bounded(
    deps.sql<{ claim: SummaryClaim }[]>`select claim_summaries(${AT_ONCE}, ${LEASE_SECONDS}) as claim`,
  );
  await Promise.all(
    rows.map(async ({ claim }) => {
      try {
        await summarizeChat(deps, claim, signal);
      } catch (error) {
        const { conversationId } = claim;
        deps.log.error({ err: error, conversationId }, "A summary broke off; its lease runs out");
      }
    }),
  );
}

async function summarizeChat(deps: SummaryDeps, claim: SummaryClaim, signal: AbortSignal): Promise<void> {
  const { sql, prices } = deps;
  const { conversationId, tenant, attempts } = claim;
  // It broke off each time it was tried.
  if (attempts > MAX_ATTEMPTS) return settle(sql, claim, null);
  const spent = claim.budget.level === "grace" || claim.budget.level === "spent";
  const account = spent ? null : await bounded(deps.modelFor(claim));
  if (account === null) return postpone(sql, claim, { seconds: LATER_SECONDS, counts: false });
  const own = tenant.model_prices;
  const result = await summarize({
    deps: { model: account.model },
    input: {
      previous: claim.previous,
      messages: claim.messages.map(toHistoryMessage),
      country: tenant.country,
      mainLanguage: tenant.main_language,
      model: cheaperOf(account.names, { prices, own }),
    },
    signal,
  });
  const { inputTokens, outputTokens } = result.step;
  const usage = JSON.stringify(usageOfSteps([result.step], { prices, own }));
  await sql`
    select count_usage(${conversationId}, 'summary', ${usage}::text::jsonb, ${inputTokens + outputTokens})`;
  if (result.kind === "summary") return settle(sql, claim, result.text);
  deps.log.warn({ conversationId, code: result.code, attempts }, "A chat could not be summed up");
  if (result.code === "aborted") return postpone(sql, claim, { seconds: 0, counts: false });
  if (attempts >= MAX_ATTEMPTS) return settle(sql, claim, null);
  return postpone(sql, claim, { seconds: AGAIN_SECONDS, counts: true });
}

async function settle(sql: Sql, claim: SummaryClaim, summary: string | null): Promise<void> {
  const { conversationId, from, before } = claim;
  const text = summary?.replaceAll("\0", "").toWellFormed() ?? null;
  // As text, because a date of JavaScript's would lose its microseconds.
  await sql`
    select settle_summary(${conversationId}, ${from}::text::timestamptz, ${before}::text::timestamptz, ${text})`;
}

async function postpone(
  sql: Sql,
  { conversationId }: SummaryClaim,
  { seconds, counts }: { seconds: number; counts: boolean },
): Promise<void> {
  await sql`select postpone_summary(${conversationId}, ${seconds}, ${counts})`;
}
