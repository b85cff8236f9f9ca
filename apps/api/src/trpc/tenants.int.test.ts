import { startModel, startTiendanube } from "@platform/simulator";
import {
  type AuditEntry,
  weekdays,
  type Diagnosis,
  type Handoff,
  type Session,
  type Tenant,
  type Webhook,
} from "@platform/contract";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { Writable } from "node:stream";
import { setTimeout as sleep } from "node:timers/promises";
import { pino } from "pino";
import { insertChat, insertTenant } from "../testing/rows.ts";
import { startApi, type Api } from "../testing/startApi.ts";

let api: Api;
let store: Awaited<ReturnType<typeof startTiendanube>>;
let model: Awaited<ReturnType<typeof startModel>>;
let logged = "";

beforeAll(async () => {
  store = await startTiendanube({ storeId: "4815162", accessToken: "tn-token-0123456789" });
  model = await startModel({});
  const log = pino(
    { level: "trace" },
    new Writable({ write: (chunk, _encoding, done) => ((logged += String(chunk)), done()) }),
  );
  api = await startApi({ log, env: { TIENDANUBE_BASE_URL: store.baseUrl, OPENAI_BASE_URL: model.baseUrl } });
});
afterAll(async () => {
  await api.stop();
  await store.stop();
  await model.stop();
});

const numbers = (() => {
  let next = 0;
  return () => `+54 9 11 7000-${String(1000 + (next += 1))}`;
})();

const secrets = {
  tiendanubeAccessToken: "canary-tiendanube-1111",
  ycloudApiKey: "canary-ycloud-2222",
  ycloudWebhookSecret: "canary-webhook-3333",
  openaiApiKey: "canary-openai-4444",
};
const create = (input: object = {}) =>
  api.mutate("tenants.create", { storeName: "Danza", botPhoneNumber: numbers(), ...input });

describe("stores", () => {
  it("begin with what is given and sensible defaults, and say where the webhook goes", async () => {
    const { data } = await create({ storeWebsite: "https://danza.example", testNumbers: ["+5491100001111"] });
    expect(data).toMatchObject({
      storeName: "Danza",
      storeWebsite: "https://danza.example",
      timezone: "America/Argentina/Buenos_Aires",
      country: "AR",
      mode: "always",
      paused: false,
      testNumbers: ["+5491100001111"],
      webhookUrl: `${api.url}/chat/webhook`,
      openaiApiKey: { set: false, last4: null },
    });
    expect((await api.query("tenants.get", { tenantId: (data as Tenant).id })).data).toEqual(data);
  });

  it("S9: secrets go in and never come out, not in answers, logs or the audit; at rest they are sealed", async () => {
    const created = await create(secrets);
    const { id } = created.data as Tenant;
    expect(created.data).toMatchObject({
      ycloudApiKey: { set: true, last4: "2222" },
      openaiApiKey: { set: true, last4: "4444" },
    });
    const updated = await api.mutate("tenants.update", {
      tenantId: id,
      openaiApiKey: "canary-openai-5555",
      ycloudApiKey: null,
    });
    expect(updated.data).toMatchObject({
      openaiApiKey: { set: true, last4: "5555" },
      ycloudApiKey: { set: false, last4: null },
      tiendanubeAccessToken: { set: true, last4: "1111" },
    });
    const diagnosis = await api.query("tenants.diagnose", { tenantId: id });
    const [row] =
      await api.sql`select t::text as row, (select json_agg(a)::text from audit_log a where tenant_id = t.id) as audit from tenants t where id = ${id}`;
    const listed = await api.query("tenants.list", { limit: 100 });
    const broken = await create({ ...secrets, storeName: "" });
    for (const [name, text] of Object.entries({ created, updated, diagnosis, listed, broken }).map(
      ([key, { text }]) => [key, text] as const,
    )) {
      expect(text, name).not.toContain("canary-");
    }
    expect(row?.["row"]).toMatch(/enc:v1:/);
    expect(row?.["row"]).not.toContain("canary-");
    expect(row?.["audit"]).toContain("openaiApiKey");
    expect(row?.["audit"]).not.toContain("canary-");
    expect(logged).not.toContain("canary-");
  });

  it("a key that was pasted with blanks or the end of its line is that key", async () => {
    const { data } = await create({
      ycloudWebhookSecret: " canary-webhook-3333\n",
      tiendanubeStoreId: " 5550001 ",
    });
    expect(data).toMatchObject({
      ycloudWebhookSecret: { set: true, last4: "3333" },
      tiendanubeStoreId: "5550001",
    });
    expect((await create({ openaiApiKey: " " })).status).toBe(400);
  });

  it("a model's name or address that SQL left empty is none, and blanks around one are not its own", async () => {
    const id = await insertTenant(api.sql, {
      openai_model: " gpt-5-mini\n",
      openai_fallback_model: "",
      openai_base_url: "\t",
    });
    const read = async () => (await api.query("tenants.get", { tenantId: id })).data;
    expect(await read()).toMatchObject({
      openaiModel: "gpt-5-mini",
      openaiFallbackModel: null,
      openaiBaseUrl: null,
    });
    const { data } = await api.mutate("tenants.update", { tenantId: id, openaiModel: "" });
    expect(data).toMatchObject({ openaiModel: null });
    await api.sql`insert into tenant_human_handoff_config (tenant_id, smtp_host, smtp_user) values (${id}, ' mail.example\n', '')`;
    expect((await api.query("handoff.get", { tenantId: id })).data).toMatchObject({
      smtpHost: "mail.example",
      smtpUser: null,
    });
  });

  it("stores that SQL gave ids of its own keep nobody from adding the next", async () => {
    const { data: newest } = await create();
    for (const ahead of [1, 2, 3])
      await api.sql`
        insert into tenants (id, store_name, bot_phone_number)
        values (${Number((newest as Tenant).id) + ahead}, 'Por SQL', ${`+54911599911${ahead}0`})`;
    const { status, data } = await create();
    expect([status, Number((data as Tenant).id) - Number((newest as Tenant).id)]).toEqual([200, 4]);
  });

  it("a number belongs to one store, in whatever form it is written", async () => {
    await create({ botPhoneNumber: "+54 9 11 5999-0001" });
    const same = await create({ botPhoneNumber: "541159990001" });
    expect([same.status, same.reason]).toEqual([409, "number_taken"]);
    const { data } = await create();
    const moved = await api.mutate("tenants.update", {
      tenantId: (data as Tenant).id,
      botPhoneNumber: "5491159990001",
    });
    expect([moved.status, moved.reason]).toEqual([409, "number_taken"]);
  });

  it("a number is counted without the 00 before its country, and one that is too short then is refused as such", async () => {
    expect(await create({ botPhoneNumber: "00 54 1123" })).toMatchObject({
      status: 400,
      reason: "invalid_input",
    });
    expect((await create({ botPhoneNumber: "0054 9 11 2345-9999" })).status).toBe(200);
  });

  it("an absent field stays, null clears, and the pause is a switch", async () => {
    const { data } = await create({ storeDescription: "Ropa", debounceMs: 300 });
    const tenantId = (data as Tenant).id;
    const paused = await api.mutate("tenants.update", { tenantId, paused: true, storeDescription: null });
    expect(paused.data).toMatchObject({
      paused: true,
      storeDescription: null,
      debounceMs: 300,
      storeName: "Danza",
    });
    expect((await api.mutate("tenants.update", { tenantId, paused: false })).data).toMatchObject({
      paused: false,
    });
    const actions =
      await api.sql`select action, changes from audit_log where tenant_id = ${tenantId} order by id`;
    expect(actions.map(({ action }) => action as string)).toEqual([
      "tenant.created",
      "tenant.updated",
      "tenant.updated",
    ]);
    expect(JSON.parse(String(actions[1]?.["changes"]))).toEqual({
      paused: { before: false, after: true },
      storeDescription: { before: expect.any(String) as string, after: null },
    });
  });

  it("opening hours are times in order by weekday, and nothing else", async () => {
    const { data } = await create();
    const tenantId = (data as Tenant).id;
    const openingHours = {
      mon: [
        { from: "09:00", to: "13:00" },
        { from: "17:00", to: "24:00" },
      ],
      sun: [],
    };
    const saved = await api.mutate("tenants.update", { tenantId, mode: "off_hours", openingHours });
    expect(saved.data).toMatchObject({ mode: "off_hours", openingHours });
    for (const wrong of [
      { lunes: [] },
      { mon: [{ from: "9:00", to: "13:00" }] },
      { mon: [{ from: "09:00", to: "09:00" }] },
      { mon: [{ from: "09:00", to: "25:00" }] },
      // Only the last of a day may reach past midnight.
      {
        mon: [
          { from: "20:00", to: "02:00" },
          { from: "21:00", to: "22:00" },
        ],
      },
      {
        mon: [
          { from: "09:00", to: "13:00" },
          { from: "12:00", to: "14:00" },
        ],
      },
    ]) {
      expect((await api.mutate("tenants.update", { tenantId, openingHours: wrong })).status).toBe(400);
    }
    expect((await api.mutate("tenants.update", { tenantId, openingHours: null })).data).toMatchObject({
      openingHours: null,
    });
  });

  it("special days are kept, and a look at hours answers for what is about to be saved", async () => {
    const { data } = await create();
    const tenantId = (data as Tenant).id;
    const always = (to: string) => Object.fromEntries(weekdays.map((day) => [day, [{ from: "00:00", to }]]));
    const look = async (draft: object = {}) =>
      (await api.query("tenants.hours", { tenantId, ...draft })).data;
    expect(await look()).toMatchObject({ set: false, open: true });
    expect(await look({ openingHours: always("24:00") })).toMatchObject({
      set: true,
      open: true,
      closesAt: null,
    });
    const specialDays = [
      { from: "2020-01-01", until: "2099-12-31", name: "Vacaciones", spans: [], message: "Volvemos pronto" },
    ];
    const saved = await api.mutate("tenants.update", { tenantId, specialDays, returnAtClosing: true });
    expect(saved.data).toMatchObject({ specialDays, returnAtClosing: true });
    expect(await look()).toMatchObject({ open: false, opensAt: null, message: "Volvemos pronto" });
    expect(await look({ specialDays: [], openingHours: always("24:00") })).toMatchObject({ open: true });
    for (const wrong of [
      [{ from: "2026-12-25", until: "2026-12-24", spans: [] }],
      [{ from: "2026-02-30", until: "2026-03-01", spans: [] }],
      [{ from: "2026-12-25", until: "2026-12-25", spans: [{ from: "9", to: "10" }] }],
    ])
      expect((await api.mutate("tenants.update", { tenantId, specialDays: wrong })).status).toBe(400);
    // What was written by hand and is none breaks no list.
    await api.sql`update tenants set special_days = '[7, {"from": "mañana"}]' where id = ${tenantId}`;
    expect((await api.query("tenants.get", { tenantId })).data).toMatchObject({ specialDays: [] });
    const written = `{"mon": [{"from": "9:00", "to": "18:00"}, 7], "tue": "9 a 18", "martes": [], "sun": [{"from": "tarde"}]}`;
    await api.sql`update tenants set opening_hours = ${written}::text::jsonb, test_numbers = '{NULL}' where id = ${tenantId}`;
    const { data: stores } = await api.query("tenants.list", {});
    expect((stores as { items: Tenant[] }).items).toContainEqual(
      expect.objectContaining({
        id: tenantId,
        openingHours: { mon: [{ from: "09:00", to: "18:00" }], tue: [], sun: [] },
        testNumbers: [],
      }),
    );
    // What is no number counts as the pipeline has it: as the longest time, and as nothing to spend.
    await api.sql`
      update tenants set override_hours = 'NaN', daily_budget_usd = 'NaN', monthly_budget_usd = 'NaN' where id = ${tenantId}`;
    await api.sql`
      insert into chat_conversations (tenant_id, external_user_id, turn_due_at) values (${tenantId}, '5491166660009', '-infinity')`;
    expect((await api.query("tenants.list", {})).data).toMatchObject({
      items: expect.arrayContaining([
        expect.objectContaining({
          id: tenantId,
          overrideHours: 720,
          dailyBudgetUsd: 0,
          monthlyBudgetUsd: 0,
          backlog: expect.objectContaining({ turnsDue: 1, oldestDueSeconds: 0 }) as unknown,
        }),
      ]) as unknown,
    });
    for (const list of ["tenants.overview", "usage.get", "tenants.diagnose"])
      expect([list, (await api.query(list, list === "tenants.overview" ? {} : { tenantId })).status]).toEqual(
        [list, 200],
      );
    await api.sql`
      insert into tenant_human_handoff_config (tenant_id, alert_phones) values (${tenantId}, '{NULL}')
      on conflict (tenant_id) do update set alert_phones = excluded.alert_phones`;
    expect((await api.query("handoff.get", { tenantId })).data).toMatchObject({ alertPhones: [] });
  });

  it("say what waits in each, one by one and in the list", async () => {
    const nothing = { turnsDue: 0, sendsDue: 0, waiting: 0, oldestDueSeconds: 0 };
    const quiet = await insertTenant(api.sql);
    const busy = await insertTenant(api.sql);
    const ago = (seconds: number) => new Date(Date.now() - seconds * 1000).toISOString();
    await insertChat(api.sql, { tenant_id: busy, turn_due_at: ago(60) });
    await insertChat(api.sql, { tenant_id: busy, turn_due_at: ago(-3600) });
    await insertChat(api.sql, { tenant_id: busy, send_due_at: ago(300), waiting_since: ago(900) });
    await insertChat(api.sql, { tenant_id: busy, waiting_since: ago(5), waiting_reason: "handoff" });
    const { items } = (await api.query("tenants.list", { limit: 100 })).data as unknown as {
      items: Tenant[];
    };
    const backlogs = new Map(items.map(({ id, backlog }) => [id, backlog]));
    const expected = { turnsDue: 1, sendsDue: 1, waiting: 2 };
    expect(backlogs.get(quiet)).toEqual(nothing);
    expect(backlogs.get(busy)).toMatchObject(expected);
    const one = (await api.query("tenants.get", { tenantId: busy })).data as unknown as Tenant;
    expect(one.backlog).toMatchObject(expected);
    expect(one.backlog.oldestDueSeconds).toBeGreaterThanOrEqual(299);
    expect(one.backlog.oldestDueSeconds).toBeLessThan(360);
  });

  it("are suspended with a reason that their people read, and resumed; both are on record, a repetition is not", async () => {
    const { id } = (await create()).data as Tenant;
    const staff = await api.member({ [id]: "staff" });
    const shown = async () => ((await api.query("session.get", {}, staff)).data as Session).tenants[0];
    const suspended = await api.mutate("tenants.suspend", { tenantId: id, note: "Falta un pago" });
    expect(suspended.data).toMatchObject({ suspensionNote: "Falta un pago", liveSince: null });
    expect(await shown()).toMatchObject({
      suspendedAt: (suspended.data as Tenant).suspendedAt,
      suspensionNote: "Falta un pago",
    });
    const tried = { tenantId: id, messages: [{ author: "customer", text: "Hola" }] };
    expect((await api.mutate("playground.reply", tried)).data).toMatchObject({ reason: "store_off" });
    for (let n = 0; n < 2; n += 1)
      expect((await api.mutate("tenants.resume", { tenantId: id })).data).toMatchObject({
        suspendedAt: null,
        suspensionNote: null,
      });
    expect(await shown()).toMatchObject({ suspendedAt: null });
    const { items } = (await api.query("audit.list", { tenantId: id })).data as { items: AuditEntry[] };
    expect(items.slice(0, 2)).toMatchObject([
      { action: "tenant.resumed", actor: { kind: "token" } },
      { action: "tenant.suspended", changes: { reason: "Falta un pago" } },
    ]);
  });

  it("removed ones are gone with all that is theirs, and the removal is on record", async () => {
    const { data } = await create();
    const tenantId = (data as Tenant).id;
    expect((await api.mutate("tenants.remove", { tenantId })).status).toBe(200);
    expect((await api.query("tenants.get", { tenantId })).status).toBe(404);
    expect(
      await api.sql`select 1 from audit_log where action = 'tenant.removed' and target like ${`${tenantId} %`}`,
    ).toHaveLength(1);
  });

  it("are listed page by page", async () => {
    const ids: string[] = [];
    let cursor: string | null = null;
    do {
      const page: { items: Tenant[]; nextCursor: string | null } = (
        await api.query("tenants.list", { limit: 2, ...(cursor && { cursor }) })
      ).data;
      ids.push(...page.items.map(({ id }) => id));
      cursor = page.nextCursor;
    } while (cursor !== null);
    const rows = await api.sql<
      { id: string }[]
    >`select id::text from tenants where removed_at is null order by tenants.id`;
    expect(ids).toEqual(rows.map(({ id }) => id));
  });
});

describe("the handing over of a store", () => {
  it("topics are saved as a list, swapped names and all, and stay another store's own", async () => {
    const { data } = await create();
    const tenantId = (data as Tenant).id;
    const topic = (name: string) => ({ name, examples: ["por mayor"], customerText: null, isActive: true });
    const save = async (topics: object[]) =>
      (await api.mutate("handoff.save", { tenantId, topics, whileWaiting: "other_topics" })).data as Handoff;
    const first = await save([topic("Mayorista"), topic("Cambios"), topic("Prensa")]);
    expect(first).toMatchObject({ whileWaiting: "other_topics", onComplaint: true, onRepeatedFailure: true });
    const [one, two] = first.topics;
    const second = await save([
      { ...two, name: "Mayorista" },
      { ...one, name: "Cambios", customerText: "Lo ve Caro", isActive: false },
    ]);
    expect(second.topics).toEqual([
      { ...two, name: "Mayorista" },
      { ...one, name: "Cambios", customerText: "Lo ve Caro", isActive: false },
    ]);
    const other = ((await create()).data as Tenant).id;
    const stolen = (await api.mutate("handoff.save", { tenantId: other, topics: [{ ...one, name: "Otro" }] }))
      .data as Handoff;
    expect(stolen.topics).toMatchObject([{ name: "Otro" }]);
    expect(stolen.topics[0]?.id).not.toBe(one?.id);
    expect((await api.query("handoff.get", { tenantId })).data).toMatchObject({ topics: second.topics });
    expect((await api.mutate("handoff.save", { tenantId, topics: [topic("x"), topic("X")] })).status).toBe(
      400,
    );
  });

  it("has defaults, keeps what is absent, clears what is null, and never shows the password", async () => {
    const tenantId = await insertTenant(api.sql);
    expect((await api.query("handoff.get", { tenantId })).data).toMatchObject({
      enabled: true,
      destinationEmail: null,
      smtpSecurity: "STARTTLS",
      smtpPassword: { set: false, last4: null },
      updatedAt: null,
    });
    const input = {
      tenantId,
      destinationEmail: "equipo@danza.example",
      smtpHost: "mail.danza.example",
      smtpPort: 465,
      smtpSecurity: "SSL",
    };
    await api.mutate("handoff.save", { ...input, smtpPassword: "canary-smtp-6666" });
    const saved = await api.mutate("handoff.save", { tenantId, enabled: false, smtpPort: null });
    expect(saved.data).toMatchObject({
      enabled: false,
      destinationEmail: "equipo@danza.example",
      smtpHost: "mail.danza.example",
      smtpPort: null,
      smtpSecurity: "SSL",
      smtpPassword: { set: true, last4: "6666" },
    });
    const [row] =
      await api.sql`select smtp_password_encrypted from tenant_human_handoff_config where tenant_id = ${tenantId}`;
    expect(row?.["smtp_password_encrypted"]).toMatch(/^enc:v1:/);
    expect(saved.text + logged).not.toContain("canary-");
  });
  it("S9: a kept secret does not follow to a server that somebody else names", async () => {
    const { id: tenantId } = (await create(secrets)).data as Tenant;
    await api.mutate("tenants.update", { tenantId, openaiBaseUrl: "https://model.example/v1" });
    const mail = { tenantId, smtpHost: "mail.danza.example", smtpPassword: "canary-smtp-6666" };
    await api.mutate("handoff.save", mail);
    const owner = await api.member({ [tenantId]: "owner" });
    const elsewhere = { baseUrl: "https://thief.example/v1", host: "mail.thief.example" };
    const refused = { status: 400, reason: "secret_needed" };
    const model = { tenantId, openaiBaseUrl: elsewhere.baseUrl };
    const moved = await api.mutate("tenants.update", model, owner);
    expect(moved).toMatchObject(refused);
    // A script reads what to give besides.
    expect(moved.text).toContain("Give openaiApiKey too");
    const tried = { tenantId, own: true, baseUrl: elsewhere.baseUrl };
    const triedThere = await api.mutate("setup.tryModel", tried, owner);
    expect(triedThere).toMatchObject(refused);
    expect(triedThere.text).toContain("Give apiKey too");
    const host = { tenantId, smtpHost: elsewhere.host };
    await api.mutate("handoff.save", { tenantId, smtpHost: null }, owner);
    const mailed = await api.mutate("handoff.save", host, owner);
    expect(mailed).toMatchObject(refused);
    expect(mailed.text).toContain("Give smtpPassword too");
    expect((await api.query("tenants.get", { tenantId })).data).toMatchObject({
      openaiBaseUrl: "https://model.example/v1",
    });
    // The same server, another one with its own secret, and whoever runs the installation.
    const path = { tenantId, openaiBaseUrl: "https://model.example/v2" };
    expect((await api.mutate("tenants.update", path, owner)).status).toBe(200);
    const whole = { ...model, openaiApiKey: "canary-openai-7777" };
    expect((await api.mutate("tenants.update", whole, owner)).status).toBe(200);
    expect((await api.mutate("handoff.save", { ...host, smtpPassword: "canary-8" }, owner)).status).toBe(200);
    expect((await api.mutate("tenants.update", path)).status).toBe(200);
  });
  it("S12: takes no second line into what a mail server reads", async () => {
    const tenantId = await insertTenant(api.sql);
    for (const field of [
      { smtpHost: "mail\r\nRCPT" },
      { smtpUser: "a\nb" },
      { destinationEmail: "a@b.example\nBcc: c@d.example" },
    ]) {
      expect((await api.mutate("handoff.save", { tenantId, ...field })).status).toBe(400);
    }
  });
});

describe("the diagnosis of a store", () => {
  const diagnose = async (input: object): Promise<Record<string, string>> => {
    const { data } = await create(input);
    const diagnosis: Diagnosis = (await api.query("tenants.diagnose", { tenantId: (data as Tenant).id }))
      .data;
    for (const { status, fix } of diagnosis) if (status === "fail") expect(fix).not.toBeNull();
    return Object.fromEntries(diagnosis.map(({ check, status }) => [check, status]));
  };
  it("names what is missing", async () => {
    expect(await diagnose({})).toEqual({
      bot: "ok",
      budget: "ok",
      catalog: "unknown",
      sheet: "ok",
      canary: "unknown",
      webhook: "fail",
      whatsapp: "fail",
      quality: "unknown",
      endpoint: "unknown",
      balance: "unknown",
      account: "ok",
      templates: "ok",
      store: "warn",
      model: "fail",
      providers: "ok",
      files: "ok",
      mail: "unknown",
      signature: "unknown",
    });
  });
  it("asks the store and the model really", async () => {
    const good = {
      tiendanubeStoreId: "4815162",
      tiendanubeAccessToken: "tn-token-0123456789",
      openaiApiKey: "sk-any",
      openaiModel: "simulado-1",
    };
    expect(await diagnose({ ...good, ycloudWebhookSecret: "whsec_0123" })).toMatchObject({
      store: "ok",
      model: "ok",
      webhook: "unknown",
    });
    expect(await diagnose({ ...good, tiendanubeAccessToken: "wrong" })).toMatchObject({ store: "fail" });
  });
});

describe("the diagnosis of WhatsApp", () => {
  it("tells a wrong key from a number of another account", async () => {
    const own = await startApi();
    const withProvider = await startApi({
      env: { YCLOUD_BASE_URL: own.ycloud.baseUrl, YCLOUD_API_KEY: "yk" },
    });
    const check = async (row: Record<string, unknown>) => {
      const tenantId = await insertTenant(withProvider.sql, row);
      const diagnosis: Diagnosis = (await withProvider.query("tenants.diagnose", { tenantId })).data;
      return diagnosis.find((each) => each.check === "whatsapp");
    };
    expect(await check({ bot_phone_number: "541155550000" })).toMatchObject({ status: "ok" });
    const foreign = await check({ bot_phone_number: "5491155559999" });
    expect(foreign?.status).toBe("fail");
    expect(foreign?.detail).toContain("5491155559999");
    const refused = await check({ bot_phone_number: "5491155558888", ycloud_api_key: "wrong" });
    expect(refused?.status).toBe("fail");
    expect(refused?.detail).toContain("rechaza la clave");
    const tenantId = await insertTenant(withProvider.sql, { ycloud_api_key: "wrong" });
    const inPortuguese: Diagnosis = (
      await withProvider.query("tenants.diagnose", { tenantId, language: "pt" })
    ).data;
    expect(inPortuguese.find((each) => each.check === "whatsapp")).toMatchObject({
      detail: expect.stringContaining("recusa a chave") as string,
      fix: "Copie de novo a chave da YCloud.",
    });
    await withProvider.stop();
    await own.stop();
  });
});

describe("kept webhooks", () => {
  it("are listed with the nearest store, and can be replayed once the number is right", async () => {
    const tenantId = await insertTenant(api.sql, {
      store_name: "Cerca",
      bot_phone_number: "5491155550009",
      ycloud_webhook_secret: api.ycloud.webhookSecret,
    });
    await api.ycloud.customer("+5491166661234").sendText("¿Hay alguien?");
    const { data } = await api.query("webhooks.list", { state: "unmatched" });
    const [event] = (data as { items: Webhook[] }).items;
    expect(event).toMatchObject({
      state: "unmatched",
      recipient: "+5491155550000",
      nearest: { tenantId, storeName: "Cerca" },
    });
    expect(logged).toContain("Tenant not found for phone +5491155550000");
    await api.mutate("tenants.update", { tenantId, botPhoneNumber: "5491155550000" });
    const replayed = await api.mutate("webhooks.replay", { id: event?.id });
    expect(replayed.data).toEqual({ id: event?.id, tenantId });
    const again = await api.mutate("webhooks.replay", { id: event?.id });
    expect([again.status, again.reason]).toEqual([409, "conflict"]);
    const { data: chats } = await api.query("chats.list", { tenantId });
    expect(chats).toMatchObject({ items: [{ lastMessagePreview: "¿Hay alguien?" }] });
  });

  it("are assigned to a store together: its number is corrected, all of them count once, and it is on record", async () => {
    const secret = { ycloud_webhook_secret: api.ycloud.webhookSecret };
    await api.sql`update tenants set bot_phone_number = '5491155551111' where bot_phone_key = '541155550000'`;
    // Whose a number is, is known for two seconds.
    await sleep(2_100);
    const tenantId = await insertTenant(api.sql, {
      store_name: "Mal escrita",
      bot_phone_number: "5491155550008",
      ...secret,
    });
    const other = await insertTenant(api.sql, { bot_phone_number: "5491155550123" });
    const first = "+5491166665001";
    await api.ycloud.customer(first).sendText("uno");
    await api.ycloud.customer("+5491166665002").sendText("otra");
    await api.ycloud.customer(first).sendText("dos");
    const { data } = await api.query("webhooks.list", { state: "unmatched" });
    const events = (data as { items: Webhook[] }).items;
    expect(events).toHaveLength(3);
    const [event] = events;
    const [bad] = await api.sql<{ id: string }[]>`
      insert into webhook_events (provider, event_key, state, recipient, body)
      values ('ycloud', 'evt_unreadable', 'unmatched', '+5491155550000', 'no json') returning id`;

    await api.sql`update tenants set bot_phone_number = '541155550000' where id = ${other}`;
    const taken = await api.mutate("webhooks.replay", { id: event?.id, tenantId });
    expect([taken.status, taken.reason]).toEqual([409, "number_taken"]);
    expect(
      await api.sql`select 1 from webhook_events where state = 'unmatched' and recipient = '+5491155550000'`,
    ).toHaveLength(4);
    expect((await api.query("tenants.get", { tenantId })).data).toMatchObject({
      botPhoneNumber: "5491155550008",
    });
    await api.sql`update tenants set bot_phone_number = '5491155550123' where id = ${other}`;

    const assigned = await api.mutate("webhooks.replay", { id: event?.id, tenantId });
    expect(assigned.data).toEqual({ id: event?.id, tenantId });
    expect((await api.query("tenants.get", { tenantId })).data).toMatchObject({
      botPhoneNumber: "+5491155550000",
    });
    const said = await api.sql<{ content: string }[]>`
      select content from chat_messages where tenant_id = ${tenantId} and role = 'user' order by seq`;
    expect(said.map(({ content }) => content)).toEqual(["uno", "otra", "dos"]);
    const states = await api.sql<{ state: string }[]>`
      select state from webhook_events where tenant_id = ${tenantId} and id <> ${bad?.id ?? ""}`;
    expect(states.map(({ state }) => state)).toEqual(["done", "done", "done"]);
    expect(await api.sql`select state, error from webhook_events where id = ${bad?.id ?? ""}`).toMatchObject([
      { state: "failed", error: "the body is unreadable" },
    ]);
    const [record] = await api.sql`
      select target, changes from audit_log where tenant_id = ${tenantId} and action = 'webhook.assigned'`;
    expect(record?.["target"]).toBe(event?.id);
    expect(JSON.parse(String(record?.["changes"]))).toEqual({
      botPhoneNumber: { before: "5491155550008", after: "+5491155550000" },
      replayed: 3,
      failed: 1,
    });
    for (const each of events) {
      expect((await api.mutate("webhooks.replay", { id: each.id, tenantId })).status).toBe(409);
    }
    const unread = await api.sql<{ unread_count: number }[]>`
      select unread_count from chat_conversations where tenant_id = ${tenantId} order by unread_count`;
    expect(unread.map((row) => row.unread_count)).toEqual([1, 2]);
  });
});
