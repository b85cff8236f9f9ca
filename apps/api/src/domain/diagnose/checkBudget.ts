import { createPriceBook } from "../../usage/priceBook.ts";
import { ASSUMED_PRICE } from "../../usage/prices.ts";
import { verdictOf, type CheckDeps, type Found } from "./check.ts";
import type { StoreFacts } from "./storeFacts.ts";
import { money, type Words } from "./words.ts";

type InstalledModels = Pick<CheckDeps["config"]["openai"], "model" | "fallbackModel" | "prices">;

/** Whether models may still be asked, by what they have cost (`tenant_budget` in packages/db/functions/35_budget.sql). */
export function checkBudget(
  { config: { openai } }: { config: { openai: InstalledModels } },
  { budget, openaiModel }: Pick<StoreFacts, "budget" | "openaiModel">,
): Found {
  const verdict = verdictOf("budget");
  const { level, dailyUsd, monthlyUsd } = budget;
  switch (level) {
    case "spent":
      return verdict("fail", (words) => periodOf(words, budget).said.spent(usedOf(words, budget)));
    case "grace":
      return verdict("fail", (words) => {
        const { said, limit } = periodOf(words, budget);
        return said.grace(usedOf(words, budget), dollars(words, (limit ?? 0) * 1.2));
      });
    case "over":
      return verdict("fail", (words) => periodOf(words, budget).said.over(usedOf(words, budget)));
    case "warn":
      return verdict("warn", (words) => periodOf(words, budget).said.warn(usedOf(words, budget)));
    case "ok": {
      const unpriced = unpricedOf(openai, { budget, openaiModel });
      const { input, output } = ASSUMED_PRICE;
      if (unpriced.length > 0 && (dailyUsd !== null || monthlyUsd !== null))
        return verdict("warn", ({ rest }) =>
          rest.budget.unpriced(unpriced.join(", "), `${input}`, `${output}`),
        );
      return verdict("ok", (words) => {
        const { said, limit } = periodOf(words, budget);
        if (limit !== null) return said.ok(usedOf(words, budget));
        const [today, month] = [dollars(words, budget.dayUsd), dollars(words, budget.monthUsd)];
        return words.rest.budget.noLimit(today, month);
      });
    }
  }
}

type Budget = StoreFacts["budget"];

/** The day or the month, whichever limit is nearer. */
function periodOf({ rest }: Words, { period, ...budget }: Budget) {
  return period === "month"
    ? { said: rest.budget.month, spent: budget.monthUsd, limit: budget.monthlyUsd }
    : { said: rest.budget.day, spent: budget.dayUsd, limit: budget.dailyUsd };
}

function usedOf(words: Words, budget: Budget): string {
  const { spent, limit } = periodOf(words, budget);
  return words.rest.budget.used(dollars(words, spent), dollars(words, limit ?? 0));
}

const dollars = ({ locale }: Words, amount: number): string => money(amount, { currency: "USD", locale });

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
