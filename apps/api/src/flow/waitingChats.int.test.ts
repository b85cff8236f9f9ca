import { randomFrom } from "@platform/simulator";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { breaches } from "../testing/invariants.ts";
import { startFlow, type Flow } from "../testing/startFlow.ts";
import { pause, until } from "../testing/until.ts";
import { zoneAtNoon } from "../testing/zoneAtNoon.ts";
import { returnToBot, takeOver } from "./conversation/ownership.ts";

const ZONE = zoneAtNoon();
let flow: Flow;
/** Resolves when the model may answer. */
let gate: Promise<void> = Promise.resolve();
let answer: ((asked: string) => Promise<void>) | null = null;

beforeAll(async () => {
  flow = await startFlow({
    script: async ({ messages }) => {
      await gate;
      await answer?.(JSON.stringify(messages));
      return { text: "Contame qué buscás." };
    },
  });
  await flow.sql`
    insert into handoff_topics (tenant_id, name, examples, customer_text)
    values (${flow.tenantId}, 'Mayorista', '{precio por mayor,quiero revender}', 'Lo ve Caro.'),
      (${flow.tenantId}, 'Cambios', '{cambiar el talle}', null)`;
  await flow.sql`insert into tenant_human_handoff_config (tenant_id) values (${flow.tenantId})`;
});
afterAll(() => flow.stop());
beforeEach(async () => {
  gate = Promise.resolve();
  answer = null;
  await closed();
  await flow.sql`update tenant_human_handoff_config set while_waiting = 'other_topics'`;
});

/** The store has hours, two days from now. */
const closed = () => flow.sql`
  update tenants set timezone = ${ZONE}, opening_hours = jsonb_build_object(
    lower(to_char(now() at time zone ${ZONE} + interval '2 days', 'DY')), '[{"from": "09:00", "to": "18:00"}]'::jsonb)`;
const opened = () => flow.sql`
  update tenants set opening_hours = (
    select jsonb_object_agg(d, '[{"from": "00:00", "to": "24:00"}]'::jsonb)
    from unnest('{mon,tue,wed,thu,fri,sat,sun}'::text[]) d)`;

let customers = 0;
function newCustomer() {
  customers += 1;
  const phone = `+549117${String(2_000_000 + customers)}`;
  const customer = flow.ycloud.customer(phone);
  const chat = () =>
    flow.sql`select * from chat_conversations where contact_key = contact_key(${phone})`.then(
      ([row]) => row ?? {},
    );
  const said = () => flow.ycloud.sentMessages.filter(({ to }) => to === phone).map(({ text }) => text);
  const outcomes = async () => {
    const rows = await flow.sql<{ outcome: string | null }[]>`
      select outcome from chat_messages where role = 'user' and conversation_id = (
        select id from chat_conversations where contact_key = contact_key(${phone})) order by seq`;
    return rows.map(({ outcome }) => outcome);
  };
  const handoffs = () => flow.sql`
    select h.* from handoffs h join chat_conversations c on c.id = h.conversation_id
    where c.contact_key = contact_key(${phone}) order by h.created_at`;
  /** Writes and answers how that message ended. */
  const writes = async (text: string) => {
    const before = (await outcomes()).length;
    await customer.sendText(text);
    return (await until(outcomes, (all) => all.length > before && all.at(-1) !== null)).at(-1);
  };
  const told = (text: string) =>
    until(
      () => Promise.resolve(said()),
      (all) => all.at(-1)?.includes(text) === true,
    );
  return { customer, phone, chat, said, outcomes, handoffs, writes, told };
}
/** Until nothing of the bot's is under way: what stands still for ten seconds is said to be, and promises nothing yet. */
const take = (conversationId: string) =>
  until(
    () =>
      takeOver(
        { asPerson: flow.db.asOperator, db: flow.db, hints: flow.hints },
        { conversationId, person: { id: "u1", name: "Marta" }, minutes: 60, force: false },
      ),
    (taken) => taken.kind !== "ok" || !taken.inFlight,
  );

describe("a store's own topics and complaints", () => {
  it("hand over with their cause and their words, and when somebody answers", async () => {
    const ana = newCustomer();
    expect(await ana.writes("hola, ¿hacen precio por mayor?")).toBe("handoff");
    await ana.told("Lo ve Caro. Te responden por acá el ");
    expect(await ana.handoffs()).toMatchObject([
      { cause: "topic", topics: ["Mayorista"], reason: "Mayorista" },
    ]);
    const leo = newCustomer();
    expect(await leo.writes("quiero mi plata, son unos estafadores")).toBe("handoff");
    expect(await leo.handoffs()).toMatchObject([{ cause: "complaint", reason: "complaint", topics: [] }]);
    // Who complains is people's alone.
    expect(await leo.writes("¿tenés medias?")).toBe("waiting_for_person");
  });

  it("are the merchant's to switch off, within a moment and by SQL", async () => {
    await flow.sql`update tenant_human_handoff_config set on_complaint = false`;
    await flow.sql`update handoff_topics set is_active = false where name = 'Cambios'`;
    const ana = newCustomer();
    expect(await ana.writes("quiero mi plata")).toBe("answered");
    expect(await ana.writes("quiero cambiar el talle")).toBe("answered");
    await flow.sql`update tenant_human_handoff_config set on_complaint = true`;
    await flow.sql`update handoff_topics set is_active = true`;
  });
});

describe("a chat that waits out of hours", () => {
  it("goes on with the bot, never with what was handed over, which it says once", async () => {
    const ana = newCustomer();
    await ana.writes("¿hacen precio por mayor?");
    await ana.told("Lo ve Caro.");
    const since: unknown = (await ana.chat())["waiting_since"];
    expect(await ana.writes("¿tenés medias negras?")).toBe("answered");
    await ana.told("Contame qué buscás.");
    expect(await ana.writes("pero yo quiero revender")).toBe("waiting_for_person");
    await ana.told("Eso ya se lo pasé al equipo. Te responden por acá");
    const before = ana.said().length;
    expect(await ana.writes("quiero revender, ¿y?")).toBe("waiting_for_person");
    expect(await ana.writes("quiero cambiar el talle")).toBe("waiting_for_person");
    await ana.told("Te paso con una persona del equipo.");
    expect(ana.said()).toHaveLength(before + 1);
    const found = await ana.handoffs();
    expect(found).toMatchObject([{ cause: "topic", topics: ["Mayorista", "Cambios"], closed_at: null }]);
    expect(found[0]?.["summary"]).toContain("Volvió a escribir");
    // It waits as long as it did, for the same people.
    expect(await ana.chat()).toMatchObject({ waiting_since: since, waiting_reason: "Mayorista" });
  });

  it("is quiet where the store wants that, and while people attend", async () => {
    await flow.sql`update tenant_human_handoff_config set while_waiting = 'quiet'`;
    const ana = newCustomer();
    await ana.writes("¿hacen precio por mayor?");
    expect(await ana.writes("¿tenés medias negras?")).toBe("waiting_for_person");
    await flow.sql`update tenant_human_handoff_config set while_waiting = 'other_topics'`;
    await opened();
    expect(await ana.writes("¿tenés medias negras?")).toBe("waiting_for_person");
    await closed();
    expect(await ana.writes("¿tenés medias negras?")).toBe("answered");
  });

  it("gets no answer that was under way when the store opened", async () => {
    const ana = newCustomer();
    await ana.writes("¿hacen precio por mayor?");
    await ana.told("Lo ve Caro.");
    answer = async () => {
      await opened();
    };
    expect(await ana.writes("¿tenés medias negras?")).toBe("waiting_for_person");
    await pause(200);
    expect(ana.said()).toHaveLength(1);
    expect(
      await flow.sql`
      select outcome, reason from turns order by finished_at desc limit 1`,
    ).toMatchObject([{ outcome: "overtaken", reason: "waiting_for_person" }]);
  });

  it("given back while an answer was under way is answered as any other", async () => {
    const ana = newCustomer();
    await ana.writes("¿hacen precio por mayor?");
    await ana.told("Lo ve Caro.");
    const { id } = await ana.chat();
    answer = async () => {
      answer = null;
      await returnToBot({ asPerson: flow.db.asOperator, hints: flow.hints }, { conversationId: String(id) });
    };
    expect(await ana.writes("¿tenés medias negras?")).toBe("answered");
    await ana.told("Contame qué buscás.");
    expect(ana.said()).toHaveLength(2);
    expect(await ana.handoffs()).toMatchObject([{ closed_at: expect.any(String) as string }]);
  });

  it("gets no word of the bot after a takeover, however the two meet", async () => {
    const random = randomFrom(11);
    const early = Promise.withResolvers<void>();
    let untaken = 4;
    const races = await Promise.all(
      Array.from({ length: 12 }, async (_, n) => {
        const ana = newCustomer();
        await ana.writes("¿hacen precio por mayor?");
        await ana.told("Lo ve Caro.");
        answer = (asked) => (asked.includes("blancas") ? early.promise : pause(random() * 80));
        await ana.customer.sendText(n % 3 === 2 ? "¿tenés medias blancas?" : "¿tenés medias negras?");
        // Some after the answer, some before it, the others at any time.
        if (n % 3 === 0) await ana.told("Contame qué buscás.");
        if (n % 3 === 1) await pause(random() * 500);
        const { id } = await ana.chat();
        const taken = await take(String(id));
        if (n % 3 === 2 && (untaken -= 1) === 0) early.resolve();
        return { ana, taken, at: Date.now() };
      }),
    );
    await pause(500);
    expect(races.filter(({ taken }) => taken.kind !== "ok")).toEqual([]);
    const late = races.filter(({ ana, at }) =>
      flow.ycloud.sentMessages.some(({ to, at: sentAt }) => to === ana.phone && sentAt > at),
    );
    expect(late).toEqual([]);
    expect(new Set(races.map(({ ana }) => ana.said().length))).toEqual(new Set([1, 2]));
    expect(await breaches(flow.sql, flow.ycloud)).toEqual([]);
  });
});

describe("a takeover", () => {
  it("ends when the store closes, where the store wants that", async () => {
    await flow.sql`
      update tenants set return_at_closing = true, timezone = ${ZONE}, opening_hours = jsonb_build_object(
        lower(to_char(now() at time zone ${ZONE} - interval '1 hour', 'DY')), jsonb_build_array(jsonb_build_object(
          'from', to_char(now() at time zone ${ZONE} - interval '1 hour', 'HH24:MI'),
          'to', to_char(now() at time zone ${ZONE} + interval '20 minutes', 'HH24:MI'))))`;
    const ana = newCustomer();
    await ana.writes("hola");
    const { id } = await ana.chat();
    await take(String(id));
    const end = Date.parse(String((await ana.chat())["human_override_until"]));
    expect(end - Date.now()).toBeLessThan(21 * 60_000);
    await closed();
    await flow.sql`update tenants set return_at_closing = false`;
  });
});
