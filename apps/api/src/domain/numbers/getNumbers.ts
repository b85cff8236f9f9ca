import type { Numbers, numbersInput } from "@platform/contract";
import type { Sql } from "@platform/db";
import type { z } from "zod";
import type { Access } from "../access.ts";
import type { Fragment } from "../chats/chatJson.ts";
import { filterOf } from "../chats/listChats.ts";
import { AppError, notFound } from "../errors.ts";

const MAX_DAYS = 366;
const WISHES = 20;

/**
 * What happened in a store between two days of its calendar, beside as many days before. Everything is counted from
 * the rows themselves when it is asked for, one pass per table.
 */
export async function getNumbers(access: Access, input: z.infer<typeof numbersInput>): Promise<Numbers> {
  const { tenantId, days, from = null, to = null } = input;
  const tenant = access.tenant(tenantId, "read");
  if (from !== null && daysBetween(from, to ?? new Date().toISOString().slice(0, 10)) >= MAX_DAYS)
    throw new AppError("invalid_input", `Ask for at most ${MAX_DAYS} days at once`);
  const [row] = await tenant.run(
    ({ sql }) => sql<{ numbers: Numbers }[]>`
      with ${periods(sql, { tenantId, days, from, to })},
      ${handed(sql)},
      ${others(sql)},
      figures as (${figures(sql)})
      select json_build_object(
        'from', p.first_day, 'to', p.last_day, 'today', p.today, 'timezone', p.timezone,
        'now', (${present(sql, tenantId)}),
        'current', (select to_json(f) from figures f where f.name = 'current'),
        'previous', (select to_json(f) from figures f where f.name = 'previous'),
        'days', (${byDay(sql)}),
        'causes', (
          select coalesce(json_agg(c order by c.handoffs desc, c.cause), '[]') from (
            select cause, count(*) filter (where name = 'current')::int as handoffs,
              count(*) filter (where name = 'previous')::int as before
            from handed group by cause) c),
        'wishes', (
          select coalesce(json_agg(w), '[]') from (
            select u.wish, case when bool_or(u.kind = 'sold_out') then 'sold_out' else 'missing' end as kind,
              count(distinct u.conversation_id)::int as chats, max(u.at) as "lastAt"
            from unmet_wishes u join period p on p.name = 'current' and u.tenant_id = p.tenant_id and u.at >= p.since and u.at < p.until
            group by u.wish order by chats desc, "lastAt" desc limit ${WISHES}) w)
      ) as numbers
      from period p where p.name = 'current'`,
  );
  if (row === undefined) throw notFound("Tenant");
  return row.numbers;
}

/** The period and the one before it, as days and as instants. */
function periods(
  sql: Sql,
  asked: { tenantId: string; days: number; from: string | null; to: string | null },
): Fragment {
  const { tenantId, days, from, to } = asked;
  return sql`
    asked as materialized (
      select t.id as tenant_id, store_zone(t.timezone) as timezone, d.today, x.last_day,
        least(coalesce(${from}::text::date, x.last_day - ${days - 1}::int), x.last_day) as first_day
      from tenants t
      cross join lateral (select store_day(t.timezone, now()) as today) d
      cross join lateral (select coalesce(${to}::text::date, d.today) as last_day) x
      where t.id = ${tenantId}
    ),
    period as materialized (
      select n.name, a.tenant_id, a.timezone, a.today, n.first_day, n.last_day,
        n.first_day::timestamp at time zone a.timezone as since,
        (n.last_day + 1)::timestamp at time zone a.timezone as until
      from asked a cross join lateral (values
        ('current', a.first_day, a.last_day),
        ('previous', a.first_day - (a.last_day - a.first_day + 1), a.first_day - 1)
      ) n (name, first_day, last_day)
    )`;
}

/** Each handoff with when a person first answered it, as long as it was a person's. */
function handed(sql: Sql): Fragment {
  return sql`
    handed as materialized (
      select p.name, h.cause, h.created_at, h.returned_at,
        extract(epoch from a.at - h.created_at) as seconds
      from period p
      join handoffs h on h.tenant_id = p.tenant_id and h.created_at >= p.since and h.created_at < p.until
      left join lateral (
        select m.sent_at as at from chat_messages m
        where m.conversation_id = h.conversation_id and m.role = 'human_supervisor'
          and m.sent_at >= h.created_at and m.sent_at < coalesce(h.returned_at, 'infinity')
          and coalesce(m.send_state, 'accepted') not in ('failed', 'cancelled')
        order by m.sent_at limit 1
      ) a on true
    )`;
}

/** New chats and what models did, by period and by day of the store. */
function others(sql: Sql): Fragment {
  return sql`
    begun as materialized (
      select p.name, (c.created_at at time zone p.timezone)::date as day, count(*)::int as chats
      from period p
      join chat_conversations c on c.tenant_id = p.tenant_id and c.created_at >= p.since and c.created_at < p.until
      group by 1, 2
    ),
    spent as materialized (
      select p.name, u.day, sum(u.runs) filter (where u.purpose = 'turn')::int as replies, sum(u.cost_usd) as cost
      from period p join usage_days u on u.tenant_id = p.tenant_id and u.day between p.first_day and p.last_day
      group by 1, 2
    )`;
}

/** Sums over nothing are null: no data, not zero. */
function figures(sql: Sql): Fragment {
  return sql`
    select p.name,
      (select sum(b.chats) from begun b where b.name = p.name) as "newChats",
      (select sum(s.replies) from spent s where s.name = p.name) as "botReplies",
      (select sum(s.cost) from spent s where s.name = p.name) as "costUsd",
      h.*
    from period p
    cross join lateral (
      select nullif(count(*), 0)::int as handoffs,
        case when count(*) > 0 then count(h.seconds)::int end as answered,
        percentile_cont(0.5) within group (order by h.seconds) as "answerMedianSeconds",
        percentile_cont(0.9) within group (order by h.seconds) as "answerP90Seconds",
        case when count(*) > 0 then count(h.returned_at)::int end as returned
      from handed h where h.name = p.name
    ) h`;
}

function byDay(sql: Sql): Fragment {
  return sql`
    select json_agg(json_build_object('day', d.day::date, 'newChats', coalesce(b.chats, 0), 'handoffs', coalesce(h.count, 0),
      'botReplies', coalesce(s.replies, 0), 'costUsd', coalesce(s.cost, 0)) order by d.day)
    from generate_series(p.first_day::timestamp, p.last_day, interval '1 day') d (day)
    left join begun b on b.name = 'current' and b.day = d.day::date
    left join spent s on s.name = 'current' and s.day = d.day::date
    left join (
      select (h.created_at at time zone c.timezone)::date as day, count(*)::int as count
      from handed h join period c on c.name = h.name where h.name = 'current' group by 1
    ) h on h.day = d.day::date`;
}

/** What the inbox's own views show. */
function present(sql: Sql, tenantId: string): Fragment {
  const count = (filter: "unanswered" | "waiting" | "closing"): Fragment =>
    sql`count(*) filter (where ${filterOf(sql, filter, "")})::int`;
  return sql`
    select json_build_object('unanswered', ${count("unanswered")}, 'waiting', ${count("waiting")}, 'closing', ${count("closing")})
    from chat_conversations c
    where c.tenant_id = ${tenantId} and (c.waiting_since is not null or c.human_override_until is not null)`;
}

function daysBetween(from: string, to: string): number {
  return (Date.parse(to) - Date.parse(from)) / 86_400_000;
}
