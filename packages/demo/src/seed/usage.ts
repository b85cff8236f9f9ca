import type { Sql } from "@platform/db";

/** What the simulated model would cost if it cost what a small one does: US dollars per million tokens. */
const PRICE = { input: 0.25, cached: 0.025, output: 2 };
/** Of a prompt, about this much stood at the beginning of the one before. */
const CACHED_SHARE = 0.6;

/** Prices for the simulated model, and what the turns of the demo's month would have cost at them. */
export async function insertUsage(
  sql: Sql,
  { model, tenantIds }: { model: string; tenantIds: string[] },
): Promise<void> {
  await sql`
    update tenants set model_prices = ${JSON.stringify({ [model]: PRICE })}::text::jsonb where id::text = any(${tenantIds})`;
  await sql`
    update turns set
      cached_tokens = floor(input_tokens * ${CACHED_SHARE}::float8),
      cost_usd = (input_tokens * (1 - ${CACHED_SHARE}::float8) * ${PRICE.input}::float8
        + input_tokens * ${CACHED_SHARE}::float8 * ${PRICE.cached}::float8 + output_tokens * ${PRICE.output}::float8) / 1000000
    where tenant_id::text = any(${tenantIds})`;
  await sql`
    insert into usage_days (tenant_id, day, purpose, model, runs, calls, input_tokens, cached_tokens, output_tokens, cost_usd)
    select u.tenant_id, store_day(t.timezone, u.started_at), 'turn', u.model, count(*), 2 * count(*), sum(u.input_tokens),
           sum(u.cached_tokens), sum(u.output_tokens), sum(u.cost_usd)
    from turns u join tenants t on t.id = u.tenant_id
    where u.tenant_id::text = any(${tenantIds}) and u.input_tokens > 0
    group by 1, 2, 4`;
}
