import type { FailedSend, OverviewRow, OverviewSort } from "@platform/contract";
import { afterAll, beforeAll, expect, it } from "vitest";
import { insertChat, insertMessage, insertTenant } from "../../testing/rows.ts";
import { startApi, type Api, type Credentials } from "../../testing/startApi.ts";
import { zoneAtNoon } from "../../testing/zoneAtNoon.ts";

let api: Api;
const ids: Record<string, string> = {};
const AGO = (minutes: number) => new Date(Date.now() - minutes * 60_000).toISOString();

/** Three stores, each the worst by something else. */
beforeAll(async () => {
  api = await startApi();
  for (const store_name of ["Ángela", "bruma", "Céfiro"])
    ids[store_name] = await insertTenant(api.sql, {
      store_name,
      monthly_budget_usd: 10,
      timezone: zoneAtNoon(),
    });
  const { Ángela: a = "", bruma: b = "", Céfiro: c = "" } = ids;
  await insertChat(api.sql, { tenant_id: a, waiting_since: AGO(9), last_message_role: "user" });
  await insertChat(api.sql, { tenant_id: a, human_override_until: AGO(-9), last_message_role: "user" });
  await insertChat(api.sql, {
    tenant_id: a,
    waiting_since: AGO(9),
    last_message_role: "assistant",
    last_message_at: AGO(3),
  });
  const failed = await insertChat(api.sql, { tenant_id: b, failed_at: AGO(5), failure_reason: "131026" });
  const row = { tenant_id: b, conversation_id: failed, role: "human_supervisor" };
  await insertMessage(api.sql, { ...row, content: "antes", send_state: "accepted" });
  await insertMessage(api.sql, { ...row, content: "Ya sale", send_state: "failed", failure_code: "131026" });
  await api.sql`
    insert into webhook_events (provider, event_key, state, tenant_id, received_at, body)
    values ('ycloud', 'e1', 'failed', ${b}, ${AGO(60)}, ''), ('ycloud', 'e2', 'done', ${a}, ${AGO(1)}, '')`;
  await api.sql`
    insert into usage_days (tenant_id, day, purpose, model, cost_usd)
    select id, store_day(timezone, now()), 'turn', 'm', 11 from tenants where id = ${c}
    union all select id, date_trunc('month', store_day(timezone, now()))::date - 1, 'turn', 'm', 99 from tenants where id = ${a}`;
  await api.sql`insert into health_checks (tenant_id, name, status, detail) values (${c}, 'model', 'fail', 'x'), (${a}, 'model', 'ok', 'x')`;
});
afterAll(() => api.stop());

const read = async (input: object) =>
  (await api.query("tenants.overview", input)).data as { items: OverviewRow[]; nextCursor: string | null };

it("says of each store what needs somebody", async () => {
  const { items } = await read({ sort: "name" });
  expect(items.map(({ storeName }) => storeName)).toEqual(["Ángela", "bruma", "Céfiro"]);
  expect(items).toMatchObject([
    { health: "ok", unanswered: 2, deadLetters: 0, spend: { monthUsd: 0 } },
    { health: null, unanswered: 0, deadLetters: 2, lastReplyAt: null },
    { health: "fail", unanswered: 0, spend: { level: "grace", monthUsd: 11 }, lastWebhookAt: null },
  ]);
  expect(Date.parse(items[0]?.lastReplyAt ?? "")).toBeLessThan(Date.now() - 170_000);
});

it.each<[OverviewSort, string[]]>([
  ["name", ["Ángela", "bruma", "Céfiro"]],
  ["health", ["Céfiro", "bruma", "Ángela"]],
  ["unanswered", ["Ángela", "Céfiro", "bruma"]],
  ["deadLetters", ["bruma", "Céfiro", "Ángela"]],
  ["cost", ["Céfiro", "bruma", "Ángela"]],
  ["lastWebhook", ["Céfiro", "bruma", "Ángela"]],
  ["lastReply", ["bruma", "Céfiro", "Ángela"]],
])("is ordered by %s, one by one as in one page, and backwards", async (sort, expected) => {
  const seen: string[] = [];
  let cursor: string | null = null;
  do {
    const page: Awaited<ReturnType<typeof read>> = await read({
      sort,
      limit: 1,
      ...(cursor === null ? {} : { cursor }),
    });
    seen.push(...page.items.map(({ storeName }) => storeName));
    cursor = page.nextCursor;
  } while (cursor !== null);
  expect(seen).toEqual(expected);
  const back = await read({ sort, reverse: true });
  expect(back.items.map(({ storeName }) => storeName)).toEqual(expected.toReversed());
});

it("finds a store by a part of its name or number, whatever the accents", async () => {
  const found = async (query: string) => (await read({ query })).items.map(({ storeName }) => storeName);
  expect(await found("CEFI")).toEqual(["Céfiro"]);
  expect(await found("nadie")).toEqual([]);
  const [store] = await api.sql`select bot_phone_number as number from tenants where store_name = 'bruma'`;
  expect(await found(String(store?.["number"]).slice(-6))).toEqual(["bruma"]);
});

it("lists what was not delivered in all stores, with its reason, until it is tried again", async () => {
  const list = async () => ((await api.query("chats.failedSends", {})).data as { items: FailedSend[] }).items;
  const [send, ...others] = await list();
  expect(others).toEqual([]);
  expect(send).toMatchObject({
    storeName: "bruma",
    text: "Ya sale",
    author: "human",
    state: "failed",
    code: "131026",
  });
  await api.sql`update chat_conversations set window_closes_at = now() + interval '1 hour' where id = ${send?.conversationId ?? ""}`;
  expect((await api.mutate("chats.retry", { messageId: send?.messageId })).status).toBe(200);
  expect(await list()).toEqual([]);
});

it("whoever is elsewhere is told of the worst of their stores; a switched-off bot and a suspended store are no trouble", async () => {
  const { Ángela: a = "", bruma: b = "", Céfiro: c = "" } = ids;
  const health = async (who?: Credentials) => (await api.query("tenants.health", {}, who)).data;
  expect(await health()).toEqual({ failing: 1, warned: 0, worst: c });
  expect(await health(await api.member({ [a]: "owner", [b]: "staff" }))).toEqual({
    failing: 0,
    warned: 0,
    worst: null,
  });
  await api.sql`
    insert into health_checks (tenant_id, name, status, detail)
    values (${a}, 'bot', 'warn', 'x'), (${b}, 'balance', 'warn', 'x')`;
  expect(await health()).toEqual({ failing: 1, warned: 1, worst: c });
  expect(await health(await api.member({ [a]: "owner", [b]: "viewer" }))).toEqual({
    failing: 0,
    warned: 1,
    worst: b,
  });
  expect(await health(await api.member({ [b]: "staff", [c]: "staff" }))).toEqual({
    failing: 1,
    warned: 1,
    worst: c,
  });
  await api.sql`update tenants set is_active = false where id = ${c}`;
  expect(await health()).toEqual({ failing: 0, warned: 1, worst: b });
  await api.sql`update tenants set is_active = true where id = ${c}`;
  await api.sql`delete from health_checks where status = 'warn'`;
});
