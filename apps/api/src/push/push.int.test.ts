import { createSealer } from "@platform/db/sealing";
import { createOutgoingFetch, type OutgoingFetch } from "@platform/integrations/http";
import { startPush, type PushSimulator, type SimulatedSubscription } from "@platform/simulator";
import { pino } from "pino";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { createLinkSigner } from "../mail/links.ts";
import { sendAlerts } from "../alerts/sendAlerts.ts";
import { registerDevice, testDevice } from "../domain/push/devices.ts";
import type { SignedIn } from "../auth/index.ts";
import { takeOver } from "../flow/conversation/ownership.ts";
import { startFlow, type Flow } from "../testing/startFlow.ts";
import { until } from "../testing/until.ts";
import { createPushKeys, type PushKeys } from "./pushKeys.ts";
import { sendPushes, type PushDeps } from "./sendPushes.ts";

const KEY = "k".repeat(40);
const sealer = createSealer({ current: KEY });
const log = pino({ level: "silent" });

let flow: Flow;
let push: PushSimulator;
let outgoing: OutgoingFetch;
let pushKeys: PushKeys;

beforeAll(async () => {
  flow = await startFlow({ debounceMs: 0 });
  push = await startPush();
  outgoing = createOutgoingFetch({ allowPrivateAddresses: true });
  pushKeys = createPushKeys({ sql: flow.sql, sealer, log });
  await flow.sql`
    insert into tenant_human_handoff_config (tenant_id, destination_email, alert_available)
    values (${flow.tenantId}, 'equipo@tienda.example', true)`;
});
afterAll(async () => {
  await outgoing.close();
  await push.stop();
  await flow.stop();
});
beforeEach(async () => {
  push.messages.length = 0;
  await flow.sql`delete from auth.users`;
  await flow.sql`delete from push_settings`;
  await flow.sql`delete from push_notices`;
  await flow.sql`update tenants set opening_hours = null, timezone = 'UTC'`;
});

const deps = (): PushDeps => ({
  sql: flow.sql,
  sealer,
  outgoing,
  pushKeys,
  publicUrl: "https://bot.example",
  hints: flow.hints,
  log,
});
const sendLetters = () =>
  sendAlerts({
    ...deps(),
    sender: flow.sender,
    mailer: null,
    signer: createLinkSigner([KEY]),
    allowPrivateAddresses: true,
  });

let people = 0;
/** Somebody of the store who is signed in, with a browser that is told. */
async function addPerson(name: string, role = "staff") {
  people += 1;
  const id = `p${people}`;
  await flow.sql`insert into auth.users (id, name, email) values (${id}, ${name}, ${`${id}@tienda.example`})`;
  await flow.sql`insert into auth.memberships (user_id, tenant_id, role) values (${id}, ${flow.tenantId}, ${role})`;
  await flow.sql`
    insert into auth.sessions (id, token, user_id, expires_at) values (${`s-${id}`}, ${`t-${id}`}, ${id}, now() + interval '1 day')`;
  const actor: SignedIn = {
    kind: "member",
    id,
    name,
    email: null,
    sessionId: `s-${id}`,
    strong: false,
    tenants: [],
  };
  const browser = push.subscribe((await pushKeys.identity()).publicKey);
  const { deviceId } = await register(actor, browser);
  return { id, name, actor, browser, deviceId };
}
const register = (actor: SignedIn, browser: SimulatedSubscription, locale: "es-AR" | "en" = "es-AR") =>
  registerDevice({ sql: flow.sql, sealer, allowPrivateAddresses: true }, actor, { ...browser, locale });

let customers = 0;
/** A customer asks for a person; the handoff is committed when this resolves. */
async function newHandoff() {
  customers += 1;
  const phone = `+549117${String(1_000_000 + customers)}`;
  const customer = flow.ycloud.customer({ phone, name: `Ana ${customers}` });
  await customer.sendText("Quiero hablar con una persona");
  const [row] = await until(
    () => flow.sql<{ id: string; conversationId: string }[]>`
      select h.id, h.conversation_id as "conversationId" from handoffs h join chat_conversations c on c.id = h.conversation_id
      where c.contact_key = contact_key(${phone}) and h.closed_at is null`,
    (rows) => rows.length === 1,
  );
  return { customer, name: `Ana ${customers}`, id: row?.id ?? "", conversationId: row?.conversationId ?? "" };
}
const take = (conversationId: string, person: { id: string; name: string }) =>
  takeOver(
    { asPerson: flow.db.asOperator, db: flow.db, hints: flow.hints },
    { conversationId, person, minutes: 60, force: true },
  );
const told = async () => {
  await sendPushes(deps());
  return push.messages.map(({ payload, endpoint }) => ({ title: payload["title"], endpoint }));
};
const chatOf = async (id: string) => {
  const [chat] =
    await flow.sql`select failure_reason, waiting_since is not null as waiting from chat_conversations where id = ${id}`;
  return chat;
};
const soon = () => flow.sql`update push_notices set due_at = now() where due_at is not null`;

describe("a chat that waits", () => {
  it("is told once to each device of who is available, and says who and why", async () => {
    const marta = await addPerson("Marta");
    const away = await addPerson("Beto");
    const viewer = await addPerson("Vera", "viewer");
    await flow.sql`update auth.memberships set availability = 'away' where user_id = ${away.id}`;
    const { conversationId, name } = await newHandoff();
    // Two processes look at once.
    await Promise.all([sendPushes(deps()), sendPushes(deps())]);
    expect(push.messages).toMatchObject([
      {
        endpoint: marta.browser.endpoint,
        urgency: "high",
        payload: {
          title: `${name} espera a una persona`,
          body: "Pide una persona · Tienda",
          url: `/chats/${conversationId}`,
          silent: false,
        },
      },
    ]);
    await soon();
    expect(await told()).toHaveLength(1);
    expect(viewer.deviceId).not.toBe("");
  });

  it("that somebody takes first is told to nobody", async () => {
    const marta = await addPerson("Marta");
    const { conversationId } = await newHandoff();
    await take(conversationId, marta);
    expect(await told()).toEqual([]);
  });

  it("in a person's quiet hours is told when they end, in the store's time zone", async () => {
    const marta = await addPerson("Marta");
    await flow.sql`update tenants set timezone = 'America/Argentina/Buenos_Aires'`;
    await flow.sql`
      insert into push_settings (tenant_id, user_id, quiet_from, quiet_to)
      select ${flow.tenantId}, ${marta.id}, to_char(here - interval '1 hour', 'HH24:MI'), to_char(here + interval '2 hours', 'HH24:MI')
      from (select now() at time zone 'America/Argentina/Buenos_Aires' as here) n`;
    await newHandoff();
    expect(await told()).toEqual([]);
    const [row] = await flow.sql<{ minutes: number }[]>`
      select extract(epoch from due_at - now()) / 60 as minutes from push_notices`;
    expect(Number(row?.minutes)).toBeGreaterThan(118);
    expect(Number(row?.minutes)).toBeLessThanOrEqual(120);
    await soon();
    expect(await told()).toHaveLength(1);
  });

  it("out of hours is told again at the opening, to whoever is available then, by mail and on their devices", async () => {
    const marta = await addPerson("Marta");
    const beto = await addPerson("Beto");
    await flow.sql`update auth.memberships set availability = 'away' where user_id = ${beto.id}`;
    await flow.sql`update tenants set opening_hours = jsonb_build_object(
      lower(to_char(now() at time zone 'UTC' + interval '2 days', 'DY')), '[{"from": "09:00", "to": "18:00"}]'::jsonb)`;
    const { id, name } = await newHandoff();
    await told();
    await flow.sql`update auth.memberships set availability = case when user_id = ${beto.id} then 'available' else 'away' end`;
    await flow.sql`update handoff_alerts set due_at = now() where handoff_id = ${id} and step = 'opening'`;
    await sendLetters();
    const letters = await flow.sql<{ address: string }[]>`
      select address from handoff_alerts where handoff_id = ${id} and step = 'opening' and address <> '' order by 1`;
    expect(letters.map(({ address }) => address)).toEqual([
      "equipo@tienda.example",
      `${beto.id}@tienda.example`,
    ]);
    expect(await told()).toEqual([
      { title: `${name} espera a una persona`, endpoint: marta.browser.endpoint },
      { title: `${name} sigue esperando`, endpoint: beto.browser.endpoint },
    ]);
  });

  it("of a store that an operator has chosen is told to the operator, and of no other", async () => {
    const olga = await addPerson("Olga");
    await flow.sql`delete from auth.memberships where user_id = ${olga.id}`;
    await flow.sql`update auth.users set role = 'operator' where id = ${olga.id}`;
    await newHandoff();
    expect(await told()).toEqual([]);
    await flow.sql`insert into push_settings (tenant_id, user_id) values (${flow.tenantId}, ${olga.id})`;
    await newHandoff();
    expect(await told()).toHaveLength(1);
  });
});

it("a store that wants no letters has its people told in their browsers all the same, at the opening, too", async () => {
  await addPerson("Marta");
  await flow.sql`update tenant_human_handoff_config set enabled = false`;
  await flow.sql`update tenants set opening_hours = jsonb_build_object(
    lower(to_char(now() at time zone 'UTC' + interval '2 days', 'DY')), '[{"from": "09:00", "to": "18:00"}]'::jsonb)`;
  const { id } = await newHandoff();
  await flow.sql`update handoff_alerts set due_at = now() where handoff_id = ${id} and step = 'opening'`;
  await sendLetters();
  expect(await flow.sql`select 1 from handoff_alerts where handoff_id = ${id} and attempts > 0`).toHaveLength(
    0,
  );
  expect(await told()).toHaveLength(2);
  await flow.sql`update tenant_human_handoff_config set enabled = true`;
});

describe("a person's own chat", () => {
  it("tells them what its customer writes, once for a burst, and what they have read not at all", async () => {
    const marta = await addPerson("Marta");
    await addPerson("Beto");
    const { customer, conversationId, name } = await newHandoff();
    await take(conversationId, marta);
    await customer.sendText("¿Tenés el talle 38?");
    await customer.sendText("En negro");
    await until(
      () =>
        flow.sql`select 1 from chat_messages where conversation_id = ${conversationId} and outcome = 'with_person'`,
      (rows) => rows.length === 2,
    );
    expect(await told()).toEqual([{ title: name, endpoint: marta.browser.endpoint }]);
    expect(push.messages[0]?.payload).toMatchObject({ body: expect.stringMatching(/38|negro/) as string });
    await flow.sql`update push_notices set created_at = now() - interval '2 minutes' where kind = 'message'`;
    await customer.sendText("¿Hola?");
    await until(
      () => flow.sql`select 1 from push_notices where kind = 'message'`,
      (rows) => rows.length === 2,
    );
    await flow.sql`update chat_conversations set unread_count = 0 where id = ${conversationId}`;
    expect(await told()).toHaveLength(1);
  });

  it("tells of a note to whom it names, unless they don't want to hear of notes", async () => {
    const marta = await addPerson("Marta");
    const beto = await addPerson("Beto");
    const { conversationId, name } = await newHandoff();
    await take(conversationId, marta);
    await flow.sql`
      insert into push_settings (tenant_id, user_id, on_mention) values (${flow.tenantId}, ${marta.id}, false)`;
    const note = {
      authorId: "u9",
      authorName: "Caro",
      text: "@Beto ojo",
      clientNoteId: "n1",
      mentions: [marta.id, beto.id],
    };
    // In the store's own session, as the panel writes it, and twice, as a panel that heard no answer does.
    for (let n = 0; n < 2; n += 1)
      await flow.db.asTenant(
        flow.tenantId,
        ({ sql }) => sql`select add_note(${conversationId}, ${JSON.stringify(note)}::text::jsonb)`,
      );
    await sendPushes(deps());
    expect(push.messages).toMatchObject([
      {
        endpoint: beto.browser.endpoint,
        payload: { title: "Caro te nombró en una nota", body: `${name} · Tienda` },
      },
    ]);
  });
});

describe("a device that can't be told", () => {
  it("any more is removed, and the letter says the same: a laptop that was closed", async () => {
    const marta = await addPerson("Marta");
    push.expire(marta.browser.endpoint);
    const { id, conversationId } = await newHandoff();
    expect(await told()).toEqual([]);
    expect(await flow.sql`select 1 from auth.push_devices`).toHaveLength(0);
    // The letter is still on its way: nothing has failed yet.
    expect(await chatOf(conversationId)).toMatchObject({ failure_reason: null, waiting: true });
    const left = await flow.sql`
      select 1 from handoff_alerts where handoff_id = ${id} and step = 'team' and due_at <= now() and sent_at is null`;
    expect(left).not.toHaveLength(0);
    // No server takes it either: now nobody knows.
    await sendLetters();
    expect(await chatOf(conversationId)).toMatchObject({ failure_reason: "alert_failed" });
  });

  it("now is tried again with growing pauses, or when its push service says, and not for ever", async () => {
    await addPerson("Marta");
    await newHandoff();
    const pauses: number[] = [];
    push.failNext({ kind: "status", status: 429, headers: { "retry-after": "600" } });
    push.failNext({ kind: "status", status: 500 }, 5);
    for (let tries = 0; tries < 8; tries += 1) {
      await sendPushes(deps());
      const [row] = await flow.sql<{ minutes: number | null; attempts: number }[]>`
        select round(extract(epoch from due_at - now()) / 60)::int as minutes, attempts from push_notices`;
      if (row?.minutes == null) break;
      pauses.push(row.minutes);
      await soon();
    }
    expect(pauses).toEqual([10, 2, 4, 8, 16]);
    expect(push.messages).toEqual([]);
  });

  it("is no longer told after its session has ended, or its person has left the store", async () => {
    const marta = await addPerson("Marta");
    const beto = await addPerson("Beto");
    await newHandoff();
    await flow.sql`delete from auth.sessions where user_id = ${marta.id}`;
    await flow.sql`delete from auth.memberships where user_id = ${beto.id}`;
    expect(await told()).toEqual([]);
    expect(await flow.sql`select user_id from auth.push_devices`).toMatchObject([{ user_id: beto.id }]);
  });
});

it("while the mail server is dead for a day, a push that arrives keeps the chat from being marked", async () => {
  await addPerson("Marta");
  const { conversationId, id } = await newHandoff();
  await sendPushes(deps());
  for (let tries = 0; tries < 3; tries += 1) {
    await flow.sql`update handoff_alerts set due_at = now() where handoff_id = ${id} and due_at is not null and step = 'team'`;
    await sendLetters();
    expect(await chatOf(conversationId)).toMatchObject({ failure_reason: null, waiting: true });
  }
  expect(await flow.sql`select 1 from handoffs where id = ${id} and alerted_at is not null`).toHaveLength(1);
});

describe("a browser", () => {
  it("is one device however often it says so, its address sealed, and whose panel is open on it is told", async () => {
    const marta = await addPerson("Marta");
    const beto = await addPerson("Beto");
    await Promise.all([register(marta.actor, marta.browser), register(marta.actor, marta.browser)]);
    expect(await register(beto.actor, marta.browser)).toEqual({ deviceId: marta.deviceId });
    const rows = await flow.sql<{ user: string; text: string }[]>`
      select user_id as user, d::text as text from auth.push_devices d order by id`;
    expect(rows.map(({ user }) => user)).toEqual([beto.id, beto.id]);
    for (const { text } of rows) expect(text).not.toContain(push.url);
    await newHandoff();
    expect(await told()).toHaveLength(2);
  });

  it("that is tried says what its push service said", async () => {
    const marta = await addPerson("Marta");
    expect(await testDevice(deps(), marta.actor, marta.deviceId)).toMatchObject({
      kind: "taken",
      status: 201,
    });
    expect(push.messages[0]?.payload).toMatchObject({ title: "Aviso de prueba" });
    const beto = await addPerson("Beto");
    expect(await testDevice(deps(), beto.actor, marta.deviceId)).toMatchObject({
      kind: "gone",
      status: null,
    });
    push.failNext({ kind: "status", status: 503 });
    expect(await testDevice(deps(), marta.actor, marta.deviceId)).toMatchObject({
      kind: "later",
      status: 503,
      answer: "As the test wished",
    });
    push.expire(marta.browser.endpoint);
    expect(await testDevice(deps(), marta.actor, marta.deviceId)).toMatchObject({
      kind: "gone",
      status: 410,
    });
    expect(await flow.sql`select 1 from auth.push_devices where user_id = ${marta.id}`).toHaveLength(0);
  });

  it("keeps working over a restart; with the key of all secrets lost, a new identity is made", async () => {
    const { publicKey } = await pushKeys.identity();
    expect((await createPushKeys({ sql: flow.sql, sealer, log }).identity()).publicKey).toBe(publicKey);
    const other = createSealer({ current: "x".repeat(40) });
    const fresh = createPushKeys({ sql: flow.sql, sealer: other, log });
    expect((await fresh.identity()).publicKey).not.toBe(publicKey);
    await flow.sql`delete from auth.push_identity`;
    pushKeys = createPushKeys({ sql: flow.sql, sealer, log });
  });
});
