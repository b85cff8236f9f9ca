import { ownText, type AgentInput } from "@platform/agent";
import type { PriceBook } from "../../usage/priceBook.ts";
import type { Price } from "../../usage/prices.ts";
import type { ClaimedTenant, TurnBudget, TurnClaim } from "./claim.ts";
import { localeOfCustomer, NO_TRACE, saidAtHandoff, toTurnRecord, type TurnRecord } from "./turnRecord.ts";

/** Why no model may be asked: the customer's day or the store's budget is used up. Outcome and cause of the handoff. */
export type OverBudget = "customer_limit" | "budget_spent";

/** The models that may still be asked; in the grace beyond a limit the fallback alone, unless it costs more. */
export function modelsWithin(
  { budget, tenant }: { budget: Pick<TurnBudget, "level">; tenant: Pick<ClaimedTenant, "model_prices"> },
  { names, prices }: { names: AgentInput["models"]; prices: PriceBook },
): AgentInput["models"] | null {
  if (budget.level !== "grace" && budget.level !== "spent") return names;
  const { fallback } = names;
  if (budget.level === "spent" || fallback === null || fallback === names.primary) return null;
  const price = (model: string): Price | null => prices(model, tenant.model_prices);
  return isDearer(price(fallback), price(names.primary)) ? null : { primary: fallback, fallback: null };
}

/** For work that any model can do. */
export function cheaperOf(
  names: AgentInput["models"],
  { prices, own }: { prices: PriceBook; own: unknown },
): string {
  const { primary, fallback } = names;
  if (fallback === null) return primary;
  return isDearer(prices(primary, own), prices(fallback, own)) ? fallback : primary;
}

/** A turn reads about fifty times what it writes. Of what nobody knows the price, the merchant's choice holds. */
function isDearer(one: Price | null, other: Price | null): boolean {
  if (one === null || other === null || "perMinute" in one || "perMinute" in other) return false;
  return one.input * 50 + one.output > other.input * 50 + other.output;
}

/** A person goes on, and the customer is told so once a day; nothing was asked, so nothing is paid. */
export function overBudgetRecord(claim: TurnClaim, cause: OverBudget): TurnRecord {
  const locale = localeOfCustomer(claim);
  const text = ownText(claim.attendance.open ? "handoff" : "handoffLater", locale);
  const words = saidAtHandoff(claim, { type: "text", text, factIds: [] });
  const record = toTurnRecord(claim, {
    result: {
      kind: "handoff",
      cause: "agent",
      reason: cause,
      summary: summaryOf(claim, cause),
      wantedAction: null,
      bubbles: claim.budget.told || claim.waiting !== null ? [] : [words],
      trace: NO_TRACE,
    },
    tookMs: 0,
    usage: [],
    runRecord: null,
  });
  return { ...record, handoff: record.handoff === null ? null : { ...record.handoff, cause } };
}

/** For the person who takes the chat; their language is the panel's. */
function summaryOf({ budget }: TurnClaim, cause: OverBudget): string {
  if (cause === "customer_limit")
    return "Hoy el bot ya le contestó todo lo que el tope por cliente permite. Puede ser otro bot o alguien que escribe sin parar.";
  return budget.period === "month"
    ? "Se agotó el tope de gasto del mes: el bot no contesta hasta que lo subas o empiece el mes."
    : "Se agotó el tope de gasto de hoy: el bot no contesta hasta que lo subas o empiece el día.";
}
