import type { Numbers, numbersInput } from "@platform/contract";
import type { Sql } from "@platform/db";
import type { z } from "zod";
import type { Access } from "../access.ts";
import type { Fragment } from "../chats/chatJson.ts";
import { filterOf } from "../chats/listChats.ts";
import { notFound } from "../errors.ts";
import { refuseLong } from "../refuseLong.ts";

const WISHES = 20;
const QUESTIONS = 5;
const ASKED = 5;

type Asked = z.infer<typeof numbersInput>;

/** What happened in a store between two days of its calendar, beside as many days before. */
export async function getNumbers(access: Access, input: Asked): Promise<Numbers> {
  const tenant = access.tenant(input.tenantId, "read");
  refuseLong(input);
  const numbers = await tenant.run(({ sql }) => readNumbers(sql, input));
  if (numbers === null) throw notFound("Tenant");
  return numbers;
}

/** The same for whoever may read the store already; null where there is none. */
export async function readNumbers(sql: Sql, asked: Asked): Promise<Numbers | null> {
  const [row] = await sql<{ numbers: Numbers }[]>`
    with ${periods(sql, asked)},
    ${counted(sql)}
    select json_build_object(
      'from', p.first_day, 'to', p.last_day, 'today', p.today, 'timezone', p.timezone,
      'now', (${present(sql, asked.tenantId)}),
      'current', (${figures(sql, "current")}),
      'previous', (${figures(sql, "previous")}),
      'days', (${byDay(sql)}),
      'causes', (${causes(sql)}),
      'wishes', (${wishes(sql)}),
      'questions', (${questions(sql)})
    ) as numbers
    from period p where p.name = 'current'`;
  return row?.numbers ?? null;
}

/** The period and the one before it, as days and as instants. */
function periods(sql: Sql, { tenantId, days, from, to }: Asked): Fragment {
  return sql`
    asked as materialized (
      select t.id as tenant_id, store_zone(t.timezone) as timezone, d.today, x.last_day,
        store_day(t.timezone, t.created_at) as made_on,
        least(coalesce(${from ?? null}::text::date, x.last_day - ${days - 1}::int), x.last_day) as first_day
      from tenants t
      cross join lateral (select store_day(t.timezone, now()) as today) d
      cross join lateral (select coalesce(${to ?? null}::text::date, d.today) as last_day) x
      where t.id = ${tenantId}
    ),
    period as materialized (
      select n.name, a.tenant_id, a.timezone, a.today, a.made_on, n.first_day, n.last_day,
        n.first_day::timestamp at time zone a.timezone as since,
        (n.last_day + 1)::timestamp at time zone a.timezone as until
      from asked a cross join lateral (values
        ('current', a.first_day, a.last_day),
        ('previous', a.first_day - (a.last_day - a.first_day + 1), a.first_day - 1)
      ) n (name, first_day, last_day)
    )`;
}

/** Every day that is known of both periods, and what models cost on it. */
function counted(sql: Sql): Fragment {
  return sql`
    counted as materialized (
      select p.name, d.day, d as of_day, d.new_chats, d.handoffs, d.bot_replies, d.causes,
        d.new_chats + d.handoffs + d.bot_replies + d.orders > 0 as eventful
      from period p cross join lateral days_of(p.tenant_id, p.first_day, p.last_day) d
    ),
    spent as materialized (
      select p.name, u.day, sum(u.cost_usd) as cost
      from period p join usage_days u on u.tenant_id = p.tenant_id and u.day between p.first_day and p.last_day
      group by 1, 2
    )`;
}

/** Sums over nothing are null: no data, not zero. */
function figures(sql: Sql, name: "current" | "previous"): Fragment {
  return sql`
    select sum_days(array(select c.of_day from counted c where c.name = ${name}))
      || jsonb_build_object('costUsd', (select sum(s.cost) from spent s where s.name = ${name}))`;
}

/** Each day with what happened on it; before anything ever did, and in time to come, there is nothing to know. */
function byDay(sql: Sql): Fragment {
  return sql`
    select json_agg(case
      when d.day > p.today or d.day < least(p.made_on, b.first_day) then json_build_object(
        'day', d.day::date, 'newChats', null, 'handoffs', null, 'botReplies', null, 'costUsd', null)
      else json_build_object('day', d.day::date, 'newChats', coalesce(c.new_chats, 0), 'handoffs', coalesce(c.handoffs, 0),
        'botReplies', coalesce(c.bot_replies, 0), 'costUsd', coalesce(s.cost, 0)) end order by d.day)
    from (select min(day) as first_day from counted where eventful) b
    cross join generate_series(p.first_day::timestamp, p.last_day, interval '1 day') d (day)
    left join counted c on c.name = 'current' and c.day = d.day
    left join spent s on s.name = 'current' and s.day = d.day`;
}

function causes(sql: Sql): Fragment {
  return sql`
    select coalesce(json_agg(c order by c.handoffs desc, c.cause), '[]') from (
      select x.cause, coalesce(sum(x.handoffs) filter (where c.name = 'current'), 0)::int as handoffs,
        coalesce(sum(x.handoffs) filter (where c.name = 'previous'), 0)::int as before
      from counted c cross join lateral (select key as cause, value::int as handoffs from jsonb_each_text(c.causes)) x
      group by x.cause) c`;
}

function wishes(sql: Sql): Fragment {
  return sql`
    select coalesce(json_agg(w), '[]') from (
      select u.wish, case when bool_or(u.kind = 'sold_out') then 'sold_out' else 'missing' end as kind,
        count(distinct u.conversation_id)::int as chats, max(u.at) as "lastAt"
      from unmet_wishes u where u.tenant_id = p.tenant_id and u.at >= p.since and u.at < p.until
      group by u.wish order by chats desc, "lastAt" desc limit ${WISHES}) w`;
}

/** What nobody has answered yet of what was asked in the period, each with the newest of its chats. */
function questions(sql: Sql): Fragment {
  return sql`
    select coalesce(json_agg(json_build_object('question', g.asked[1]->>'question', 'count', g.count, 'chats', g.chats,
      'asked', to_jsonb(g.asked[1:${ASKED}::int])) order by g.count desc, g.last_at desc), '[]')
    from (
      select count(*)::int as count, count(distinct q.conversation_id)::int as chats, max(q.at) as last_at,
        array_agg(jsonb_build_object('conversationId', q.conversation_id, 'customer', coalesce(c.given_name, c.display_name),
          'question', q.question, 'at', to_json(q.at)) order by q.at desc, q.id desc) as asked
      from questions_between(p.tenant_id, p.since, p.until) u
      join open_questions q on q.id = u.id
      join chat_conversations c on c.id = q.conversation_id
      group by u.leader order by count desc, last_at desc limit ${QUESTIONS}) g`;
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
