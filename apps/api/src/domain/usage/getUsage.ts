import type { Usage, usageInput } from "@platform/contract";
import type { Sql } from "@platform/db";
import type { z } from "zod";
import type { Access } from "../access.ts";
import type { Fragment } from "../chats/chatJson.ts";
import { notFound } from "../errors.ts";
import { refuseLong } from "../refuseLong.ts";
import { dollarsOf } from "./dollarsOf.ts";

const amounts = (sql: Sql): Fragment => sql`
  sum(u.runs)::int as runs, sum(u.calls)::int as calls, sum(u.input_tokens)::bigint as "inputTokens",
  sum(u.cached_tokens)::bigint as "cachedTokens", sum(u.output_tokens)::bigint as "outputTokens",
  sum(u.audio_seconds)::int as "audioSeconds", sum(u.cost_usd) as "costUsd"`;

/** What a store's models were asked and what that cost, by day and by model; and how its limits stand now. */
export async function getUsage(access: Access, input: z.infer<typeof usageInput>): Promise<Usage> {
  const { tenantId, from = null, to = null } = input;
  const tenant = access.tenant(tenantId, "read");
  refuseLong(input);
  const [row] = await tenant.run(
    ({ sql }) => sql<{ usage: Usage }[]>`
      with span as (
        select t.*, d.today, coalesce(${from}::text::date, least(coalesce(${to}::text::date, d.today), d.today) - 29) as first_day,
          coalesce(${to}::text::date, d.today) as last_day
        from tenants t cross join lateral (select store_day(t.timezone, now()) as today) d
        where t.id = ${tenantId}
      ),
      used as (
        select u.* from usage_days u join span s on u.tenant_id = s.id and u.day between s.first_day and s.last_day
      )
      select json_build_object(
        'currency', 'USD', 'from', s.first_day, 'to', s.last_day, 'today', s.today,
        'spend', (select tenant_budget(t, now()) from tenants t where t.id = s.id),
        'limits', json_build_object('dayUsd', ${dollarsOf(sql, sql`s.daily_budget_usd`)}, 'monthUsd', ${dollarsOf(sql, sql`s.monthly_budget_usd`)}),
        'days', (
          select coalesce(json_agg(d order by d.day), '[]') from (
            select u.day, coalesce(sum(u.runs) filter (where u.purpose = 'turn'), 0)::int as turns, ${amounts(sql)}
            from used u group by u.day) d),
        'models', (
          select coalesce(json_agg(m order by m."costUsd" desc, m.model, m.purpose), '[]') from (
            select u.purpose, u.model, ${amounts(sql)}, sum(u.unpriced_calls)::int as "unpricedCalls"
            from used u group by u.purpose, u.model) m)) as usage
      from span s`,
  );
  if (row === undefined) throw notFound("Tenant");
  return row.usage;
}
