import type { baseTrialEstimateInput, baseTrialEstimateSchema } from "@platform/contract";
import type { Database } from "@platform/db";
import type { z } from "zod";
import { isTenantId } from "../../ids.ts";
import { AppError, notFound } from "../../errors.ts";
import { readStoreContext } from "../../tenants/readStoreContext.ts";
import { priceTurns, type TrialDeps } from "../../trials/estimateTrial.ts";
import { pickTurns, type Picked } from "../../trials/pickTurns.ts";

type Input = z.infer<typeof baseTrialEstimateInput>;
export type BaseEstimate = z.infer<typeof baseTrialEstimateSchema>;

export interface BaseTrialDeps extends TrialDeps {
  db: Database;
}

/** What is run in one store, and what it would take. */
export interface Part {
  tenantId: string;
  turns: Picked[];
  estimate: BaseEstimate;
}

/** Store by store; one without a chat that can be run again is none. */
export async function planParts(deps: BaseTrialDeps, { tenantIds, chats }: Input): Promise<Part[]> {
  const parts = await Promise.all(
    [...new Set(tenantIds)].map((tenantId) => planPart(deps, { tenantId, chats })),
  );
  return parts.filter(({ turns }) => turns.length > 0);
}

async function planPart(
  deps: BaseTrialDeps,
  { tenantId, chats }: { tenantId: string; chats: number },
): Promise<Part> {
  if (!isTenantId(tenantId)) throw notFound("Tenant");
  const { turns, context } = await deps.db.asOperator(async ({ sql }) => ({
    turns: await pickTurns(sql, { tenantId, chats, cases: false }),
    context: await readStoreContext(sql, tenantId),
  }));
  try {
    const { cases: _none, ...estimate } = await priceTurns(deps, turns, context);
    return { tenantId, turns, estimate };
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    // Which of the stores it is has to be said.
    throw new AppError(error.reason, `${context.tenant.store_name}: ${error.message}`, { cause: error });
  }
}

/** What a trial in these stores would take, before anybody pays for it. */
export async function estimateBaseTrial(deps: BaseTrialDeps, input: Input): Promise<BaseEstimate> {
  const estimates = (await planParts(deps, input)).map(({ estimate }) => estimate);
  const sum = (read: (estimate: BaseEstimate) => number): number =>
    estimates.reduce((all, estimate) => all + read(estimate), 0);
  return {
    chats: sum(({ chats }) => chats),
    inputTokens: sum(({ inputTokens }) => inputTokens),
    outputTokens: sum(({ outputTokens }) => outputTokens),
    costUsd: sum(({ costUsd }) => costUsd),
    unpriced: estimates.some(({ unpriced }) => unpriced),
    maxUsd: sum(({ maxUsd }) => maxUsd),
  };
}
