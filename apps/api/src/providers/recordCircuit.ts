import type { Sql } from "@platform/db";
import type { Logger } from "pino";
import type { CircuitChange } from "./circuits.ts";

/** Writes down what people should see of a circuit, and has the store's health looked at soon. */
export async function recordCircuit(
  { sql, log }: { sql: Sql; log: Logger },
  { tenantId, provider, open }: CircuitChange,
): Promise<void> {
  log.warn(
    { tenantId, provider, ...open },
    open === null ? "A provider works again" : "A provider is left alone",
  );
  try {
    if (open === null) {
      await sql`delete from provider_circuits where tenant_id = ${tenantId} and provider = ${provider}`;
    } else {
      await sql`
        insert into provider_circuits (tenant_id, provider, code, failures, open_until)
        select t.id, ${provider}, ${open.code}, ${open.failures}, now() + make_interval(secs => ${open.forMs / 1_000})
        from tenants t where t.id = ${tenantId}
        on conflict (tenant_id, provider) do update set
          code = excluded.code, failures = excluded.failures, open_until = excluded.open_until`;
    }
    await sql`update tenants set health_due_at = least(health_due_at, now()) where id = ${tenantId}`;
  } catch (error) {
    log.error({ err: error, tenantId, provider }, "The state of a provider could not be stored");
  }
}
