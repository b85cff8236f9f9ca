import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startFlow, type Flow } from "../testing/startFlow.ts";
import { pause, until } from "../testing/until.ts";
import { takeOver } from "./conversation/ownership.ts";

let flow: Flow;
let customers = 0;
const HOUR = 3_600_000;
const LONG = "Quedamos a tu disposición por cualquier otra consulta que tengas sobre la tienda. "
  .repeat(6)
  .trim();
const BUBBLES = ["Primero, te cuento.", "Segundo, contame vos.", "Tercero, gracias por escribir."].map(
  (start) => `${start} ${LONG}`,
);

beforeAll(async () => {
  flow = await startFlow({
    provider: { statuses: { sentMs: null, deliveredMs: null, readMs: null } },
    script: ({ messages }) => {
      const said = JSON.stringify(messages.findLast(({ role }) => role === "user")?.content);
      if (said.includes("gota a gota")) return { fault: { kind: "drip", everyMs: 150, text: LONG } };
      return { text: said.includes("varias") ? BUBBLES.join("\n\n") : "Contame un poco más." };
    },
  });
});
afterAll(() => flow.stop());

type Row = Record<string, unknown>;
const newPhone = () => `+5491176${String(1_00_000 + (customers += 1))}`;
const chatOf = async (phone: string) => {
  const [row] = await flow.sql<Row[]>`
    select * from chat_conversations where contact_key = contact_key(${phone})`;
  return row ?? {};
};
const messagesOf = async (phone: string, role: "user" | "assistant") => {
  const rows = await flow.sql<Row[]>`
    select m.* from chat_messages m join chat_conversations c on c.id = m.conversation_id
    where c.contact_key = contact_key(${phone}) and m.role = ${role} order by m.seq`;
  return rows;
};
const outcomesOf = (phone: string) =>
  until(
    async () => (await messagesOf(phone, "user")).map(({ outcome }) => outcome),
    (all) => all.length > 0 && all.every((outcome) => outcome !== null),
  );
const sentTo = (phone: string) =>
  flow.ycloud.sentMessages.filter(({ to }) => to === phone).map(({ text }) => text);
const ask = (phone: string, text: string, at?: number) =>
  flow.ycloud.customer(phone).sendText(text, at === undefined ? {} : { at });
const sendsTo = (phone: string) => ({
  when: ({ kind, body }: { kind: string; body: unknown }) =>
    kind === "send" && (body as { to?: string }).to === phone,
});
const untilHeld = (phone: string) =>
  until(
    () => messagesOf(phone, "assistant"),
    ([first]) => first?.["send_state"] === "queued" && first["send_not_before"] !== null,
  );
/** The pause after a refusal is over. */
const tryAgain = async (phone: string): Promise<void> => {
  const { id } = (await chatOf(phone)) as { id: string };
  await flow.sql`update chat_messages set send_not_before = null where conversation_id = ${id}`;
  await flow.sql`update chat_conversations set send_due_at = now() where id = ${id}`;
};

it("R19: a model that drips is cut off at the takeover, counted, and none of it leaves", async () => {
  const phone = newPhone();
  const aborted = () =>
    flow.counters
      .read()
      .find(({ name, labels }) => name.includes("aborted") && labels?.["reason"] === "overtaken")?.value;
  await ask(phone, "contestame gota a gota");
  await until(
    async () => flow.model.requests.length,
    (count) => count > 0,
  );
  const conversationId = String((await chatOf(phone))["id"]);
  await takeOver(
    { asPerson: flow.db.asOperator, db: flow.db, hints: flow.hints },
    { conversationId, person: { id: "u1", name: "Marta" }, minutes: 5, force: false },
  );
  await until(
    async () => aborted(),
    (count) => count === 1,
  );
  const turns = () =>
    flow.sql<Row[]>`select outcome, reason from turns where conversation_id = ${conversationId}`;
  expect(await until(turns, (rows) => rows.length === 1)).toMatchObject([
    { outcome: "overtaken", reason: "with_person" },
  ]);
  expect(await outcomesOf(phone)).toEqual(["with_person"]);
  expect(await messagesOf(phone, "assistant")).toEqual([]);
  expect(sentTo(phone)).toEqual([]);
});

describe("an account that may not send", () => {
  const LOCKED = { kind: "reject", code: "131031", status: 403 } as const;

  it("holds a reply of several bubbles, says why, and lets it leave in order when it may again", async () => {
    const phone = newPhone();
    flow.ycloud.faults.next(LOCKED, sendsTo(phone));
    await ask(phone, "contame varias cosas");
    const held = await untilHeld(phone);
    expect(held.length).toBeGreaterThan(1);
    expect(held[0]).toMatchObject({ failure_code: "131031" });
    expect(await chatOf(phone)).toMatchObject({ failure_reason: "131031", waiting_since: null });
    await tryAgain(phone);
    await until(
      async () => sentTo(phone).length,
      (count) => count === held.length,
    );
    expect(sentTo(phone)).toEqual(held.map(({ content }) => content));
    await until(
      () => chatOf(phone),
      ({ failed_at: failed, failure_reason: reason }) => failed === null && reason === null,
    );
  });

  it("lets nothing of it leave once the window has closed: a person is wanted", async () => {
    const phone = newPhone();
    flow.ycloud.faults.next(LOCKED, sendsTo(phone));
    await ask(phone, "contame varias cosas");
    await untilHeld(phone);
    await flow.sql`update chat_conversations set window_closes_at = now() where contact_key = contact_key(${phone})`;
    await tryAgain(phone);
    const rows = await until(
      () => messagesOf(phone, "assistant"),
      (all) => all.every(({ send_state: state }) => state === "cancelled"),
    );
    expect(rows.map(({ failure_code: code }) => code)).toEqual(rows.map(() => "window_closed"));
    expect(await chatOf(phone)).toMatchObject({ waiting_reason: "window_closed" });
    expect(await outcomesOf(phone)).toEqual(["window_closed"]);
    expect(sentTo(phone)).toEqual([]);
  });
});

describe("events that come hours after they happened", () => {
  it("a burst after a suspended endpoint: what is fresh enough is answered once, the rest waits for a person", async () => {
    const [fresh, old, gone] = [newPhone(), newPhone(), newPhone()];
    const now = Date.now();
    await flow.sql`update tenants set debounce_ms = 300000`;
    await Promise.all([
      ...[3, 2, 1].map((hours) => ask(fresh, `hace ${hours} horas`, now - hours * HOUR)),
      ask(old, "hace trece horas", now - 13 * HOUR),
      ask(gone, "ayer", now - 25 * HOUR),
    ]);
    await flow.sql`update tenants set debounce_ms = 50`;
    await flow.endDebounce();
    expect(await outcomesOf(fresh)).toEqual(["answered", "answered", "answered"]);
    expect(await outcomesOf(old)).toEqual(["stale"]);
    expect(await outcomesOf(gone)).toEqual(["window_closed"]);
    expect(await chatOf(old)).toMatchObject({ waiting_reason: "stale" });
    await until(
      async () => sentTo(fresh).length,
      (count) => count === 1,
    );
    expect([...sentTo(old), ...sentTo(gone)]).toEqual([]);
  });

  it("a person's answer of before going live, imported while the reply is ready, keeps it from leaving", async () => {
    const phone = newPhone();
    await flow.sql`update tenants set live_since = now()`;
    flow.ycloud.faults.next({ kind: "rate_limited", retryAfterSeconds: 60 }, sendsTo(phone));
    await ask(phone, "¿me lo guardaste?");
    await untilHeld(phone);
    await flow.ycloud.postEvent({
      id: `evt_history_${phone}`,
      type: "whatsapp.smb.history",
      createTime: new Date().toISOString(),
      whatsappMessage: {
        wamid: `wamid.history.${phone}`,
        from: "+5491155550000",
        to: phone,
        sendTime: new Date(Date.now() - 20 * HOUR).toISOString(),
        type: "text",
        text: { body: "Te lo guardo" },
      },
    } as never);
    await tryAgain(phone);
    expect(
      await until(
        () => outcomesOf(phone),
        ([outcome]) => outcome === "recently_human",
      ),
    ).toHaveLength(1);
    expect(await chatOf(phone)).toMatchObject({ waiting_reason: "recently_human" });
    await pause(100);
    expect(sentTo(phone)).toEqual([]);
  });
});
