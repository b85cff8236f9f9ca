import { verdictOf, type Check } from "./check.ts";
import type { StoreFacts } from "./storeFacts.ts";

/** Whether models may still be asked, by what they have cost (`tenant_budget` in packages/db/functions/35_budget.sql). */
export function checkBudget({ budget }: Pick<StoreFacts, "budget">): Check {
  const verdict = verdictOf("budget");
  const { level, period, dailyUsd, monthlyUsd, unpriced } = budget;
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
    case "warn":
      return verdict("warn", `Ya se usó más del 80 % del tope ${when}: ${used}.`, raise);
    case "ok":
      return unpriced.length > 0 && (dailyUsd !== null || monthlyUsd !== null)
        ? verdict(
            "warn",
            `No sabemos cuánto cuesta ${unpriced.join(", ")}: su uso cuenta como gratis y ningún tope lo frena.`,
            "Quien administra la instalación puede cargar el precio: está en la guía, en Costo y topes.",
          )
        : verdict("ok", limit === null ? used : `${month ? "Este mes" : "Hoy"} van ${used}.`);
  }
}

function usedWithout({ dayUsd, monthUsd }: StoreFacts["budget"]): string {
  return `Sin tope. Hoy van ${usd(dayUsd)}; este mes, ${usd(monthUsd)}.`;
}

const of = (spent: number, limit: number): string => `${usd(spent)} de ${usd(limit)}`;

function usd(amount: number): string {
  return `US$ ${amount.toFixed(2).replace(".", ",")}`;
}
