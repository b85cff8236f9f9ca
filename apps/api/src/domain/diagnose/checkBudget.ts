import { createPriceBook } from "../../usage/priceBook.ts";
import { ASSUMED_PRICE } from "../../usage/prices.ts";
import { verdictOf, type Check, type CheckDeps } from "./check.ts";
import type { StoreFacts } from "./storeFacts.ts";
import { money, type Words } from "./words.ts";

type InstalledModels = Pick<CheckDeps["config"]["openai"], "model" | "fallbackModel" | "prices">;

/** Whether models may still be asked, by what they have cost (`tenant_budget` in packages/db/functions/35_budget.sql). */
export function checkBudget(
  { config: { openai }, words }: { config: { openai: InstalledModels }; words: Words },
  { budget, openaiModel }: Pick<StoreFacts, "budget" | "openaiModel">,
): Check {
  const verdict = verdictOf("budget");
  const { budget: said } = words.rest;
  const { level, dailyUsd, monthlyUsd } = budget;
  const month = budget.period === "month";
  const usd = (amount: number): string => money(amount, { currency: "USD", locale: words.locale });
  const limit = month ? monthlyUsd : dailyUsd;
  const used = said.used(usd(month ? budget.monthUsd : budget.dayUsd), usd(limit ?? 0));
  const period = month ? said.month : said.day;
  switch (level) {
    case "spent":
      return verdict("fail", period.spent(used));
    case "grace":
      return verdict("fail", period.grace(used, usd((limit ?? 0) * 1.2)));
    case "over":
      return verdict("fail", period.over(used));
    case "warn":
      return verdict("warn", period.warn(used));
    case "ok": {
      const unpriced = unpricedOf(openai, { budget, openaiModel });
      const { input, output } = ASSUMED_PRICE;
      if (unpriced.length > 0 && (dailyUsd !== null || monthlyUsd !== null))
        return verdict("warn", said.unpriced(unpriced.join(", "), `${input}`, `${output}`));
      if (limit === null) return verdict("ok", said.noLimit(usd(budget.dayUsd), usd(budget.monthUsd)));
      return verdict("ok", period.ok(used));
    }
  }
}

/** Of the models that answer now and of those that answered this month, the ones that have no price yet. */
function unpricedOf(
  openai: InstalledModels,
  { budget, openaiModel }: Pick<StoreFacts, "budget" | "openaiModel">,
): string[] {
  const prices = createPriceBook(openai.prices);
  const fallback = budget.fallbackModel ?? openai.fallbackModel;
  const answer = [openaiModel ?? openai.model, ...(fallback === undefined ? [] : [fallback])];
  return [...new Set([...answer, ...budget.unpriced])].filter(
    (model) => prices(model, budget.modelPrices) === null,
  );
}
