import type { TrialEstimate, trialEstimateInput } from "@platform/contract";
import type { z } from "zod";
import type { StoreContext } from "../../flow/turn/claim.ts";
import type { Providers } from "../../providers/providers.ts";
import type { PriceBook } from "../../usage/priceBook.ts";
import { costOfTokens } from "../../usage/usageLines.ts";
import type { Access } from "../access.ts";
import { AppError } from "../errors.ts";
import { readStoreContext } from "../tenants/readStoreContext.ts";
import { pickTurns, type Picked } from "./pickTurns.ts";

export interface TrialDeps {
  providers: Pick<Providers, "modelFor">;
  prices: PriceBook;
}

/** A bound below a cent would end a trial before it began. */
const LEAST_USD = 0.01;

/** What a trial would take, before anybody pays for it. */
export async function estimateTrial(
  deps: TrialDeps,
  access: Access,
  input: z.infer<typeof trialEstimateInput>,
): Promise<TrialEstimate> {
  const tenant = access.tenant(input.tenantId, "manage");
  const { picked, context } = await tenant.run(async ({ sql }) => ({
    picked: await pickTurns(sql, input),
    context: await readStoreContext(sql, input.tenantId),
  }));
  return priceTurns(deps, picked, context);
}

/** By what these turns took when they were, at the price of the store's model without its cache. */
export async function priceTurns(
  { providers, prices }: TrialDeps,
  picked: readonly Picked[],
  context: StoreContext,
): Promise<TrialEstimate> {
  if (!context.tenant.is_active)
    throw new AppError(
      "conflict",
      "The store is suspended: no model is asked for it until an operator resumes it",
    );
  const account = await providers.modelFor(context);
  if (account === null)
    throw new AppError("conflict", "No model key is set, neither for this store nor for the installation");
  const price = prices(account.names.primary, context.tenant.model_prices);
  const sum = (read: (turn: Picked) => number): number => picked.reduce((all, turn) => all + read(turn), 0);
  const tokens = {
    inputTokens: sum(({ inputTokens }) => inputTokens),
    outputTokens: sum(({ outputTokens }) => outputTokens),
  };
  const costUsd = costOfTokens(price, { ...tokens, cachedTokens: 0 });
  const cases = picked.filter(({ caseId }) => caseId !== null).length;
  return {
    chats: picked.length - cases,
    cases,
    ...tokens,
    costUsd,
    unpriced: price === null || "perMinute" in price,
    maxUsd: Math.max(LEAST_USD, Math.ceil(costUsd * 200) / 100),
  };
}
