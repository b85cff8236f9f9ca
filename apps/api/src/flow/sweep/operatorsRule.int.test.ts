import { pino } from "pino";
import { afterEach, expect, it } from "vitest";
import { createTestDatabase, openTestDatabase } from "@platform/db/testing";
import type { RowFault } from "@platform/db";
import { createSealer } from "@platform/db/sealing";
import { createLinkSigner } from "../../mail/links.ts";
import { sendAlerts } from "../../alerts/sendAlerts.ts";
import { breakContext } from "../../testing/breakContext.ts";
import { startFlow, type Flow } from "../../testing/startFlow.ts";
import { until } from "../../testing/until.ts";
import { watchOnce } from "./watchdog.ts";

/**
 * Operators bring rules of their own: a constraint that is not valid for what was there before, a trigger. Whatever they
 * refuse is one store's row; every other store goes on.
 */

let flow: Flow;
let faults: RowFault[];
afterEach(() => flow.stop());

const log = pino({ level: "silent" });
const LONG = "Rosario de las Mercedes Fernández";

async function start(
  options: Parameters<typeof startFlow>[0] = {},
): Promise<{ well: string; ruled: string }> {
  const { dsn, db, drop } = await createTestDatabase();
  await db.close();
  faults = [];
  flow = await startFlow({
    ...options,
    database: { dsn, db: openTestDatabase({ dsn, onRowFault: (fault) => faults.push(fault) }), drop },
  });
  const [store] = await flow.sql<{ id: string }[]>`
    insert into tenants (store_name, bot_phone_number, ycloud_webhook_secret, ycloud_api_key, openai_api_key, debounce_ms)
    values (${LONG}, '+5491155559191', ${flow.ycloud.webhookSecret}, ${flow.ycloud.apiKey}, 'sk-test', 50) returning id::text`;
  return { well: flow.tenantId, ruled: store?.id ?? "" };
}

const ruleOver = (table: "chat_conversations" | "tenants", column: string) =>
  flow.sql.unsafe(
    `alter table ${table} add constraint operators_rule check (length(${column}) < 20) not valid`,
  );

/** A chat in which everything is due that comes by time alone. */
async function chatOf(store: string, name: string): Promise<string> {
  const [chat] = await flow.sql<{ id: string }[]>`
    insert into chat_conversations (tenant_id, external_user_id, contact_phone, business_phone, display_name, window_closes_at, last_inbound_at, inbound_seq)
    values (${store}, '5491166667777', '+5491166667777', '+5491155550000', ${name}, now() + interval '20 hours', now() - interval '1 hour', 1)
    returning id`;
  return chat?.id ?? "";
}

const both = async (): Promise<{ well: string; ruled: string }> => {
  const stores = await start({ turns: { maxInFlight: 0 } });
  const ruled = await chatOf(stores.ruled, LONG);
  const well = await chatOf(stores.well, "Ana");
  await ruleOver("chat_conversations", "display_name");
  return { well, ruled };
};

const chat = (id: string) =>
  flow.sql<Record<string, unknown>[]>`select * from chat_conversations where id = ${id}`.then(
    ([row]) => row ?? {},
  );

/** As SQL that no rule looks at. */
const set = (what: string) =>
  flow.sql.unsafe(`
    alter table chat_conversations drop constraint operators_rule;
    update chat_conversations set ${what};
    alter table chat_conversations add constraint operators_rule check (length(display_name) < 20) not valid`);

const toldOf = (step: string, key: string) =>
  until(
    async () => faults.filter((fault) => fault.step === step && fault.keys.includes(key)),
    (told) => told.length > 0,
  );

it.each([
  [
    "end_overrides",
    "human_override_until = now() - interval '1 minute'",
    (row: Record<string, unknown>) => row["human_override_until"] === null,
  ],
  [
    "ring_reminders",
    "snoozed_until = now() - interval '1 minute'",
    (row: Record<string, unknown>) => row["reminded_at"] !== null,
  ],
  [
    "remind_windows",
    "human_override_until = now() + interval '1 hour', window_closes_at = now() + interval '20 minutes'",
    (row: Record<string, unknown>) => row["window_reminded"] !== null,
  ],
])("%s passes over the chat that is refused, and says so", async (step, due, isDone) => {
  const { well, ruled } = await both();
  await set(due);
  await until(() => chat(well), isDone);
  expect(isDone(await chat(ruled))).toBe(false);
  const [fault] = await toldOf(step, ruled);
  expect(fault?.reason).toContain("operators_rule");
});

it("a chat that is idle with a person comes back though another store's can't", async () => {
  const { well, ruled } = await both();
  await flow.sql`update tenants set return_idle_minutes = 5`;
  await set(
    "human_override_until = now() + interval '1 hour', person_from = now() - interval '1 hour', last_human_at = now() - interval '1 hour'",
  );
  await until(
    () => chat(well),
    (row) => row["human_override_until"] === null,
  );
  await toldOf("end_idle_overrides", ruled);
});

it("a customer's silence becomes a handoff though another store's chat can't be written", async () => {
  const { well, ruled } = await both();
  await flow.sql`
    insert into chat_messages (tenant_id, conversation_id, role, content, created_at)
    select tenant_id, id, 'user', 'Hola', now() - interval '1 hour' from chat_conversations`;
  await watchOnce({ sql: flow.sql, hints: flow.hints, log });
  expect((await chat(well))["waiting_since"]).not.toBeNull();
  expect((await chat(ruled))["waiting_since"]).toBeNull();
  await toldOf("notice_silence", ruled);
});

it("a message that doesn't leave is noticed though another store's chat can't be written", async () => {
  const { well, ruled } = await both();
  await flow.sql`
    insert into chat_messages (tenant_id, conversation_id, role, content, created_at, send_state, send_not_before)
    select tenant_id, id, 'human_supervisor', 'Hola', now() - interval '1 hour', 'queued', now() + interval '1 hour'
    from chat_conversations`;
  await watchOnce({ sql: flow.sql, hints: flow.hints, log });
  expect((await chat(well))["failed_at"]).not.toBeNull();
  await toldOf("notice_stuck_sends", ruled);
});

it("a send of unknown fate is resolved though another store's chat can't be written", async () => {
  const { well, ruled } = await both();
  await flow.sql`
    insert into chat_messages (tenant_id, conversation_id, role, content, send_state, unknown_since, send_epoch, send_inbound_seq, resent)
    select tenant_id, id, 'assistant', 'Hola', 'unknown', now() - interval '2 minutes', 0, 9, true from chat_conversations`;
  const [message] = await flow.sql<
    { id: string }[]
  >`select id from chat_messages where conversation_id = ${ruled}`;
  await until(
    () => chat(well),
    (row) => row["failure_reason"] === "outcome_unknown",
  );
  await toldOf("resolve_unknowns", message?.id ?? "");
});

it("a request whose process died is of unknown fate though another store's message can't be written", async () => {
  const { well, ruled } = await start();
  const chats = [await chatOf(ruled, LONG), await chatOf(well, "Ana")];
  await flow.sql.begin(async (sql) => {
    await sql`
      insert into chat_messages (tenant_id, conversation_id, role, content, send_state, send_lease_until)
      select tenant_id, id, 'human_supervisor', case when tenant_id = ${ruled} then 'prohibido' else 'Hola' end, 'sending',
        now() - interval '1 minute' from chat_conversations where id = any(${chats})`;
    await sql.unsafe(
      "alter table chat_messages add constraint operators_rule check (content <> 'prohibido') not valid",
    );
  });
  await until(
    () => flow.sql`select 1 from chat_messages where content = 'Hola' and send_state = 'unknown'`,
    (rows) => rows.length === 1,
  );
  expect(await flow.sql`select 1 from chat_messages where send_state = 'sending'`).toHaveLength(1);
});

it("answers of other stores leave though one store's message can't be released, and its chat gets a person", async () => {
  const { well, ruled } = await start({ turns: { maxInFlight: 0 } });
  await flow.sql.unsafe(`
    create function refuse() returns trigger language plpgsql as $$
    begin raise exception 'not in this house'; end $$;
    create trigger operators_rule before update on chat_messages for each row
      when (new.send_state = 'sending' and new.tenant_id = ${ruled}) execute function refuse()`);
  // The one that is refused is due first.
  for (const [store, minutes] of [
    [ruled, 10],
    [well, 5],
  ] as const) {
    const id = await chatOf(store, "Ana");
    await flow.sql`
      insert into chat_messages (tenant_id, conversation_id, role, content, send_state, send_epoch, send_inbound_seq, created_at)
      values (${store}, ${id}, 'assistant', 'Hola', 'queued', 0, 9, now() - interval '1 hour')`;
    await flow.sql`update chat_conversations set send_due_at = now() - make_interval(mins => ${minutes}) where id = ${id}`;
  }
  const [sent] = await flow.ycloud.waitForSent(1);
  expect(sent).toMatchObject({ text: "Hola" });
  await watchOnce({ sql: flow.sql, hints: flow.hints, log });
  expect(
    await flow.sql`select failure_reason from chat_conversations where tenant_id = ${ruled} and waiting_since is not null`,
  ).toMatchObject([{ failure_reason: "not_sent" }]);
});

it("stores are looked at, and what they keep no longer is planned, though one store's row can't be written", async () => {
  const { well, ruled } = await start();
  await flow.sql`update tenants set health_due_at = now() - interval '1 day', retention_days = 30`;
  await flow.sql`update tenants set retention_due_at = now() - interval '1 minute'`;
  await ruleOver("tenants", "store_name");
  expect(await flow.sql`select claim_health(8, 600) as id`).toEqual([{ id: well }]);
  await flow.sql`select plan_retention()`;
  expect(await flow.sql`select tenant_id::text from privacy_requests`).toEqual([{ tenant_id: well }]);
  await toldOf("claim_health", ruled);
  await toldOf("plan_retention", ruled);
});

it("runs of a store's trial are claimed though another store's can't be written", async () => {
  const { well, ruled } = await start({ turns: { maxInFlight: 0 } });
  for (const store of [ruled, well]) {
    const chatId = await chatOf(store, "Ana");
    await flow.sql`
      with turn as (
        insert into turns (tenant_id, conversation_id, outcome) values (${store}, ${chatId}, 'reply') returning id
      ), trial as (
        insert into prompt_trials (tenant_id, max_usd, author_id, author_name) values (${store}, 1, 'user:u1', 'Marta') returning id
      )
      insert into prompt_trial_runs (tenant_id, trial_id, conversation_id, turn_id)
      select ${store}, trial.id, ${chatId}, turn.id from turn, trial, generate_series(1, 3)`;
  }
  await flow.sql.unsafe(`
    create function refuse_run() returns trigger language plpgsql as $$
    begin raise exception 'not in this house'; end $$;
    create trigger operators_rule before update on prompt_trial_runs for each row
      when (new.tenant_id = ${ruled}) execute function refuse_run()`);
  await until(
    () => flow.sql`select 1 from prompt_trial_runs where tenant_id = ${well} and attempts > 0`,
    (rows) => rows.length > 0,
  );
  expect(await flow.sql`select 1 from prompt_trial_runs where tenant_id = ${ruled} and attempts > 0`).toEqual(
    [],
  );
  expect(faults.map(({ step }) => step)).toContain("claim_tried_turns");
});

it("canaries start and land though one store's can't", async () => {
  const { well, ruled } = await start();
  await flow.sql`update canary_flights set due_at = now()`;
  await ruleOver("tenants", "store_name");
  expect(await flow.sql`select launch_canaries(8) as launch`).toHaveLength(2);
  await flow.sql`select refuse_canary(tenant_id, sender, 'no_answer') from canary_flights`;
  expect(await flow.sql`select land_canaries(240) as landing`).toMatchObject([
    { landing: { tenantId: well, failedStep: "door" } },
  ]);
  await toldOf("land_canaries", ruled);
});

it("what is to be summed up is claimed though one store's chat can't be written", async () => {
  const { well, ruled } = await both();
  await set("summary_due_at = now() - interval '1 minute', summary_wanted = now(), summary_attempts = 0");
  await until(
    () => chat(well),
    (row) => row["summary_due_at"] === null || Number(row["summary_attempts"]) > 0,
  );
  await toldOf("claim_summaries", ruled);
});

it("answers are proposed though what another store's row is put together with fails", async () => {
  const { well, ruled } = await start({ turns: { maxInFlight: 0 } });
  const chats = [await chatOf(ruled, "Eva"), await chatOf(well, "Ana")];
  await breakContext(flow.sql, ruled);
  const settings = { historyMessages: 30, debounceMs: 0, leaseSeconds: 60 };
  // The worker of the flow looks, too: whoever is first.
  await flow.sql`update tenants set suggest_replies = true`;
  await flow.sql`
    update chat_conversations set human_override_until = now() + interval '1 hour', assignee_id = 'u1' where id = any(${chats})`;
  const claim = () =>
    flow.sql`select claim_suggestions(6, 2, ${JSON.stringify(settings)}::text::jsonb) as claim`;
  await claim();
  await until(
    () => flow.sql`select 1 from reply_suggestions where conversation_id = any(${chats})`,
    (rows) => rows.length === 2,
  );
  expect(faults.map(({ step, keys }) => [step, keys])).toContainEqual(["claim_suggestions", [chats[0]]]);
});

it("chats of a store whose people are there are assigned though hundreds of another store's wait for nobody", async () => {
  const { well, ruled } = await start();
  await flow.sql`insert into tenant_human_handoff_config (tenant_id, auto_assign) select id, true from tenants`;
  await flow.sql`
    insert into chat_conversations (tenant_id, external_user_id, waiting_since)
    select ${ruled}, '54911' || (10000000 + n), now() - interval '1 hour' from generate_series(1, 250) n`;
  await flow.sql`insert into auth.users (id, name, email, email_verified) values ('u1', 'Marta', 'marta@tienda.example', true)`;
  await flow.sql`insert into auth.memberships (user_id, tenant_id, role) values ('u1', ${well}, 'staff')`;
  const id = await chatOf(well, "Ana");
  await flow.sql`update chat_conversations set waiting_since = now() where id = ${id}`;
  await until(
    () => chat(id),
    (row) => row["assignee_id"] === "u1",
  );
});

it("a handoff stands though the store's address for alerts is a page of text", async () => {
  const { ruled } = await start({ turns: { maxInFlight: 0 } });
  const page = Array.from({ length: 400 }, () => crypto.randomUUID()).join(" ");
  await flow.sql`insert into tenant_human_handoff_config (tenant_id, destination_email, second_email) values (${ruled}, ${page}, ${page})`;
  const id = await chatOf(ruled, "Ana");
  await flow.sql`select want_person(${id}, null, 'watchdog', 'unanswered')`;
  expect((await chat(id))["waiting_since"]).not.toBeNull();
  expect(await flow.sql`select 1 from handoff_alerts where step in ('team', 'second')`).toHaveLength(2);
});

it("customers learn that nobody came though another store's chat can't be written, and a team's letter is tried as ever", async () => {
  const { well, ruled } = await both();
  await set("waiting_since = now() - interval '3 hours'");
  await flow.sql`
    insert into handoffs (tenant_id, conversation_id, cause, reason, created_at)
    select tenant_id, id, 'watchdog', 'unanswered', now() - interval '3 hours' from chat_conversations`;
  // The one that is refused is due first.
  await flow.sql`
    insert into handoff_alerts (tenant_id, handoff_id, conversation_id, step, address, due_at)
    select h.tenant_id, h.id, h.conversation_id, s.step, s.address,
      now() - case when h.conversation_id = ${ruled} then interval '1 hour' else interval '1 minute' end
    from handoffs h cross join (values ('customer', 'customer'), ('team', 'equipo@tienda.example')) s (step, address)
    order by h.conversation_id <> ${ruled}`;
  await sendAlerts({
    sql: flow.sql,
    hints: flow.hints,
    sealer: createSealer({ current: "k".repeat(40) }),
    sender: flow.sender,
    mailer: null,
    signer: createLinkSigner(["k".repeat(40)]),
    publicUrl: "https://bot.example",
    allowPrivateAddresses: true,
    log,
  });
  expect((await flow.ycloud.waitForSent(1))[0]?.text).toContain("Todavía nadie");
  expect((await chat(well))["failure_reason"]).toBe("alert_failed");
  // What came of it stands, though the chat could not be marked.
  expect(
    await flow.sql`select error from handoff_alerts where step = 'team' and error is not null`,
  ).toHaveLength(2);
  await toldOf("note_alert_outcome", ruled);
});
