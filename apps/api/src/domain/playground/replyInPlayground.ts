import { runAgent, type AgentInput, type AgentResult, type HistoryMessage } from "@platform/agent";
import type { playgroundInput, PlaygroundReply } from "@platform/contract";
import type { z } from "zod";
import { toAgentStore } from "../../flow/turn/claim.ts";
import { modelsWithin } from "../../flow/turn/overBudget.ts";
import type { Providers } from "../../providers/providers.ts";
import type { PriceBook } from "../../usage/priceBook.ts";
import { costOf, usageOfSteps } from "../../usage/usageLines.ts";
import { may } from "../../auth/index.ts";
import type { Access } from "../access.ts";
import { AppError } from "../errors.ts";
import { readScene, type Scene } from "./readScene.ts";

export interface PlaygroundDeps {
  providers: Pick<Providers, "modelFor" | "storeFor">;
  prices: PriceBook;
  /** Per person, across stores. */
  playgroundLimit: { take(key: string): Promise<boolean> };
}

type Input = z.infer<typeof playgroundInput>;

/**
 * What the bot would answer, with the store's model, tools and limits, and sent to nobody. Failures of the model are
 * answers here: whoever tries a prompt is told what broke, where a customer would get an apology and a person.
 */
export async function replyInPlayground(
  deps: PlaygroundDeps,
  access: Access,
  { input, signal }: { input: Input; signal: AbortSignal },
): Promise<PlaygroundReply> {
  const errand = input.base === undefined ? undefined : "base.tried";
  const tenant = access.tenant(input.tenantId, "manage", errand);
  if (input.base !== undefined && !may(access.actor, "operate", null))
    throw new AppError("not_allowed", "base: only an operator may try what all bots are told");
  const scene = await tenant.run(({ sql }) => readScene(sql, input));
  if (!(await deps.playgroundLimit.take(`playground:${access.actor.id}`)))
    throw new AppError("too_many_requests", "Too many tries in a minute; wait a moment and repeat");
  if (!scene.context.tenant.is_active) return suspended;
  const started = performance.now();
  const model = await deps.providers.modelFor(scene.context);
  if (model === null) return noModelKey;
  const { prices } = deps;
  const models = modelsWithin({ ...scene, ...scene.context }, { names: model.names, prices });
  if (models === null) return budgetSpent;
  const store = await deps.providers.storeFor({ ...scene.context, ...scene.customer });
  const result = await runAgent({
    deps: { model: model.model, store },
    input: { ...toInput(scene, input), models },
    signal,
  });
  const own = scene.context.tenant.model_prices;
  const lines = usageOfSteps(result.trace.steps, { prices, own });
  const usage = JSON.stringify(lines);
  await tenant.run(
    ({ sql }) => sql`select record_usage(${tenant.tenantId}, 'playground', ${usage}::text::jsonb)`,
  );
  return toReply(result, { tookMs: performance.now() - started, costUsd: costOf(lines) });
}

function toInput({ context, brain, base }: Scene, { messages }: Input): Omit<AgentInput, "models"> {
  const now = new Date(context.now).toISOString();
  const history = messages.map(({ author, text }): HistoryMessage => ({
    author,
    text,
    type: "text",
    sentAt: now,
    quoted: null,
  }));
  return {
    store: { ...toAgentStore(context), ...brain, ...(base && { base }) },
    customer: { name: null },
    now,
    history,
    unanswered: history.length - 1 - history.findLastIndex(({ author }) => author !== "customer"),
  };
}

const noModelKey: PlaygroundReply = {
  outcome: "failure",
  reason: "no_model_key",
  message: "No model key is set, neither for this store nor for the installation: set openaiApiKey",
  handoff: null,
  bubbles: [],
  trace: null,
};

const budgetSpent: PlaygroundReply = {
  ...noModelKey,
  reason: "budget_spent",
  message: "The store's budget for models is used up: raise dailyBudgetUsd or monthlyBudgetUsd, or wait",
};

const suspended: PlaygroundReply = {
  ...noModelKey,
  reason: "store_off",
  message: "The store is suspended: no model is asked for it until an operator resumes it",
};

function toReply(
  result: AgentResult,
  { tookMs, costUsd }: { tookMs: number; costUsd: number },
): PlaygroundReply {
  const { trace } = result;
  const handoff =
    result.kind === "handoff" ? { summary: result.summary, wantedAction: result.wantedAction } : null;
  const bubbles = "bubbles" in result ? result.bubbles : [];
  return {
    outcome: result.kind,
    reason: result.kind === "reply" ? null : result.kind === "failure" ? result.code : result.reason,
    message: result.kind === "failure" ? result.message : null,
    handoff,
    bubbles: bubbles.map((bubble) => ({
      ...bubble,
      imageUrl: bubble.type === "image" ? bubble.imageUrl : null,
    })),
    trace: { ...trace, durationMs: Math.round(tookMs), costUsd },
  };
}
