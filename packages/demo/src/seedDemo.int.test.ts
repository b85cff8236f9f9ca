import { randomUUID } from "node:crypto";
import { createSealer } from "@platform/db/sealing";
import { createTestDatabase, type TestDatabase } from "@platform/db/testing";
import { startTiendanube, type TiendanubeSimulator } from "@platform/simulator";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type DemoWorld, seedDemo, type SeedDemoResult } from "./index.ts";

const sealer = createSealer({ current: "a key of the demo that nobody guesses, 2026" });
const files = new Map<string, Uint8Array>();
const storage = { put: (key: string, bytes: Uint8Array) => Promise.resolve(void files.set(key, bytes)) };

let store: TiendanubeSimulator;
let base: TestDatabase;
let world: DemoWorld;
let first: SeedDemoResult;
/** Of our own, in ms: a busy machine's says nothing. */
let cpu: number;

function worldOf(changes: Partial<DemoWorld> = {}): DemoWorld {
  return {
    ycloud: { apiKey: "yc-demo-key-0001", webhookSecret: "whsec_demo_0001", businessPhone: "+5491148623390" },
    tiendanube: {
      storeId: store.storeId,
      accessToken: store.accessToken,
      storefrontUrl: store.storefrontUrl,
    },
    openai: { apiKey: "sk-demo-key-0001", model: "simulado-1" },
    smtp: { host: "127.0.0.1", port: 2525, user: "demo", password: "smtp-demo-0001", security: "NONE" },
    simulators: { tiendanube: { data: store.data } },
    ...changes,
  };
}

beforeAll(async () => {
  store = await startTiendanube({ storeId: "4815162", accessToken: "tn-demo-token-0001" });
  base = await createTestDatabase();
  world = worldOf();
  const before = process.cpuUsage();
  first = await seedDemo({ db: base.db, sealer, world, storage });
  const used = process.cpuUsage(before);
  cpu = (used.user + used.system) / 1_000;
  process.stdout.write(`The demo was seeded in ${Math.round(cpu)} ms of processor time\n`);
});

afterAll(async () => {
  await base.drop();
  await store.stop();
});

async function count(where: string, database = base): Promise<number> {
  const [row] = await database.db.system.unsafe<{ n: number }[]>(`select count(*)::int as n from ${where}`);
  return row?.n ?? 0;
}

async function values(query: string): Promise<string[]> {
  const rows = await base.db.system.unsafe<{ v: string | null }[]>(query);
  return rows.map(({ v }) => v ?? "").toSorted();
}

async function fingerprint(): Promise<string[]> {
  const tables = [
    "tenants",
    "tenant_human_handoff_config",
    "chat_conversations",
    "chat_messages",
    "chat_media",
    "chat_reactions",
    "chat_message_statuses",
    "turns",
    "handoffs",
    "webhook_events",
    "audit_log",
    "installation",
  ];
  return Promise.all(
    tables.map(
      async (table) =>
        `${table} ${(await values(`select md5(coalesce(string_agg(t::text, '|' order by t::text), '')) as v from ${table} t`)).join()}`,
    ),
  );
}

describe("what the demo shows", () => {
  test("people who attend have canned answers at hand, and colours only for labels that chats carry", async () => {
    expect(await values("select shortcut v from canned_answers")).toEqual([
      "cambio",
      "envio",
      "hola",
      "talle",
    ]);
    expect(await count("chat_labels")).toBe(5);
    const unused = `select name v from chat_labels l where not exists (
      select 1 from chat_conversations c where c.tenant_id = l.tenant_id and l.name = any(c.labels))`;
    expect(await values(unused)).toEqual([]);
  });

  test("two stores and more than forty chats are there, within seconds", async () => {
    expect(first.kind).toBe("seeded");
    expect(await count("tenants")).toBe(2);
    expect(await count("chat_conversations")).toBeGreaterThanOrEqual(44);
    expect(
      await count("chat_conversations c join tenants t on t.id = c.tenant_id where t.mode = 'drafts'"),
    ).toBe(5);
    expect(cpu).toBeLessThan(6_000);
  });

  test("every owner state is there: bot, waiting for minutes and for hours, and people from everywhere", async () => {
    expect(await values("select distinct chat_owner(c, now()) as v from chat_conversations c")).toEqual([
      "bot",
      "human",
      "waiting",
    ]);
    expect(
      await count("chat_conversations where waiting_since > now() - interval '30 minutes'"),
    ).toBeGreaterThan(0);
    expect(
      await count("chat_conversations where waiting_since < now() - interval '5 hours'"),
    ).toBeGreaterThan(0);
    expect(
      (
        await values(
          "select distinct waiting_reason as v from chat_conversations where waiting_since is not null",
        )
      ).length,
    ).toBeGreaterThanOrEqual(6);
    expect(
      await values(
        "select distinct override_source as v from chat_conversations where human_override_until > now()",
      ),
    ).toEqual(["panel", "phone"]);
    expect(
      await values(
        "select distinct assignee_id as v from chat_conversations where human_override_until > now() and assignee_id is not null",
      ),
    ).toEqual(["demo-romina", "operator"]);
    expect(await count("chat_conversations where human_override_until <= now()")).toBe(1);
    expect(await count("chat_conversations where bot_excluded")).toBe(1);
  });

  test("every waiting chat has an open handoff or a reason of the product's own, and no other chat has one", async () => {
    expect(
      await count(
        "chat_conversations c where waiting_since is null and exists (select 1 from handoffs h where h.conversation_id = c.id and h.closed_at is null)",
      ),
    ).toBe(0);
    expect(
      await count(
        "chat_conversations c where waiting_since is not null and waiting_reason <> 'unanswered_at_return' and not exists (select 1 from handoffs h where h.conversation_id = c.id and h.closed_at is null)",
      ),
    ).toBe(0);
  });

  test("every window stage is there: fresh, below four hours, below thirty minutes, closed", async () => {
    const stages = `select distinct case
      when window_closes_at <= now() then 'closed' when window_closes_at < now() + interval '30 minutes' then 'minutes'
      when window_closes_at < now() + interval '4 hours' then 'hours' else 'fresh' end as v from chat_conversations`;
    expect(await values(stages)).toEqual(["closed", "fresh", "hours", "minutes"]);
    expect(
      await count(
        "chat_conversations where waiting_since is not null and window_closes_at between now() and now() + interval '30 minutes'",
      ),
    ).toBeGreaterThan(0);
  });

  test("every type of message is there, with files in both directions", async () => {
    const types = await values("select distinct message_type as v from chat_messages where role = 'user'");
    expect(types).toEqual([
      "audio",
      "button",
      "contacts",
      "document",
      "image",
      "interactive",
      "location",
      "order",
      "request_welcome",
      "sticker",
      "text",
      "unsupported",
      "video",
    ]);
    expect(
      await values("select distinct message_type as v from chat_messages where role = 'assistant'"),
    ).toEqual(["image", "text"]);
    expect(
      await values("select distinct message_type as v from chat_messages where role = 'human_supervisor'"),
    ).toEqual(["audio", "document", "image", "text"]);
    expect(await values("select distinct state as v from chat_media")).toEqual([
      "failed",
      "pending",
      "stored",
    ]);
    expect(await count("chat_media where transcript is not null")).toBeGreaterThan(0);
    expect(await count("chat_messages where role = 'system'")).toBe(1);
    expect(await count("chat_messages m join chat_messages q on q.wamid = m.quoted_wamid")).toBeGreaterThan(
      0,
    );
    expect(await count("chat_messages where details ? 'editedFrom'")).toBe(1);
    expect(await count("chat_conversations where meta ? 'referral'")).toBe(1);
    expect(await values("select distinct author as v from chat_reactions")).toEqual(["customer", "human"]);
    expect(
      await count(
        "chat_reactions r where not exists (select 1 from chat_messages m where m.wamid = r.target_wamid and m.conversation_id = r.conversation_id)",
      ),
    ).toBe(0);
  });

  test("every stored file lies in the storage under its row's key", async () => {
    const rows = await base.db.system<
      { key: string; size: number }[]
    >`select storage_key as key, file_size as size from chat_media where state = 'stored'`;
    expect(rows.length).toBeGreaterThan(5);
    for (const { key, size } of rows) expect(files.get(key)?.byteLength).toBe(size);
  });

  test("every state of delivery and every failure is there, and the failed chats say so", async () => {
    expect(
      await values(
        "select distinct provider_status as v from chat_messages where provider_status is not null",
      ),
    ).toEqual(["accepted", "delivered", "failed", "read", "sent"].filter((state) => state !== "accepted"));
    expect(
      await values("select distinct send_state as v from chat_messages where send_state is not null"),
    ).toEqual(["accepted", "cancelled", "draft", "failed", "unknown"]);
    const codes = await values(
      "select distinct failure_code as v from chat_messages where failure_code is not null",
    );
    expect(codes).toEqual(
      expect.arrayContaining([
        "131009",
        "131026",
        "131047",
        "131049",
        "131053",
        "131056",
        "BALANCE_INSUFFICIENT",
        "INVALID_API_KEY",
        "earlier_bubble_failed",
        "newer_draft",
        "outcome_unknown",
        "overtaken",
        "superseded",
      ]),
    );
    expect(await count("chat_messages where message_type = 'text' and image_url is not null")).toBe(1);
    expect(
      await count(
        "chat_messages p join chat_messages t using (turn_id, bubble_index) where p.failure_code = '131053' and t.message_type = 'text'",
      ),
    ).toBe(1);
    expect(await count("chat_conversations where failed_at is not null")).toBeGreaterThanOrEqual(5);
    expect(
      await count(
        "chat_messages m where provider_status is not null and not exists (select 1 from chat_message_statuses s where s.message_id = m.id and s.status = m.provider_status)",
      ),
    ).toBe(0);
  });

  test("every customer message has exactly one outcome, and each kind of outcome and of turn is there", async () => {
    expect(await count("chat_messages where role = 'user' and outcome is null")).toBe(0);
    expect(await values("select distinct outcome as v from chat_messages where role = 'user'")).toEqual([
      "answered",
      "drafted",
      "excluded",
      "handoff",
      "mode_off",
      "no_answer_needed",
      "not_a_test_number",
      "paused",
      "superseded",
      "waiting_for_person",
      "window_closed",
      "with_person",
    ]);
    expect(await values("select distinct outcome as v from turns")).toEqual([
      "handoff",
      "overtaken",
      "reply",
      "silence",
      "superseded",
    ]);
  });

  test("the customers whom the simulated phone offers first get the bot, not a person", async () => {
    const offered = "('+5491155550101', '+5491123456701', '+5492214555202')";
    expect(await count(`chat_conversations where contact_phone in ${offered}`)).toBe(3);
    expect(
      await count(
        `chat_conversations c where contact_phone in ${offered} and (chat_owner(c, now()) <> 'bot' or bot_excluded)`,
      ),
    ).toBe(0);
  });

  test("nothing makes the product act when it starts: no turn, send or lease is due", async () => {
    expect(
      await count(
        "chat_conversations where turn_due_at is not null or send_due_at is not null or turn_lease_token is not null",
      ),
    ).toBe(0);
    expect(
      await count(
        "chat_messages where send_state in ('queued', 'sending') or (send_state = 'unknown' and role = 'assistant')",
      ),
    ).toBe(0);
    expect(await count("live_events")).toBe(0);
  });
});

describe("how the demo holds together", () => {
  test("a month of messages lies in the past, in order, mostly by day and rarely on Sundays", async () => {
    expect(await count("chat_messages where sent_at > now()")).toBe(0);
    expect(await count("chat_messages where sent_at < now() - interval '20 days'")).toBeGreaterThan(100);
    expect(
      await count(
        "(select seq < lag(seq) over (partition by conversation_id order by sent_at, seq) as back from chat_messages) s where back",
      ),
    ).toBe(0);
    const days = await values(
      "select distinct (sent_at at time zone 'America/Argentina/Buenos_Aires')::date::text as v from chat_messages",
    );
    expect(days.length).toBeGreaterThan(20);
    const [hours] = await base.db.system<{ night: number; sunday: number; all: number }[]>`
      select count(*) filter (where extract(hour from at) between 1 and 7)::int as night,
             count(*) filter (where extract(isodow from at) = 7)::int as sunday, count(*)::int as all
      from (select sent_at at time zone 'America/Argentina/Buenos_Aires' as at from chat_messages where sent_at < now() - interval '2 days') m`;
    expect((hours?.night ?? 1) / (hours?.all ?? 1)).toBeLessThan(0.02);
    expect((hours?.sunday ?? 1) / (hours?.all ?? 1)).toBeLessThan(0.12);
  });

  test("one chat is long enough to scroll, one name is very long, one customer has no number, one no name", async () => {
    expect(
      await count("(select 1 from chat_messages group by conversation_id having count(*) > 300) m"),
    ).toBe(1);
    expect(await count("chat_conversations where length(display_name) > 60")).toBe(1);
    expect(
      await count("chat_conversations where contact_phone is null and provider_user_id is not null"),
    ).toBe(1);
    expect(await count("chat_conversations where display_name is null")).toBe(1);
    expect(await count("chat_conversations where contact_phone like '+55%'")).toBe(1);
  });

  test("each chat's row says what its messages say", async () => {
    expect(
      await count(`chat_conversations c where last_message_at is distinct from
      (select max(sent_at) from chat_messages m where m.conversation_id = c.id and m.send_state is distinct from 'draft' and m.send_state is distinct from 'cancelled')`),
    ).toBe(0);
    expect(
      await count(
        "chat_conversations c where inbound_seq <> (select max(seq) from chat_messages m where m.conversation_id = c.id and m.role = 'user')",
      ),
    ).toBe(0);
    expect(
      await count("chat_conversations where window_closes_at <> last_inbound_at + interval '24 hours'"),
    ).toBe(0);
  });

  test("links and pictures in the bot's bubbles can be had from the shop, and prices stand in the trace", async () => {
    const pictures = await values(
      "select distinct image_url as v from chat_messages where image_url is not null limit 5",
    );
    const links = await values(
      `select distinct substring(content from 'http://[^ \n]*/productos/[^ \n]+') as v from chat_messages where role = 'assistant' and content like '%/productos/%' limit 60`,
    );
    for (const url of [...pictures, ...links.filter((link) => link !== "")])
      expect((await fetch(url)).status, url).toBe(200);
    expect(
      await count(`chat_messages m join turns t on t.id = m.turn_id where m.role = 'assistant' and m.content ~ '\\$ \\d'
      and m.content !~ 'mil|\\$ 60.000' and not exists (select 1 from jsonb_array_elements(t.trace->'facts') f where m.content like '%' || (f->>'text') || '%' and f->>'kind' in ('price', 'promotional_price'))`),
    ).toBe(0);
  });

  test("every turn keeps steps, tokens and times, and every bubble of a turn is in its trace", async () => {
    expect(await count("turns")).toBeGreaterThan(150);
    expect(
      await count(
        "turns where finished_at <= started_at or jsonb_array_length(trace->'steps') = 0 or model <> 'simulado-1'",
      ),
    ).toBe(0);
    expect(await count("turns where input_tokens = 0 and reason not like 'unauthorized%'")).toBe(0);
    expect(await count("chat_messages where role = 'assistant' and turn_id is null")).toBe(0);
    expect(await count("turns where jsonb_array_length(trace->'facts') > 0")).toBeGreaterThan(80);
  });

  test("webhooks of every fate are listed, with the number that is one digit off", async () => {
    expect(await values("select distinct state as v from webhook_events")).toEqual([
      "done",
      "failed",
      "malformed",
      "unmatched",
    ]);
    expect(await count("webhook_events where error = 'Tenant not found for phone +5491148623391'")).toBe(2);
    expect(
      await count(
        "webhook_events where state = 'done' and (convert_from(body, 'UTF8')::jsonb->>'id') <> event_key",
      ),
    ).toBe(0);
    expect(await count("audit_log")).toBeGreaterThan(10);
    // The operator's own account comes with the first sign-in.
    expect(
      await values(
        "select distinct actor as v from audit_log a where actor like 'user:%' and not exists (select from auth.users u where 'user:' || u.id = a.actor)",
      ),
    ).toEqual(["user:operator"]);
  });

  test("secrets lie sealed, each for its own store", async () => {
    expect(
      await count(
        "tenants where ycloud_api_key not like 'enc:v1:%' or ycloud_webhook_secret not like 'enc:v1:%' or openai_api_key not like 'enc:v1:%'",
      ),
    ).toBe(0);
    const rows = await base.db.system<
      { id: string; key: string }[]
    >`select id, ycloud_api_key as key from tenants`;
    for (const { id, key } of rows)
      expect(sealer.open(key, { table: "tenants", column: "ycloud_api_key", row: id }).clear).toBe(
        "yc-demo-key-0001",
      );
  });
});

describe("the next starts", () => {
  test("a second start changes nothing", async () => {
    const before = await fingerprint();
    const second = await seedDemo({ db: base.db, sealer, world, storage });
    expect(second).toMatchObject({ kind: "present", refreshed: [] });
    expect(await fingerprint()).toEqual(before);
  });

  test("what a person edited stays, and keys that the world changed are sealed anew", async () => {
    await base.db
      .system`update tenants set store_description = 'Editado', openai_model = 'gpt-elegido' where mode = 'always'`;
    const changed = worldOf({
      ycloud: { ...world.ycloud, apiKey: "yc-demo-key-0002" },
      openai: { apiKey: "sk-demo-key-0001", model: "simulado-2" },
    });
    const result = await seedDemo({ db: base.db, sealer, world: changed, storage });
    expect(result).toMatchObject({
      kind: "present",
      refreshed: ["dance.ycloud_api_key", "electronics.ycloud_api_key", "electronics.openai_model"],
    });
    const rows = await base.db.system<{ id: string; key: string; model: string; about: string }[]>`
      select id, ycloud_api_key as key, openai_model as model, store_description as about from tenants order by id`;
    for (const { id, key } of rows)
      expect(sealer.open(key, { table: "tenants", column: "ycloud_api_key", row: id }).clear).toBe(
        "yc-demo-key-0002",
      );
    expect(rows.map(({ model }) => model)).toEqual(["gpt-elegido", "simulado-2"]);
    expect(rows[0]?.about).toBe("Editado");
    expect(await seedDemo({ db: base.db, sealer, world: changed, storage })).toMatchObject({
      kind: "present",
      refreshed: [],
    });
  });

  test("when the shop moves to another address, links and pictures follow", async () => {
    const moved = worldOf({
      tiendanube: { ...world.tiendanube, storefrontUrl: "http://tienda.example:4321" },
    });
    await seedDemo({ db: base.db, sealer, world: moved, storage });
    expect(
      await count(
        `chat_messages where content like '%${store.storefrontUrl}%' or image_url like '%${store.storefrontUrl}%'`,
      ),
    ).toBe(0);
    expect(await count("chat_messages where image_url like 'http://tienda.example:4321/%'")).toBeGreaterThan(
      50,
    );
    expect(await count("tenants where store_website = 'http://tienda.example:4321'")).toBe(1);
  });

  test("what time alone changes when the product starts is the one override that is over", async () => {
    const other = await createTestDatabase();
    try {
      await seedDemo({ db: other.db, sealer, world, storage });
      const owners = () =>
        other.db.system<
          { id: string; owner: string }[]
        >`select id, chat_owner(c, now()) as owner from chat_conversations c order by id`;
      const [before, messages] = [await owners(), await count("chat_messages", other)];
      for (const sweep of ["expire_sends", "resolve_unknowns", "release_behind_unknown", "end_overrides"])
        await other.db.system.unsafe(`select ${sweep}()`);
      expect(await owners()).toEqual(before);
      expect(await count("chat_messages", other)).toBe(messages);
      expect(
        await count(
          "chat_conversations where human_override_until <= now() or turn_due_at is not null or send_due_at is not null",
          other,
        ),
      ).toBe(0);
    } finally {
      await other.drop();
    }
  });

  test("two processes that start at once make one demo", async () => {
    const other = await createTestDatabase();
    try {
      const results = await Promise.all([1, 2].map(() => seedDemo({ db: other.db, sealer, world, storage })));
      expect(results.map(({ kind }) => kind).toSorted()).toEqual(["present", "seeded"]);
      expect(await count("tenants", other)).toBe(2);
    } finally {
      await other.drop();
    }
  });

  test("where a store of a person's own has the number already, nothing is written", async () => {
    const other = await createTestDatabase();
    try {
      await other.db
        .system`insert into tenants (store_name, bot_phone_number) values (${`Propia ${randomUUID()}`}, '541148623390')`;
      expect(await seedDemo({ db: other.db, sealer, world, storage })).toEqual({ kind: "number_taken" });
      expect(await count("chat_conversations", other)).toBe(0);
    } finally {
      await other.drop();
    }
  });
});

test("what the month's turns cost stands on them and adds up in the stores' usage", async () => {
  const [sums] = await base.db.system<{ turns: number; days: number; unpriced: number }[]>`
    select (select sum(cost_usd)::float8 from turns) as turns, sum(cost_usd)::float8 as days,
      sum(unpriced_calls)::int as unpriced from usage_days`;
  expect(sums?.turns).toBeGreaterThan(0);
  expect(sums?.days).toBeCloseTo(sums?.turns ?? 0, 3);
  expect(sums?.unpriced).toBe(0);
  expect(await count("tenants where model_prices ? 'simulado-1'")).toBe(2);
});
