import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, beforeEach, expect, it } from "vitest";
import { loadChats } from "../../domain/chats/chatJson.ts";
import { startFlow, type Flow } from "../../testing/startFlow.ts";
import { pause, until } from "../../testing/until.ts";
import { sendHumanMessage } from "../outbound/humanMessages.ts";

const MARTA = { id: "u1", name: "Marta" };
let flow: Flow;
const SAYS = "Sí, hacemos cambios.";
let says = SAYS;
let numbers = 0;

beforeAll(async () => {
  flow = await startFlow({ script: () => ({ text: says }) });
  await flow.sql`update tenants set suggest_replies = true, store_catalog_knowledge = 'Hacemos cambios.'`;
});
afterAll(() => flow.stop());
beforeEach(async () => {
  says = SAYS;
  await flow.sql`update tenants set suggest_replies = true, daily_budget_usd = 20`;
});

/** A chat that Marta has, whose customer has just written. */
async function ownedChat(text = "¿Hacen cambios?") {
  numbers += 1;
  const phone = `+54911700${String(10_000 + numbers)}`;
  const customer = flow.ycloud.customer(phone);
  await flow.sql`update tenants set mode = 'off'`;
  await customer.sendText("Hola");
  const [chat] = await until(
    () => flow.sql<{ id: string }[]>`select id from chat_conversations where contact_phone = ${phone}`,
    (rows) => rows.length === 1,
  );
  const id = chat?.id ?? "";
  await send(id, "Hola, soy Marta");
  await customer.sendText(text);
  return { id, customer };
}

const send = (conversationId: string, text: string, more: Record<string, unknown> = {}) =>
  flow.db.asTenant(flow.tenantId, async ({ sql }) =>
    sendHumanMessage(sql, {
      conversationId,
      text,
      clientMessageId: randomUUID(),
      person: MARTA,
      sentFrom: "panel",
      overrideMinutes: 60,
      ...more,
    }),
  );
const suggestions = (id: string) =>
  flow.sql<{ id: string; state: string; text: string | null; reason: string | null; attempts: number }[]>`
    select id, state, text, reason, attempts from reply_suggestions where conversation_id = ${id} order by inbound_seq`;
const inState = async (id: string, state: string) => {
  const rows = await until(
    () => suggestions(id),
    (all) => all.at(-1)?.state === state,
  );
  return rows.at(-1);
};
const shown = async (id: string) => (await loadChats(flow.sql, [id]))[0]?.suggestion ?? null;
const sentTo = (id: string) =>
  flow.sql<{ content: string }[]>`
    select content from chat_messages where conversation_id = ${id} and role <> 'user' order by seq`;

it("is written for whoever has the chat, shown and not sent; sent as it stands it counts as accepted", async () => {
  const { id } = await ownedChat();
  const made = await inState(id, "ready");
  expect(await shown(id)).toEqual({ id: made?.id, text: "Sí, hacemos cambios." });
  await pause(1_200);
  expect((await sentTo(id)).map(({ content }) => content)).toEqual(["Hola, soy Marta"]);
  await send(id, "Sí, hacemos cambios. ", { suggestionId: made?.id });
  expect(await shown(id)).toBeNull();
  expect((await inState(id, "accepted"))?.attempts).toBe(1);
  const [turns] = await flow.sql`select count(*)::int as n from turns where conversation_id = ${id}`;
  expect(turns).toEqual({ n: 0 });
  const [spent] = await flow.sql`select runs from usage_days where purpose = 'suggestion'`;
  expect(spent?.["runs"]).toBeGreaterThan(0);
});

it("changed it counts as edited, and where something else is sent as passed over", async () => {
  const first = await ownedChat();
  const made = await inState(first.id, "ready");
  await send(first.id, "Sí, hasta 30 días.", { suggestionId: made?.id });
  expect((await inState(first.id, "edited"))?.id).toBe(made?.id);
  const second = await ownedChat();
  await inState(second.id, "ready");
  await send(second.id, "Te averiguo.");
  await inState(second.id, "passed");
});

it("a new message of the customer makes it another's answer; the one already in the box still counts", async () => {
  const { id, customer } = await ownedChat();
  const old = await inState(id, "ready");
  says = "Claro, hacemos cambios.";
  await customer.sendText("¿Y si lo compré ayer?");
  await until(
    () => suggestions(id),
    (rows) => rows.length === 2 && rows[1]?.state === "ready",
  );
  expect((await suggestions(id)).map(({ state }) => state)).toEqual(["passed", "ready"]);
  await send(id, "Sí, hacemos cambios.", { suggestionId: old?.id });
  expect((await suggestions(id)).map(({ state }) => state)).toEqual(["accepted", "passed"]);
});

it("L1: states nothing that nothing backs", async () => {
  says = "Sí, y tenés 70% de descuento con el cupón FALSO70.";
  const { id } = await ownedChat();
  const rows = await until(
    () => suggestions(id),
    (all) => all.at(-1) !== undefined && all.at(-1)?.state !== "writing",
  );
  expect(rows.at(-1)?.text ?? "").not.toMatch(/70|FALSO/);
});

it("is not written where the store doesn't want it, has nothing left to spend, or nobody has the chat", async () => {
  const asked = () => flow.model.requests.length;
  await flow.sql`update tenants set suggest_replies = false`;
  const off = await ownedChat();
  const before = asked();
  await pause(1_500);
  expect(await suggestions(off.id)).toEqual([]);
  // The worker looks at any moment: what it may not propose to is so before it may propose at all.
  await flow.sql`update chat_conversations set human_override_until = null where id = ${off.id}`;
  await flow.sql`update tenants set suggest_replies = true, daily_budget_usd = 0`;
  const poor = await ownedChat();
  expect((await inState(poor.id, "none"))?.reason).toBe("budget_spent");
  expect(await suggestions(off.id)).toEqual([]);
  expect(asked()).toBe(before);
});

it("one whose process died is written again, twice at most; one that breaks off says so", async () => {
  const { id } = await ownedChat();
  const made = await inState(id, "ready");
  await flow.sql`update reply_suggestions set state = 'writing', text = null, lease_until = now() where id = ${made?.id ?? ""}`;
  expect((await inState(id, "ready"))?.attempts).toBe(2);
  await flow.sql`update reply_suggestions set state = 'writing', text = null, lease_until = now() where id = ${made?.id ?? ""}`;
  expect(await inState(id, "none")).toMatchObject({ reason: "broke_off", attempts: 3 });
});

it("is nobody's any more once a colleague has the chat", async () => {
  const { id } = await ownedChat();
  await inState(id, "ready");
  await flow.sql`update chat_conversations set assignee_id = 'u2' where id = ${id}`;
  expect(await shown(id)).toBeNull();
});
