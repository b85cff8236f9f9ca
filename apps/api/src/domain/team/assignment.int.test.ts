import type { Chat, Member } from "@platform/contract";
import { afterAll, beforeAll, expect, it } from "vitest";
import { insertChat, insertTenant } from "../../testing/rows.ts";
import { startApi, type Answer, type Api, type Credentials } from "../../testing/startApi.ts";

let api: Api;
let tenantId: string;
let owner: Credentials & { id: string };
let staff: Credentials & { id: string };

beforeAll(async () => {
  api = await startApi();
  tenantId = await insertTenant(api.sql);
  [owner, staff] = [await api.member({ [tenantId]: "owner" }), await api.member({ [tenantId]: "staff" })];
});
afterAll(() => api.stop());

const OPEN = "2100-01-01";
const waitingChat = async (tenant = tenantId, since = "now"): Promise<string> => {
  const id = await insertChat(api.sql, { tenant_id: tenant, window_closes_at: OPEN });
  await api.sql`update chat_conversations set waiting_since = ${since}::timestamptz where id = ${id}`;
  return id;
};
const assign = (conversationId: string, to: { userId: string | null; over: string | null }, by = owner) =>
  api.mutate("chats.assign", { conversationId, ...to }, by);
const chatOf = ({ data }: Answer): Chat => (data as { chat: Chat }).chat;
const view = async (filter: string, by: Credentials): Promise<string[]> =>
  ((await api.query("chats.list", { tenantId, filter }, by)).data as { items: Chat[] }).items.map(
    ({ id }) => id,
  );

it("a chat of the bot becomes the colleague's, who is told until they look", async () => {
  const id = await insertChat(api.sql, { tenant_id: tenantId, window_closes_at: OPEN });
  const given = chatOf(await assign(id, { userId: staff.id, over: null }));
  expect(given).toMatchObject({
    owner: "human",
    assigneeId: staff.id,
    assigneeName: "Marta",
    assignedBy: "Marta",
  });
  expect(await view("mine", staff)).toEqual([id]);
  expect(await view("mine", owner)).toEqual([]);
  // Another's look changes nothing.
  const seen = async (by: Credentials) =>
    ((await api.mutate("chats.markRead", { conversationId: id }, by)).data as Chat).assignedBy;
  expect([await seen(owner), await seen(staff)]).toEqual(["Marta", null]);
  const own = chatOf(await assign(id, { userId: owner.id, over: staff.id }));
  expect(own).toMatchObject({ assigneeId: owner.id, assignedBy: null });
  const left = chatOf(await assign(id, { userId: null, over: owner.id }));
  expect(left).toMatchObject({ owner: "waiting", assigneeId: null });
});

it("a chat that waits goes on waiting for its person, and its handoff stays open until they take it", async () => {
  const id = await waitingChat();
  await api.sql`insert into handoffs (tenant_id, conversation_id, cause, reason) values (${tenantId}, ${id}, 'agent', 'x')`;
  expect(await view("unassigned", owner)).toContain(id);
  expect(chatOf(await assign(id, { userId: staff.id, over: null }))).toMatchObject({
    owner: "waiting",
    assigneeId: staff.id,
  });
  expect(await view("mine", staff)).toContain(id);
  expect(await view("unassigned", owner)).not.toContain(id);
  const counts = (await api.query("chats.counts", { tenantId }, staff)).data as Record<string, number>;
  expect([counts["mine"], counts["unassigned"]]).toEqual([
    (await view("mine", staff)).length,
    (await view("unassigned", staff)).length,
  ]);
  const open = () => api.sql`select 1 from handoffs where conversation_id = ${id} and closed_at is null`;
  expect(await open()).toHaveLength(1);
  const { data } = await api.mutate("overrides.set", { conversationId: id }, staff);
  expect((data as { chat: Chat }).chat).toMatchObject({
    owner: "human",
    assigneeId: staff.id,
    assignedBy: null,
  });
  expect(await open()).toHaveLength(0);
});

it("of many who give one chat away at once, one does and the others are told", async () => {
  const id = await waitingChat();
  const answers = await Promise.all(
    Array.from({ length: 12 }, (_, n) =>
      assign(id, { userId: n % 2 === 0 ? owner.id : staff.id, over: null }),
    ),
  );
  expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
  // A busy database may also ask to come again.
  expect(answers.filter(({ status }) => ![200, 409, 503].includes(status))).toEqual([]);
});

it("only somebody of the store who answers can be given a chat", async () => {
  const id = await waitingChat();
  const viewer = await api.addPerson({ [tenantId]: "viewer" });
  const foreigner = await api.addPerson({ [await insertTenant(api.sql)]: "owner" });
  const away = await api.addPerson({ [tenantId]: "staff" });
  await api.mutate("team.update", { tenantId, userId: away.id, disabled: true }, owner);
  for (const userId of [viewer.id, foreigner.id, away.id, "nobody"])
    expect((await assign(id, { userId, over: null })).reason).toBe("not_found");
});

it("waiting chats go to the available by fewest open, whoever sweeps; without the switch they go to nobody", async () => {
  const tenant = await insertTenant(api.sql);
  const people = await Promise.all([0, 1, 2, 3].map(() => api.addPerson({ [tenant]: "staff" })));
  const [busy, free, away, closed] = people.map(({ id }) => id);
  await api.addPerson({ [tenant]: "viewer" });
  const { id: boss } = await api.addPerson({ [tenant]: "owner" });
  await api.sql`update auth.memberships set availability = 'away' where user_id = any(${[away ?? "", boss]})`;
  const elsewhere = ["sun", "mon", "tue", "wed", "thu", "fri", "sat"][(new Date().getUTCDay() + 3) % 7] ?? "";
  const hours = JSON.stringify({ [elsewhere]: [{ from: "09:00", to: "10:00" }] });
  await api.sql`
    update auth.memberships set availability = 'hours', hours = ${hours}::jsonb where user_id = ${closed ?? ""}`;
  for (let n = 0; n < 2; n += 1) {
    const id = await waitingChat(tenant, "2020-01-01");
    await api.sql`update chat_conversations set assignee_id = ${busy ?? ""} where id = ${id}`;
  }
  const waiting = await Promise.all(Array.from({ length: 6 }, () => waitingChat(tenant)));
  const sweep = () => Promise.all(Array.from({ length: 4 }, () => api.sql`select assign_waiting()`));
  const given = async () => {
    const rows = await api.sql<{ who: string | null; by: string | null }[]>`
      select assignee_id as who, assigned_by as by from chat_conversations where id = any(${waiting})`;
    return rows;
  };
  await sweep();
  expect((await given()).every(({ who }) => who === null)).toBe(true);
  await api.sql`insert into tenant_human_handoff_config (tenant_id, auto_assign) values (${tenant}, true)`;
  await sweep();
  const rows = await given();
  expect(rows.filter(({ who }) => who === free)).toHaveLength(4);
  expect(rows.filter(({ who }) => who === busy)).toHaveLength(2);
  expect(new Set(rows.map(({ by }) => by))).toEqual(new Set([""]));
});

it("a person says whether they attend; others are the owners' to say", async () => {
  const set = (change: object, by: Credentials) =>
    api.mutate("team.setAvailability", { tenantId, ...change }, by);
  const member = async (): Promise<Member | undefined> =>
    ((await api.query("team.list", { tenantId }, staff)).data as { items: Member[] }).items.find(
      ({ id }) => id === staff.id,
    );
  expect(await member()).toMatchObject({ availability: "available", available: true, hours: null });
  expect((await set({ availability: "away" }, staff)).status).toBe(200);
  expect(await member()).toMatchObject({ availability: "away", available: false });
  expect((await set({ userId: owner.id, availability: "away" }, staff)).reason).toBe("not_allowed");
  const hours = { mon: [{ from: "09:00", to: "18:00" }] };
  expect((await set({ userId: staff.id, availability: "hours", hours }, owner)).status).toBe(200);
  expect(await member()).toMatchObject({ availability: "hours", hours });
});

it("alerts go to the available, too, where the store wants it, and to the usual address where nobody is", async () => {
  const tenant = await insertTenant(api.sql, { owner_email: "casa@tienda.test" });
  const { id, email } = await api.addPerson({ [tenant]: "staff" });
  const { id: other } = await api.addPerson({ [tenant]: "staff" });
  await api.sql`update auth.memberships set availability = 'away' where user_id = ${other}`;
  const addresses = async (): Promise<string[]> => {
    const chat = await waitingChat(tenant);
    // As the store's own session stores it.
    await api.db.asTenant(
      tenant,
      ({ sql }) =>
        sql`insert into handoffs (tenant_id, conversation_id, cause, reason) values (${tenant}, ${chat}, 'agent', 'x')`,
    );
    const rows = await api.sql<{ address: string }[]>`
      select address from handoff_alerts where conversation_id = ${chat} and step = 'team' order by address`;
    return rows.map(({ address }) => address);
  };
  expect(await addresses()).toEqual(["casa@tienda.test"]);
  await api.sql`insert into tenant_human_handoff_config (tenant_id, alert_available) values (${tenant}, true)`;
  expect(new Set(await addresses())).toEqual(new Set(["casa@tienda.test", email]));
  await api.sql`update auth.memberships set availability = 'away' where user_id = ${id}`;
  expect(await addresses()).toEqual(["casa@tienda.test"]);
  // A store's session learns of no other store's people.
  await api.sql`update auth.memberships set availability = 'available' where user_id = ${id}`;
  const foreign = await insertTenant(api.sql);
  expect(
    await api.db.asTenant(foreign, ({ sql }) => sql`select * from available_addresses(${tenant})`),
  ).toEqual([]);
});
