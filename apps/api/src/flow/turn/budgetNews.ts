import type { Sql } from "@platform/db";
import type { Logger } from "pino";
import type { TurnClaim } from "./claim.ts";

/**
 * Brings a store's next look at its health forward when its budget comes near its end, reaches it, or begins anew:
 * whoever pays hears of it within seconds. After a restart, what is not in order is looked at once more.
 */
export function createBudgetNews({ sql, log }: { sql: Sql; log: Logger }): (claim: TurnClaim) => void {
  const known = new Map<string, TurnClaim["budget"]["level"]>();
  return ({ tenantId, budget: { level } }) => {
    const before = known.get(tenantId) ?? "ok";
    if (level === before) return;
    known.set(tenantId, level);
    log.warn({ tenantId, before, level }, "A store's budget for models has another level");
    sql`update tenants set health_due_at = now() where id = ${tenantId} and health_due_at > now()`.catch(
      (error: unknown) =>
        log.error({ err: error, tenantId }, "The store's health could not be brought forward"),
    );
  };
}
