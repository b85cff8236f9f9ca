import type { StoresNumbers, storesNumbersInput } from "@platform/contract";
import type { Database, Sql } from "@platform/db";
import type { z } from "zod";
import type { Fragment } from "../chats/chatJson.ts";
import { filterOf } from "../chats/listChats.ts";
import { refuseLong } from "../refuseLong.ts";

type Asked = z.infer<typeof storesNumbersInput>;

/**
 * The figures of every store beside each other and summed, by each store's own calendar. They are those that the worker
 * kept last, so that a look at hundreds of stores counts nothing.
 */
export async function getStoresNumbers(
  db: Pick<Database, "asOperator">,
  input: Asked,
): Promise<StoresNumbers> {
  refuseLong(input);
  const [row] = await db.asOperator(
    ({ sql }) => sql<{ numbers: StoresNumbers }[]>`
      with ${counted(sql, input)},
      ${stores(sql)}
      select json_build_object(
        'from', min(a.first_day), 'to', max(a.last_day), 'today', max(a.today),
        'countedAt', (
          select case when count(g.tenant_id) = count(*) then nullif(min(g.counted_at), 'epoch') end
          from asked left join number_progress g using (tenant_id)),
        'current', (select sum_days(array(select of_day from counted where is_current))
          || jsonb_build_object('costUsd', (select sum(current) from spent))),
        'previous', (select sum_days(array(select of_day from counted where not is_current))
          || jsonb_build_object('costUsd', (select sum(previous) from spent))),
        'stores', (select coalesce(json_agg(store order by store_name), '[]') from stores)
      ) as numbers
      from asked a`,
  );
  if (row === undefined) throw new Error("A sum over no stores is a sum, too");
  return row.numbers;
}

/** Each store's days of the period and of the one before it, and what models cost in them. */
function counted(sql: Sql, { days, from, to }: Asked): Fragment {
  return sql`
    asked as materialized (
      select t.id as tenant_id, t.store_name, d.today, x.last_day,
        least(coalesce(${from ?? null}::text::date, x.last_day - ${days - 1}::int), x.last_day) as first_day
      from tenants t
      cross join lateral (select store_day(t.timezone, now()) as today) d
      cross join lateral (select coalesce(${to ?? null}::text::date, d.today) as last_day) x
    ),
    counted as materialized (
      select a.tenant_id, d.day >= a.first_day as is_current, d as of_day
      from asked a
      join number_days d on d.tenant_id = a.tenant_id and d.day between a.first_day - (a.last_day - a.first_day + 1) and a.last_day
    ),
    spent as materialized (
      select a.tenant_id, sum(u.cost_usd) filter (where u.day >= a.first_day) as current,
        sum(u.cost_usd) filter (where u.day < a.first_day) as previous
      from asked a
      join usage_days u on u.tenant_id = a.tenant_id and u.day between a.first_day - (a.last_day - a.first_day + 1) and a.last_day
      group by a.tenant_id
    )`;
}

function stores(sql: Sql): Fragment {
  return sql`
    figures as (
      select tenant_id, array_agg(of_day) filter (where is_current) as current,
        array_agg(of_day) filter (where not is_current) as previous
      from counted group by tenant_id
    ),
    open as (
      select c.tenant_id, count(*) filter (where ${filterOf(sql, "unanswered", "")})::int as unanswered
      from chat_conversations c
      where c.waiting_since is not null or c.human_override_until is not null
      group by c.tenant_id
    ),
    stores as (
      select a.store_name, json_build_object('tenantId', a.tenant_id::text, 'storeName', a.store_name,
        'unanswered', coalesce(o.unanswered, 0),
        'current', sum_days(f.current) || jsonb_build_object('costUsd', s.current),
        'previous', sum_days(f.previous) || jsonb_build_object('costUsd', s.previous)) as store
      from asked a
      left join figures f using (tenant_id) left join spent s using (tenant_id) left join open o using (tenant_id)
    )`;
}
