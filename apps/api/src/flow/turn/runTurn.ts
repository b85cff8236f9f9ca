import {
  runRecorded,
  type AgentLimits,
  type AgentResult,
  type CheckoutPort,
  type ModelPort,
  type StorePort,
  type AgentInput,
  type RunRecord,
} from "@platform/agent";
import { repeatPassing, type Sql } from "@platform/db";
import type { TiendanubeClient } from "@platform/integrations/tiendanube";
import type { YCloudClient } from "@platform/integrations/ycloud";
import type { Logger } from "pino";
import { countAborts } from "../../metrics/countAborts.ts";
import type { Counters } from "../../metrics/counters.ts";
import type { Hints } from "../../hints/index.ts";
import { noTracing, type Tracing } from "../../tracing/tracing.ts";
import type { PriceBook } from "../../usage/priceBook.ts";
import { usageOfSteps } from "../../usage/usageLines.ts";
import type { ByteBudget } from "../../media/index.ts";
import { bounded } from "../bounded.ts";
import type { StoreRooms } from "../storeRooms.ts";
import { whileHeld } from "../whileHeld.ts";
import { isCanary } from "../canaryChat.ts";
import { jsonText } from "../jsonText.ts";
import { released, type ReleasedSend, type SendPayload } from "../outbound/payload.ts";
import type { Sender } from "../outbound/sender.ts";
import { answerConsent } from "./answerConsent.ts";
import { correlationOf, toAgentInput, type TurnClaim } from "./claim.ts";
import { createDraftCheckout } from "./draftCheckout.ts";
import { guardOrders } from "./guardOrders.ts";
import { loadPictures, type PictureStorage } from "./loadPictures.ts";
import { modelsWithin, overBudgetRecord, type OverBudget } from "./overBudget.ts";
import { packRun } from "./packRun.ts";
import { NO_TRACE, toTurnRecord, type TurnRecord } from "./turnRecord.ts";

export interface TurnDeps {
  sql: Sql;
  /** For what waits for rows that somebody holds. */
  beside: Sql;
  hints: Hints;
  sender: Sender;
  log: Logger;
  ycloudFor(input: { tenantId: string; sealedKey: string | null }): Promise<YCloudClient | null>;
  modelFor(claim: TurnClaim): Promise<{ model: ModelPort; names: AgentInput["models"] } | null>;
  storeFor(claim: TurnClaim): Promise<StorePort>;
  /** The store's own API; null where it isn't connected. */
  storeClientFor(store: {
    tenantId: string;
    storeId: string | null;
    sealedToken: string | null;
  }): Promise<TiendanubeClient | null>;
  /** Where customers' pictures lie; null where the model isn't to see them. */
  pictures: PictureStorage | null;
  /** What all turns of the process may hold of them. */
  pictureBudget: ByteBudget;
  prices: PriceBook;
  /** Bounds of a run; the agent's own where absent. */
  limits?: Partial<AgentLimits>;
  counters?: Counters;
  tracing?: Tracing;
}

export type TurnVerdict = "committed" | "superseded" | "overtaken" | "retry" | "lost";

/** A turn that killed its process this often is not tried again; a person takes over. */
const POISON_ATTEMPTS = 4;

/** One claimed turn, from its context to its commit. While the agent works, nothing is held in the database. */
export async function runTurn(
  deps: TurnDeps & { rooms: StoreRooms },
  claim: TurnClaim,
  signal: AbortSignal,
): Promise<TurnVerdict> {
  const started = performance.now();
  const correlationId = correlationOf(claim);
  const tracing = deps.tracing ?? noTracing;
  const thought = await tracing.under(correlationId, () => think(deps, claim, signal));
  const record =
    typeof thought === "string"
      ? overBudgetRecord(claim, thought)
      : toTurnRecord(claim, {
          result: thought.result,
          tookMs: performance.now() - started,
          usage: usageOfSteps(thought.result.trace.steps, {
            prices: deps.prices,
            own: claim.tenant.model_prices,
          }),
          runRecord: thought.record === null ? null : await packRun(thought.result, thought.record),
        });
  const { status, send } = await whileHeld(
    (tries) =>
      deps.rooms({ tenantId: claim.tenantId, isAgain: tries > 0 }, (sql) => commit(sql, claim, record)),
    signal,
  );
  deps.counters?.add("turns", status === "committed" ? record.outcome : status);
  deps.hints.publish("live");
  if (send !== null) deps.sender.dispatch(send);
  if (status === "superseded") deps.hints.publish("turn", { conversationId: claim.conversationId });
  tellEnded(deps, claim, { status, record, ms: Math.round(performance.now() - started) });
  return status;
}

function tellEnded(
  { log, counters, tracing }: TurnDeps,
  claim: TurnClaim,
  { status, record, ms }: { status: TurnVerdict; record: TurnRecord; ms: number },
): void {
  const correlationId = correlationOf(claim);
  const { tenantId, conversationId, token: turnId } = claim;
  const { outcome, reason } = record;
  counters?.time("turn", ms / 1_000);
  if (status === "committed" && outcome === "reply") counters?.time("replyWait", waitOf(claim));
  log.info(
    {
      correlationId,
      answers: claim.history.filter(({ unanswered }) => unanswered).map(({ id }) => id),
      tenantId,
      conversationId,
      turnId,
      verdict: status,
      outcome,
      reason,
      ms,
    },
    "Turn ended",
  );
  tracing?.ended(correlationId, {
    name: "turn",
    startedAt: Date.now() - ms,
    failed: outcome === "failure",
    attributes: { tenantId, conversationId, turnId, verdict: status, outcome },
  });
}

/** In seconds, by two clocks: the provider's and this machine's. */
function waitOf({ history }: TurnClaim): number {
  const times = history.flatMap(({ unanswered, sent_at: at }) => (unanswered ? [Date.parse(at)] : []));
  return times.length === 0 ? Number.NaN : Math.max(0, (Date.now() - Math.min(...times)) / 1_000);
}

/** What a run came to, and all it was told; null where there was none. */
interface Thought {
  result: AgentResult;
  record: RunRecord | null;
}

async function think(deps: TurnDeps, claim: TurnClaim, signal: AbortSignal): Promise<Thought | OverBudget> {
  if (claim.attempts >= POISON_ATTEMPTS)
    return failure("too_many_rounds", "The turn broke off again and again");
  const consent = answerConsent(claim);
  if (consent !== null) return { result: consent, record: null };
  if (claim.budget.customerSpent) return "customer_limit";
  const model = await bounded(deps.modelFor(claim));
  if (model === null) return failure("unauthorized", "No model key is configured for this store");
  const models = modelsWithin(claim, { names: model.names, prices: deps.prices });
  if (models === null) return "budget_spent";
  const { lastInboundId } = claim;
  // From here on the bot answers: the customer may see that it was read, and that somebody writes. The model is asked first.
  if (lastInboundId !== null && !isCanary(claim.conversationId))
    setImmediate(() => void showTyping(deps, claim, lastInboundId));
  const share = deps.pictureBudget.open();
  try {
    const [store, checkout, pictures] = await Promise.all([
      deps.storeFor(claim),
      checkoutFor(deps, claim),
      loadPictures({ ...deps, share }, claim.history),
    ]);
    return await runRecorded({
      deps: {
        model: countAborts(model.model, { counters: deps.counters, signal }),
        store: guardOrders(deps.sql, claim, store),
        checkout,
      },
      input: toAgentInput(claim, { models, pictures }),
      ...(deps.limits === undefined ? {} : { limits: deps.limits }),
      signal,
    });
  } finally {
    share.release();
  }
}

/** Only where the merchant has switched it on. */
async function checkoutFor(deps: TurnDeps, claim: TurnClaim): Promise<CheckoutPort | null> {
  const { tenant, tenantId, conversationId, contactName: name, contactPhone: phone } = claim;
  if (!tenant.draft_checkout) return null;
  const { tiendanube_store_id: storeId, tiendanube_access_token: sealedToken } = tenant;
  const client = await deps.storeClientFor({ tenantId, storeId, sealedToken });
  return createDraftCheckout({ sql: deps.sql, client }, { tenantId, conversationId, name, phone });
}

async function showTyping(deps: TurnDeps, claim: TurnClaim, inboundId: string): Promise<void> {
  try {
    const client = await deps.ycloudFor({ tenantId: claim.tenantId, sealedKey: claim.tenant.ycloud_api_key });
    await client?.typing(inboundId);
  } catch (error) {
    const { conversationId } = claim;
    deps.log.debug(
      { err: error, conversationId, correlationId: correlationOf(claim) },
      "Typing was not shown",
    );
  }
}

async function commit(
  sql: Sql,
  claim: TurnClaim,
  record: TurnRecord,
): Promise<{ status: TurnVerdict; send: ReleasedSend | null }> {
  let askedAt = 0;
  const [row] = await repeatPassing(() => {
    askedAt = performance.now();
    return bounded(sql<{ answer: { status: TurnVerdict; send?: SendPayload | null } }[]>`
      select commit_turn(${claim.conversationId}, ${claim.token}, ${jsonText(record)}::text::jsonb) as answer`);
  });
  return { status: row?.answer.status ?? "lost", send: released(row?.answer.send, askedAt) };
}

function failure(code: "unauthorized" | "too_many_rounds", message: string): Thought {
  return { result: { kind: "failure", code, message, trace: NO_TRACE }, record: null };
}
