import { createPriceBook } from "../../usage/priceBook.ts";
import { ASSUMED_PRICE } from "../../usage/prices.ts";
import { verdictOf, type Check, type CheckDeps } from "./check.ts";
import type { StoreFacts } from "./storeFacts.ts";

type InstalledModels = Pick<CheckDeps["config"]["openai"], "model" | "fallbackModel" | "prices">;

/** Whether models may still be asked, by what they have cost (`tenant_budget` in packages/db/functions/35_budget.sql). */
export function checkBudget(
  { openai }: { openai: InstalledModels },
  { budget, openaiModel }: Pick<StoreFacts, "budget" | "openaiModel">,
): Check {
  const verdict = verdictOf("budget");
  const { level, period, dailyUsd, monthlyUsd } = budget;
  const month = period === "month";
  const limit = month ? monthlyUsd : dailyUsd;
  const used = limit === null ? usedWithout(budget) : of(month ? budget.monthUsd : budget.dayUsd, limit);
  const when = month ? "del mes" : "de hoy";
  const raise = "Subí el tope en Uso y tope, o esperá: vuelve a empezar con el día o el mes de la tienda.";
  switch (level) {
    case "spent":
      return verdict("fail", `Se agotó el tope ${when} (${used}): los chats pasan a personas.`, raise);
    case "grace": {
      const until = usd((limit ?? 0) * 1.2);
      const detail = `Se agotó el tope ${when} (${used}). Hasta ${until} contesta el modelo de reserva, si hay uno más barato; si no, los chats pasan a personas.`;
      return verdict("fail", detail, raise);
    }
    case "over": {
      const detail = `Se pasó el tope ${when} (${used}). La tienda eligió solo avisar: el bot sigue contestando.`;
      return verdict("fail", detail, raise);
    }
    case "warn":
      return verdict("warn", `Ya se usó más del 80 % del tope ${when}: ${used}.`, raise);
    case "ok": {
      const unpriced = unpricedOf(openai, { budget, openaiModel });
      const { input, output } = ASSUMED_PRICE;
      return unpriced.length > 0 && (dailyUsd !== null || monthlyUsd !== null)
        ? verdict(
            "warn",
            `No sabemos cuánto cuesta ${unpriced.join(", ")}: para el tope cuenta como si costara US$ ${input} por millón de tokens leídos y US$ ${output} por millón escritos.`,
            "Quien administra la instalación puede cargar el precio: está en la guía, en Costo y topes.",
          )
        : verdict("ok", limit === null ? used : `${month ? "Este mes" : "Hoy"} van ${used}.`);
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

function usedWithout({ dayUsd, monthUsd }: StoreFacts["budget"]): string {
  return `Sin tope. Hoy van ${usd(dayUsd)}; este mes, ${usd(monthUsd)}.`;
}

const of = (spent: number, limit: number): string => `${usd(spent)} de ${usd(limit)}`;

function usd(amount: number): string {
  return `US$ ${amount.toFixed(2).replace(".", ",")}`;
}
