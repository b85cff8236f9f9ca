import type { Chat, Numbers } from "@platform/contract";
import { afterAll, beforeAll, expect, it } from "vitest";
import { insertChat, insertMessage, insertTenant } from "../../testing/rows.ts";
import { type Api, type Credentials, startApi } from "../../testing/startApi.ts";

let api: Api;
let tenantId: string;
let marta: Credentials & { id: string };
const period = { from: "2026-03-01", to: "2026-03-10" };

const chat = (created: string, row: Record<string, unknown> = {}) =>
  insertChat(api.sql, { tenant_id: tenantId, created_at: created, last_message_at: created, ...row });
/** A handoff of a chat, answered by a person after so many seconds. */
const handOff = async (
  conversation: string,
  {
    at,
    cause = "agent",
    answered,
    returned,
  }: { at: string; cause?: string; answered?: number; returned?: string },
) => {
  await api.sql`
    insert into handoffs (tenant_id, conversation_id, cause, reason, created_at, closed_at, returned_at)
    values (${tenantId}, ${conversation}, ${cause}, 'x', ${at}, ${at}, ${returned ?? null})`;
  if (answered !== undefined)
    await insertMessage(api.sql, {
      tenant_id: tenantId,
      conversation_id: conversation,
      role: "human_supervisor",
      sent_at: new Date(Date.parse(at) + answered * 1_000).toISOString(),
    });
};
/** A chat that the bot answered at that moment. */
const reply = async (conversation: string, at: string, outcome = "reply") => {
  await api.sql`update chat_conversations set last_message_at = greatest(last_message_at, ${at}) where id = ${conversation}`;
  await api.sql`
    insert into turns (tenant_id, conversation_id, outcome, started_at, finished_at)
    values (${tenantId}, ${conversation}, ${outcome}, ${at}, ${at})`;
};
const says = (conversation: string, at: string, outcome: string) =>
  insertMessage(api.sql, {
    tenant_id: tenantId,
    conversation_id: conversation,
    role: "user",
    outcome,
    sent_at: at,
  });
const order = (
  id: string,
  phone: string,
  { at, status = "open" }: { at: string; status?: string },
) => api.sql`
  insert into catalog_orders (tenant_id, order_id, number, phone_keys, state, ordered_at)
  values (${tenantId}, ${id}, ${id}, array[phone_key(${phone})], ${JSON.stringify({ status })}::text::jsonb, ${at})`;
const figureNames =
  "newChats botReplies resolved resolvedOf orders suggestionsAccepted suggestionsEdited suggestionsRefused costUsd handoffs answered answerMedianSeconds answerP90Seconds returned".split(
    " ",
  );
const unmeasured = {
  orders: null,
  suggestionsAccepted: null,
  suggestionsEdited: null,
  suggestionsRefused: null,
};
const numbers = async (input: Record<string, unknown> = period) =>
  (await api.query("numbers.get", { tenantId, ...input }, marta)).data as Numbers;
const chatsOf = async (input: Record<string, unknown>) =>
  ((await api.query("chats.list", { tenantId, ...input }, marta)).data as { items: Chat[] }).items.map(
    ({ id }) => id,
  );

beforeAll(async () => {
  api = await startApi();
  // Three hours behind UTC: its days begin at 03:00.
  tenantId = await insertTenant(api.sql, { timezone: "America/Argentina/Buenos_Aires" });
  marta = await api.member({ [tenantId]: "viewer" });
});
afterAll(() => api.stop());

it("a period in which nothing happened has no data, and no zero", async () => {
  const { current, previous, causes, wishes, questions, days, today } = await numbers();
  const nothing = Object.fromEntries(figureNames.map((name) => [name, null]));
  expect(current).toEqual(nothing);
  expect(previous).toEqual(nothing);
  expect({ causes, wishes, questions }).toEqual({ causes: [], wishes: [], questions: [] });
  expect(days[0]).toEqual({
    day: "2026-03-01",
    newChats: null,
    handoffs: null,
    botReplies: null,
    costUsd: null,
  });
  expect(days.map(({ day }) => day)).toEqual(
    Array.from({ length: 10 }, (_, n) => `2026-03-${String(n + 1).padStart(2, "0")}`),
  );
  expect(today).toMatch(/^\d{4}-\d\d-\d\d$/);
  expect((await numbers({ days: 7 })).days).toHaveLength(7);
});

it("counts handoffs by cause, first answers and returns by the store's days, beside the period before", async () => {
  // The last minute of February in the store, and the first of March.
  const [before, first] = [await chat("2026-03-01T02:59:00Z"), await chat("2026-03-01T03:00:00Z")];
  const late = await chat("2026-03-11T02:59:00Z");
  await chat("2026-03-11T03:00:00Z");
  await handOff(before, { at: "2026-03-01T02:59:00Z", cause: "complaint", answered: 30 });
  await handOff(first, { at: "2026-03-01T03:00:00Z", answered: 60 });
  await handOff(first, { at: "2026-03-05T12:00:00Z", cause: "topic", answered: 120 });
  await handOff(late, { at: "2026-03-11T02:00:00Z", answered: 600 });
  // Nobody answered before it went back; what a person wrote later answers something else.
  const back = await chat("2026-01-01T00:00:00Z");
  await handOff(back, { at: "2026-03-06T12:00:00Z", returned: "2026-03-06T12:10:00Z", answered: 3_600 });
  // What never left is no answer.
  const failed = await chat("2026-01-01T00:00:00Z");
  await handOff(failed, { at: "2026-03-07T12:00:00Z" });
  await insertMessage(api.sql, {
    tenant_id: tenantId,
    conversation_id: failed,
    role: "human_supervisor",
    send_state: "failed",
    sent_at: "2026-03-07T12:01:00Z",
  });
  await api.sql`
    insert into usage_days (tenant_id, day, purpose, model, slot, runs, cost_usd) values
      (${tenantId}, '2026-03-02', 'turn', 'm', 0, 4, 0.5), (${tenantId}, '2026-03-02', 'turn', 'm', 1, 3, 0.25),
      (${tenantId}, '2026-03-02', 'summary', 'm', 0, 2, 0.25), (${tenantId}, '2026-02-28', 'turn', 'm', 0, 9, 2)`;
  await reply(first, "2026-03-02T12:00:00Z");
  await reply(first, "2026-03-02T13:00:00Z", "superseded");
  await reply(before, "2026-02-28T12:00:00Z");
  const { current, previous, causes, days } = await numbers();
  expect(current).toEqual({
    ...unmeasured,
    resolved: 0,
    resolvedOf: 1,
    newChats: 2,
    botReplies: 1,
    costUsd: 1,
    handoffs: 5,
    answered: 3,
    answerMedianSeconds: 120,
    answerP90Seconds: 504,
    returned: 1,
  });
  expect(previous).toMatchObject({
    newChats: 1,
    botReplies: 1,
    costUsd: 2,
    handoffs: 1,
    answered: 1,
    answerMedianSeconds: 30,
  });
  expect(causes).toEqual([
    { cause: "agent", handoffs: 4, before: 0 },
    { cause: "topic", handoffs: 1, before: 0 },
    { cause: "complaint", handoffs: 0, before: 1 },
  ]);
  expect(days[0]).toEqual({ day: "2026-03-01", newChats: 1, handoffs: 1, botReplies: 0, costUsd: 0 });
  expect(days[9]).toMatchObject({ newChats: 1, handoffs: 1 });
  expect(await chatsOf({ cause: "topic", ...period })).toEqual([first]);
  expect(await chatsOf({ cause: "complaint", ...period })).toEqual([]);
  expect(await chatsOf({ cause: "complaint" })).toEqual([before]);
});

it("counts as resolved what the bot answered alone: bought, confirmed, or not written again for 72 hours", async () => {
  const june = { from: "2026-06-01", to: "2026-06-10" };
  const answered = async (phone: string) => {
    const id = await chat("2026-01-01T00:00:00Z", { contact_phone: phone });
    await reply(id, "2026-06-02T12:00:00Z");
    return id;
  };
  const buyer = "+54 9 11 5550 7001";
  // Quiet for 72 hours; written again one second before they are over, and one after.
  await answered("+54 9 11 5550 7002");
  await says(await answered("+54 9 11 5550 7003"), "2026-06-05T11:59:59Z", "answered");
  await says(await answered("+54 9 11 5550 7004"), "2026-06-05T12:00:01Z", "answered");
  await says(await answered("+54 9 11 5550 7005"), "2026-06-02T12:05:00Z", "no_answer_needed");
  await handOff(await answered("+54 9 11 5550 7006"), { at: "2026-06-03T12:00:00Z" });
  // Whoever bought was helped, even if they wrote again.
  await says(await answered(buyer), "2026-06-03T12:00:00Z", "answered");
  await order("1", buyer, { at: "2026-06-04T12:00:00Z" });
  // Neither what came later, nor what was cancelled, nor another phone's.
  await order("2", buyer, { at: "2026-06-05T12:00:01Z" });
  await order("3", buyer, { at: "2026-06-03T12:00:00Z", status: "cancelled" });
  await order("4", "+54 9 11 5550 7999", { at: "2026-06-03T12:00:00Z" });
  expect((await numbers(june)).current).toMatchObject({
    botReplies: 6,
    resolved: 4,
    resolvedOf: 6,
    orders: 1,
  });
});

it("an order of the period counts where the answer that it followed on came before it", async () => {
  const phone = "+54 9 11 5550 7101";
  await reply(await chat("2026-01-01T00:00:00Z", { contact_phone: phone }), "2026-08-09T12:00:00Z");
  await order("5", phone, { at: "2026-08-11T12:00:00Z" });
  expect((await numbers({ from: "2026-08-11", to: "2026-08-12" })).current).toMatchObject({
    botReplies: null,
    orders: 1,
  });
});

it("does not judge what the bot answered a moment ago, unless the customer has closed it", async () => {
  const ago = (minutes: number) => new Date(Date.now() - minutes * 60_000).toISOString();
  const before = (await numbers({ days: 7 })).current;
  const open = await chat("2026-01-01T00:00:00Z");
  await reply(open, ago(10));
  const undecided = (await numbers({ days: 7 })).current;
  expect(undecided.resolvedOf).toBe(before.resolvedOf);
  await says(open, ago(5), "no_answer_needed");
  expect((await numbers({ days: 7 })).current.resolved).toBe((before.resolved ?? 0) + 1);
});

it("tells what people did with the agent's proposals", async () => {
  const id = await chat("2026-01-01T00:00:00Z");
  for (const [seq, state] of ["accepted", "accepted", "edited", "refused", "passed", "none"].entries())
    await api.sql`
      insert into reply_suggestions (tenant_id, conversation_id, for_user_id, inbound_seq, state, created_at)
      values (${tenantId}, ${id}, 'u', ${seq}, ${state}, '2026-07-02T12:00:00Z')`;
  expect((await numbers({ from: "2026-07-01", to: "2026-07-03" })).current).toMatchObject({
    suggestionsAccepted: 2,
    suggestionsEdited: 1,
    suggestionsRefused: 1,
  });
});

it("what stands open now is what the inbox shows", async () => {
  const soon = new Date(Date.now() + 3_600_000).toISOString();
  const waiting = await chat("2026-01-01T00:00:00Z", {
    waiting_since: "2026-01-01T00:00:00Z",
    last_message_role: "user",
    window_closes_at: soon,
  });
  const answered = await chat("2026-01-01T00:00:00Z", {
    human_override_until: soon,
    last_message_role: "human_supervisor",
  });
  await chat("2026-01-01T00:00:00Z", { last_message_role: "user" });
  expect((await numbers()).now).toEqual({ unanswered: 1, waiting: 1, closing: 1 });
  expect(await chatsOf({ filter: "unanswered" })).toEqual([waiting]);
  expect(await chatsOf({ filter: "human" })).toEqual([answered]);
});

it("what was looked for in vain is noted with the turn, unless other words of it found something", async () => {
  const [one, other] = [await chat("2026-01-01T00:00:00Z"), await chat("2026-01-01T00:00:00Z")];
  const step = (query: string, products: unknown[]) => ({
    kind: "tool",
    tool: "search_specific_products",
    arguments: { query },
    result: { products },
  });
  const note = async (conversation: string, steps: unknown) => {
    await api.sql`
      select note_unmet_wishes(c, ${JSON.stringify({ trace: { steps } })}::text::jsonb)
      from chat_conversations c where c.id = ${conversation}`;
  };
  await note(one, [step("Puntas Rojas", []), { kind: "model" }]);
  await note(other, [step("púntas  rojas!", []), step("tutú", [{ available: false }])]);
  await note(one, [step("zapatos", []), step("zapatillas", [{ available: true }])]);
  await note(one, null);
  const { wishes } = await numbers({ days: 1 });
  expect(wishes.map(({ wish, kind, chats }) => ({ wish, kind, chats }))).toEqual([
    { wish: "puntas rojas", kind: "missing", chats: 2 },
    { wish: "tutu", kind: "sold_out", chats: 1 },
  ]);
  expect((await chatsOf({ wish: "puntas rojas" })).toSorted()).toEqual([one, other].toSorted());
});

it("a chat that goes back to the bot says so on its handoff", async () => {
  const id = await chat("2026-01-01T00:00:00Z", { waiting_since: "2026-01-01T00:00:00Z" });
  await handOff(id, { at: "2026-05-01T12:00:00Z" });
  await api.sql`select return_to_bot(${id})`;
  expect((await numbers({ from: "2026-05-01", to: "2026-05-01" })).current).toMatchObject({
    handoffs: 1,
    returned: 1,
  });
});

it("refuses a period that is no period", async () => {
  for (const input of [
    { days: 0 },
    { days: 400 },
    { from: "2024-01-01", to: "2026-01-01" },
    { from: "2026-02-31x" },
  ])
    expect((await api.query("numbers.get", { tenantId, ...input }, marta)).reason).toBe("invalid_input");
});
