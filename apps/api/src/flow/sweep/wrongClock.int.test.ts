import { createTestDatabase } from "@platform/db/testing";
import { pino } from "pino";
import { afterAll, beforeAll, expect, it } from "vitest";
import { createHints } from "../../hints/index.ts";
import { insertChat, insertTenant } from "../../testing/rows.ts";
import { watchOnce } from "./watchdog.ts";

let database: Awaited<ReturnType<typeof createTestDatabase>>;
let store: string;
let chat: string;
beforeAll(async () => {
  database = await createTestDatabase();
  store = await insertTenant(database.db.system);
  chat = await insertChat(database.db.system, { tenant_id: store, external_user_id: "5491166660001" });
});
afterAll(() => database.drop());

const look = () =>
  watchOnce({ sql: database.db.system, hints: createHints(), log: pino({ level: "silent" }) });

/** Not of the program's own: what a person or a calendar chose, what is only shown, or what is no timer. */
const OTHERS = [
  "chat_conversations.human_override_until",
  "chat_conversations.snoozed_until",
  "chat_conversations.summary_until",
  "number_days.counted_at",
  "provider_circuits.open_until",
  // Of a proposal to one message; the next one has its own.
  "reply_suggestions.lease_until",
  "store_removals.due_at",
];

it("every timer has a longest, or is one that somebody chose", async () => {
  const { system: sql } = database.db;
  const columns = await sql<{ name: string }[]>`
    select table_name || '.' || column_name as name from information_schema.columns
    where table_schema = 'public' and data_type = 'timestamp with time zone'
      and column_name ~ '(_until|due_at|not_before|attempt_at|unknown_since|counted_at)$' order by 1`;
  const timers = await sql<
    { name: string }[]
  >`select distinct "table" || '.' || "column" as name from timers()`;
  const known = [...timers.map(({ name }) => name), ...OTHERS].toSorted();
  expect(columns.map(({ name }) => name).toSorted()).toEqual(known);
});

it("none of them is looked for through all chats, messages or files there are", async () => {
  const { system: sql } = database.db;
  const timers = await sql<{ table: string; column: string; running: string; longest: string }[]>`
    select "table", "column", running, longest::text from timers() where "table" ~ '^chat_'`;
  const plans = await sql.begin(async (transaction) => {
    // As the function has it: where an index lists what runs, it is taken.
    await transaction`set local enable_seqscan = off`;
    return Promise.all(
      timers.map(async ({ table, column, running, longest }) => {
        const lines = await transaction.unsafe(
          `explain select ctid from ${table} where ${column} > clock_timestamp() + '${longest}'::interval and ${running}`,
        );
        return {
          timer: `${table}.${column} where ${running}`,
          plan: lines.map((line) => String(line["QUERY PLAN"])).join(),
        };
      }),
    );
  });
  expect(plans.length).toBeGreaterThanOrEqual(10);
  expect(plans.filter(({ plan }) => plan.includes("Seq Scan")).map(({ timer }) => timer)).toEqual([]);
});

it("stores of which nothing is due are not gone through, each few seconds in each process", async () => {
  const { system: sql } = database.db;
  await sql.begin(async (transaction) => {
    await transaction`
      insert into tenants (store_name, bot_phone_number, mode, retention_days, health_due_at, retention_due_at)
      select 'Tienda', '+54911' || 44000000 + n, 'always', 90, now() + interval '5 minutes', now() + interval '5 minutes'
      from generate_series(1, 400) n`;
    await transaction`
      insert into catalog_sync (tenant_id, due_at) select id, now() + interval '5 minutes' from tenants
      on conflict (tenant_id) do nothing`;
    for (const table of ["template_sync", "canary_flights"])
      await transaction`update ${transaction(table)} set due_at = now() + interval '5 minutes'`;
    await transaction`analyze tenants, catalog_sync, template_sync, canary_flights`;
    const read = async (table: string): Promise<number> => {
      const [row] = await transaction<{ rows: number }[]>`
        select (seq_tup_read + coalesce(idx_tup_fetch, 0))::int as rows
        from pg_stat_xact_user_tables where relname = ${table}`;
      return row?.rows ?? Number.NaN;
    };
    const looks = [
      ["tenants", "set_timers_right()"],
      ["tenants", "plan_retention()"],
      ["tenants", "claim_health(1, 300)"],
      ["catalog_sync", "claim_catalogs(1, 60)"],
      ["template_sync", "claim_template_syncs(1)"],
      ["tenants", "claim_template_syncs(1)"],
      ["canary_flights", "launch_canaries(1)"],
      ["tenants", "launch_canaries(1)"],
      ["canary_flights", "land_canaries(240)"],
    ] as const;
    for (const [table, look] of looks) {
      const before = await read(table);
      await transaction.unsafe(`select ${look}`);
      expect.soft((await read(table)) - before, look).toBeLessThan(100);
    }
    await transaction`delete from tenants where store_name = 'Tienda'`;
  });
});

it("what a clock that has been set back since has put off by twelve days is due at once, and who holds a lease may renew it", async () => {
  const { system: sql } = database.db;
  await sql`update tenants set health_due_at = now() + interval '12 days'`;
  await sql`
    update chat_conversations set turn_due_at = now() + interval '12 days', turn_lease_until = now() + interval '12 days',
      send_due_at = now() + interval '12 days', snoozed_until = now() + interval '12 days' where id = ${chat}`;
  await sql`
    insert into chat_messages (tenant_id, conversation_id, role, message_type, content, send_state, send_not_before, send_lease_until, unknown_since)
    select ${store}, ${chat}, 'human_supervisor', 'text', s, s, now() + interval '12 days', now() + interval '12 days', now() + interval '12 days'
    from unnest(array['queued', 'sending', 'unknown']) s`;
  await look();
  const within = "interval '1 second'";
  expect(
    await sql.unsafe(`
      select health_due_at < now() + ${within} as health, turn_due_at < now() + ${within} as turn, send_due_at < now() + ${within} as send,
        turn_lease_until between now() + interval '20 seconds' and now() + interval '31 seconds' as lease,
        snoozed_until > now() + interval '11 days' as chosen
      from chat_conversations c join tenants t on t.id = c.tenant_id`),
  ).toEqual([{ health: true, turn: true, send: true, lease: true, chosen: true }]);
  expect(
    await sql.unsafe(`
      select content, send_not_before < now() + ${within} as queued,
        send_lease_until between now() + interval '110 seconds' and now() + interval '121 seconds' as sending,
        unknown_since < now() + ${within} as unknown
      from chat_messages order by seq`),
  ).toMatchObject([
    { content: "queued", queued: true },
    { content: "sending", sending: true },
    { content: "unknown", unknown: true },
  ]);
});

it("an alert that the former clock planned comes as long after now as it was to come after that", async () => {
  const { system: sql } = database.db;
  const [handoff] = await sql<{ id: string }[]>`
    insert into handoffs (tenant_id, conversation_id, cause, reason) values (${store}, ${chat}, 'wish', 'x') returning id`;
  await sql`delete from handoff_alerts`;
  await sql`
    insert into handoff_alerts (tenant_id, handoff_id, conversation_id, step, address, due_at, created_at, attempts)
    values (${store}, ${handoff?.id ?? ""}, ${chat}, 'owner', 'a@example.com', now() + interval '8 hours 30 minutes', now() + interval '8 hours', 0),
      (${store}, ${handoff?.id ?? ""}, ${chat}, 'opening', '', now() + interval '9 hours', now() + interval '8 hours', 0),
      (${store}, ${handoff?.id ?? ""}, ${chat}, 'team', 'b@example.com', now() + interval '8 hours', now() - interval '1 hour', 1)`;
  await look();
  await look();
  expect(
    await sql`select step, round(extract(epoch from due_at - now()) / 60)::int as minutes from handoff_alerts order by step`,
  ).toEqual([
    { step: "opening", minutes: 540 },
    { step: "owner", minutes: 30 },
    { step: "team", minutes: 0 },
  ]);
});
