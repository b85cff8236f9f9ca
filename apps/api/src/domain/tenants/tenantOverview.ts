import type { overviewInput, OverviewRow, OverviewSort } from "@platform/contract";
import type { Database, Sql } from "@platform/db";
import type { z } from "zod";
import type { Fragment } from "../chats/chatJson.ts";
import { instantKey, numberKey, readCursor, toPage, type Page } from "../cursor.ts";
import { dollarsOf } from "../usage/dollarsOf.ts";
import { healthOf } from "./tenantRow.ts";

type Input = z.infer<typeof overviewInput>;
interface Row {
  store: OverviewRow;
  key: string;
}

/**
 * The stores as whoever runs the installation looks at them, in one statement: what they are ordered by is read of all of
 * them, the rest of the page's alone. A store that has never had something comes where it needs somebody most.
 */
export async function tenantOverview(db: Database, input: Input): Promise<Page<OverviewRow>> {
  const rows = await db.asOperator(({ sql }) => readRows(sql, input));
  return toPage(rows, {
    limit: input.limit,
    item: ({ store }) => store,
    keys: ({ store, key }) => [key, store.id],
  });
}

/** Of one store `t`; each finds an index that begins with the store. */
const parts = (sql: Sql) => ({
  health: healthOf(sql),
  lastWebhook: sql`(
    select w.received_at from webhook_events w where w.tenant_id = t.id
    order by w.received_at desc nulls last, w.id desc nulls last limit 1)`,
  lastReply: sql`(
    select c.last_message_at from chat_conversations c
    where c.tenant_id = t.id and c.last_message_role in ('assistant', 'human_supervisor')
    order by c.last_message_at desc nulls last, c.id desc nulls last limit 1)`,
});

/** Counted once for all stores: what is counted is rare, and has an index of its own. */
const counts = (sql: Sql) => ({
  unanswered: sql`
    select tenant_id, count(*)::int as n from (
      select c.id, c.tenant_id from chat_conversations c
      where c.waiting_since is not null and c.last_message_role = 'user' and c.archived_at is null
      union
      select c.id, c.tenant_id from chat_conversations c
      where c.human_override_until > now() and c.last_message_role = 'user' and c.archived_at is null
    ) waiting group by tenant_id`,
  deadLetters: sql`
    select tenant_id, count(*)::int as n from (
      select c.tenant_id from chat_conversations c where c.failed_at is not null and c.archived_at is null
      union all
      select w.tenant_id from webhook_events w where w.state = 'failed' and w.tenant_id is not null
    ) dead group by tenant_id`,
  cost: sql`
    select u.tenant_id, sum(u.cost_usd) as n
    from (select id, date_trunc('month', store_day(timezone, now()))::date as first_day from tenants offset 0) s
    join usage_days u on u.tenant_id = s.id and u.day >= s.first_day
    group by u.tenant_id`,
});

interface Order {
  key: Fragment;
  from: Fragment;
  type: "text" | "numeric" | "timestamptz";
  descending: boolean;
}

function orderOf(sql: Sql, sort: OverviewSort): Order {
  const none = sql``;
  const counted = (of: Fragment): Order => ({
    key: sql`coalesce(k.n, 0)`,
    from: sql`left join (${of}) k on k.tenant_id = t.id`,
    type: "numeric",
    descending: true,
  });
  switch (sort) {
    case "name":
      return { key: sql`lower(unaccent(t.store_name))`, from: none, type: "text", descending: false };
    case "health":
      return {
        key: sql`case ${parts(sql).health} when 'fail' then 0 when 'warn' then 1 when 'ok' then 3 else 2 end`,
        from: none,
        type: "numeric",
        descending: false,
      };
    case "unanswered":
    case "deadLetters":
    case "cost":
      return counted(counts(sql)[sort]);
    case "lastWebhook":
    case "lastReply":
      return {
        key: sql`coalesce(${parts(sql)[sort]}, '-infinity')`,
        from: none,
        type: "timestamptz",
        descending: false,
      };
  }
}

const KEYS = { text: /^[^]{0,1000}$/, numeric: /^\d{1,18}(\.\d{1,12})?$/, timestamptz: instantKey };

async function readRows(sql: Sql, input: Input): Promise<Row[]> {
  const { key, from, type, descending } = orderOf(sql, input.sort);
  const [afterKey = null, afterId = null] = readCursor(input.cursor, [KEYS[type], numberKey]) ?? [];
  const down = descending !== input.reverse;
  const way = down ? sql`desc` : sql`asc`;
  const rest =
    afterKey === null
      ? sql``
      : sql`where (o.key, o.id) ${down ? sql`<` : sql`>`} (${afterKey}::text::${sql.unsafe(type)}, ${afterId}::text::bigint)`;
  const { health, lastWebhook, lastReply } = parts(sql);
  const { unanswered, deadLetters } = counts(sql);
  return sql<Row[]>`
    with page as materialized (
      select * from (
        select t.id, (${key})::${sql.unsafe(type)} as key from tenants t ${from} where ${found(sql, input.query)}
      ) o ${rest} order by o.key ${way}, o.id ${way} limit ${input.limit + 1}
    )
    select json_build_object(
      'id', t.id::text, 'storeName', t.store_name, 'botPhoneNumber', t.bot_phone_number, 'mode', t.mode,
      'paused', t.paused_at is not null, 'suspendedAt', t.suspended_at, 'health', ${health},
      'unanswered', coalesce(u.n, 0), 'deadLetters', coalesce(d.n, 0), 'spend', tenant_budget(t, now()),
      'monthlyBudgetUsd', ${dollarsOf(sql, sql`t.monthly_budget_usd`)}, 'lastWebhookAt', ${lastWebhook}, 'lastReplyAt', ${lastReply}) as store,
      p.key::text as key
    from page p join tenants t on t.id = p.id
    left join (${unanswered}) u on u.tenant_id = t.id
    left join (${deadLetters}) d on d.tenant_id = t.id
    order by p.key ${way}, t.id ${way}`;
}

function found(sql: Sql, query: string | undefined): Fragment {
  if (query === undefined || query === "") return sql`true`;
  const digits = query.replaceAll(/\D/g, "");
  const name = sql`strpos(lower(unaccent(t.store_name)), lower(unaccent(${query}::text))) > 0`;
  return digits.length < 4
    ? name
    : sql`(${name} or strpos(regexp_replace(t.bot_phone_number, '[^0-9]', '', 'g'), ${digits}::text) > 0)`;
}
