import type { Billing, billingInput } from "@platform/contract";
import type { Database } from "@platform/db";
import type { z } from "zod";
import { AppError } from "../errors.ts";

const MAX_MONTHS = 13;

/**
 * What each store used in each month of its own calendar, for a bill; months in which it used nothing are left out.
 * A removed store has used what it used, as long as it is kept.
 */
export async function billUsage(db: Database, { from, to }: z.infer<typeof billingInput>): Promise<Billing> {
  if (from > to) throw new AppError("invalid_input", "The first month comes after the last");
  if (monthsBetween(from, to) >= MAX_MONTHS)
    throw new AppError("invalid_input", `Ask for at most ${MAX_MONTHS} months at once`);
  return db.system<Billing>`
    with span as materialized (
      select t.id, t.store_name, z.zone, f.day as first_day, l.day as end_day,
        f.day::timestamp at time zone z.zone as since, l.day::timestamp at time zone z.zone as until
      from tenants t
      cross join lateral (select store_zone(t.timezone) as zone) z
      cross join lateral (select (${from}::text || '-01')::date as day) f
      cross join lateral (select ((${to}::text || '-01')::date + interval '1 month')::date as day) l
    ),
    active as materialized (
      select c.id, s.id as tenant_id, s.zone, s.since, s.until
      from span s join chat_conversations c on c.tenant_id = s.id and c.last_message_at >= s.since
    ),
    used as (
      select a.tenant_id, date_trunc('month', m.sent_at at time zone a.zone)::date as month,
        count(distinct a.id)::int as conversations, 0 as replies, 0::bigint as input, 0::bigint as output, 0::numeric as cost
      from active a
      join chat_messages m on m.conversation_id = a.id and m.role = 'user' and m.sent_at >= a.since and m.sent_at < a.until
      group by 1, 2
      union all
      select a.tenant_id, date_trunc('month', r.started_at at time zone a.zone)::date, 0, count(*)::int, 0, 0, 0
      from active a
      join turns r on r.conversation_id = a.id and r.outcome = 'reply' and r.started_at >= a.since and r.started_at < a.until
      group by 1, 2
      union all
      select u.tenant_id, date_trunc('month', u.day)::date, 0, 0, sum(u.input_tokens), sum(u.output_tokens), sum(u.cost_usd)
      from usage_days u join span s on s.id = u.tenant_id and u.day >= s.first_day and u.day < s.end_day
      group by 1, 2
    )
    select s.id::text as "tenantId", s.store_name as "storeName", to_char(u.month, 'YYYY-MM') as month,
      sum(u.conversations)::int as conversations, sum(u.replies)::int as replies,
      sum(u.input)::float8 as "inputTokens", sum(u.output)::float8 as "outputTokens", sum(u.cost)::float8 as "costUsd"
    from used u join span s on s.id = u.tenant_id
    group by s.id, s.store_name, u.month order by u.month, s.store_name, s.id`;
}

function monthsBetween(from: string, to: string): number {
  const months = (text: string): number => Number(text.slice(0, 4)) * 12 + Number(text.slice(5));
  return months(to) - months(from);
}
