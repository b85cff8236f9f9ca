import type { AuditEntry } from "@platform/contract";
import { afterAll, beforeAll, expect, it } from "vitest";
import { insertChat, insertTenant } from "../testing/rows.ts";
import { browser, cookieOf, operator, startApi, type Api, type Credentials } from "../testing/startApi.ts";

let api: Api;
let tenantId: string;
let owner: Credentials & { id: string };
const began = new Date();

beforeAll(async () => {
  api = await startApi();
  tenantId = await insertTenant(api.sql, { store_name: "Danza" });
  owner = await api.member({ [tenantId]: "owner" });
});
afterAll(() => api.stop());

interface Answered {
  items: AuditEntry[];
  nextCursor: string | null;
}
const list = async (input: object = {}, by: Credentials = owner): Promise<Answered> =>
  (await api.query("audit.list", { tenantId, ...input }, by)).data as Answered;

it("S22: tells who changed what, before and after, with the names of people and keys; secrets came or went", async () => {
  await api.mutate(
    "tenants.update",
    { tenantId, storeName: "Danza Sur", ycloudApiKey: "canary-key-1234" },
    owner,
  );
  const { id: member } = await api.addPerson({ [tenantId]: "staff" });
  await api.mutate("team.update", { tenantId, userId: member, role: "viewer" }, operator);
  const key = await api.addKey(tenantId, ["admin"]);
  await api.mutate(
    "handoff.save",
    { tenantId, enabled: false, smtpPassword: "canary-mail" },
    key.credentials,
  );
  const chat = await insertChat(api.sql, { tenant_id: tenantId });
  await api.mutate("overrides.set", { conversationId: chat, minutes: 5 }, owner);
  await api.sql`insert into audit_log (tenant_id, actor, action, changes) values (${tenantId}, 'sql', 'tenant.mended', 'by hand')`;
  const { items } = await list();
  expect(items.map(({ action, actor, targetName }) => [action, actor.kind, actor.name, targetName])).toEqual([
    ["tenant.mended", "sql", null, null],
    ["override.set", "person", "Marta", null],
    ["handoff.saved", "key", "ERP", null],
    ["key.created", "token", null, "ERP"],
    ["team.changed", "token", null, "Marta"],
    ["tenant.updated", "person", "Marta", null],
  ]);
  expect(items.at(-1)?.changes).toEqual({
    storeName: { before: "Danza", after: "Danza Sur" },
    ycloudApiKey: "set",
  });
  expect(items[2]?.changes).toEqual({ enabled: { before: true, after: false }, smtpPassword: "set" });
  expect(items[0]?.changes).toEqual({ text: "by hand" });
  expect(JSON.stringify(items)).not.toContain("canary");
});

it("is looked through by area, person, day and page", async () => {
  const actions = async (input: object) => (await list(input)).items.map(({ action }) => action);
  expect(await actions({ area: "team" })).toEqual(["team.changed"]);
  expect(await actions({ actorId: owner.id })).toEqual(["override.set", "tenant.updated"]);
  const [from, to] = [began, new Date()].map((at) => at.toISOString().slice(0, 10));
  expect(await actions({ from, to })).toHaveLength(6);
  expect(await actions({ to: "2020-01-01" })).toEqual([]);
  expect(await actions({ actorId: "token" })).toEqual(["key.created", "team.changed"]);
  const first = await list({ limit: 4 });
  const rest = await list({ limit: 4, cursor: first.nextCursor });
  expect([first.items.length, rest.items.length, rest.nextCursor]).toEqual([4, 2, null]);
});

it("days begin where their reader is", async () => {
  const actions = async (input: object) => (await list(input)).items.map(({ action }) => action);
  // A day begins where its reader is.
  await api.sql`
    insert into audit_log (tenant_id, actor, action, at) values (${tenantId}, 'sql', 'tenant.late', '2020-03-02T01:30:00Z')`;
  const second = { from: "2020-03-02", to: "2020-03-02" };
  expect(await actions(second)).toEqual(["tenant.late"]);
  const there = { timezone: "America/Argentina/Buenos_Aires" };
  expect(await actions({ ...second, ...there })).toEqual([]);
  expect(await actions({ from: "2020-03-01", to: "2020-03-01", ...there })).toEqual(["tenant.late"]);
  const wrong = await api.query("audit.list", { tenantId, ...second, timezone: "Luna/Mar" }, owner);
  expect(wrong.reason).toBe("invalid_input");
});

it("names whoever is in it, people first, so that one of them can be picked", async () => {
  const of = async (store: string | null, by: Credentials) =>
    (
      (await api.query("audit.actors", { tenantId: store }, by)).data as {
        items: { kind: string; id: string; name: string | null }[];
      }
    ).items;
  const items = await of(tenantId, owner);
  expect(items.map(({ kind, name }) => [kind, name])).toEqual([
    ["person", "Marta"],
    ["key", "ERP"],
    ["token", null],
    ["sql", null],
  ]);
  for (const { id } of items) expect((await list({ actorId: id })).items.length).toBeGreaterThan(0);
  expect((await api.query("audit.actors", { tenantId: null }, owner)).reason).toBe("not_allowed");
  expect((await of(null, operator)).map(({ id }) => id)).toContain(owner.id);
});

it("an operator reads every store's and the installation's own; an owner only the store's", async () => {
  const other = await insertTenant(api.sql, { store_name: "Otra" });
  await api.mutate("tenants.remove", { tenantId: other });
  const everything = await list({ tenantId: null }, operator);
  expect(everything.items[0]).toMatchObject({ action: "tenant.removed", tenantId: null });
  expect(everything.items.map((entry) => entry.tenantId)).toContain(tenantId);
  expect((await api.query("audit.list", { tenantId: null }, owner)).reason).toBe("not_allowed");
});

it("is rewritten by nobody, the tables' owner included, and goes with its store alone", async () => {
  const refused = { code: "42501" };
  await expect(api.sql`update audit_log set actor = 'nobody'`).rejects.toMatchObject(refused);
  await expect(api.sql`delete from audit_log`).rejects.toMatchObject(refused);
  await expect(api.sql`truncate audit_log`).rejects.toMatchObject(refused);
  const gone = await insertTenant(api.sql);
  await api.mutate("tenants.update", { tenantId: gone, storeName: "Se va" });
  await api.sql`delete from tenants where id = ${gone}`;
  expect(await api.sql`select 1 from audit_log where tenant_id = ${gone}`).toEqual([]);
});

/** Signs in as the operator, in a browser. */
async function asGuest(): Promise<Credentials> {
  const answer = await fetch(`${api.url}/api/auth/sign-in/admin-token`, {
    method: "POST",
    headers: { "content-type": "application/json", origin: api.url, "sec-fetch-site": "same-origin" },
    body: JSON.stringify({ token: api.config.adminToken }),
  });
  return browser(api.url, cookieOf(answer));
}

const marksOf = async (store: string): Promise<string[]> =>
  (await list({ tenantId: store }, operator)).items.map(({ action, actor }) => `${action} ${actor.name}`);

it("to whom a chat was given is told by name", async () => {
  const store = await insertTenant(api.sql, {});
  const mate = await api.addPerson({ [store]: "staff" });
  const chat = await insertChat(api.sql, { tenant_id: store });
  const assign = (userId: string | null, over: string | null) =>
    api.mutate("chats.assign", { conversationId: chat, userId, over });
  expect((await assign(mate.id, null)).status).toBe(200);
  expect((await assign(null, mate.id)).status).toBe(200);
  const { items } = await list({ tenantId: store }, operator);
  expect(items.map(({ changes }) => changes)).toEqual([
    { to: null, over: "Marta" },
    { to: "Marta", over: null },
  ]);
});

it("an operator who tries the base with a store's bot is in no store: its record says that the base was tried, once", async () => {
  const store = await insertTenant(api.sql, {});
  const guest = await asGuest();
  const base = { prompt: "Común.", disclosure: null, forbiddenPhrases: [] };
  const say = (input: object) =>
    api.mutate(
      "playground.reply",
      { tenantId: store, messages: [{ author: "customer", text: "Hola" }], ...input },
      guest,
    );
  for (let n = 0; n < 2; n += 1) expect((await say({ base })).status).toBe(200);
  expect(await marksOf(store)).toEqual(["base.tried Operador"]);
  await say({});
  expect(await marksOf(store)).toEqual(["tenant.entered Operador", "base.tried Operador"]);
});

it("an operator who comes into a store is on its record, once per stay and not per request; a list across stores is no visit", async () => {
  const store = await insertTenant(api.sql, {});
  const chat = await insertChat(api.sql, { tenant_id: store });
  const guest = await asGuest();
  const marks = () => marksOf(store);
  await api.query("chats.list", { tenantId: store }, guest);
  await api.query("tenants.list", {}, guest);
  expect(await marks()).toEqual([]);
  await Promise.all([
    api.query("chats.messages", { conversationId: chat }, guest),
    ...[1, 2, 3].map(() => api.query("tenants.get", { tenantId: store }, guest)),
  ]);
  expect(await marks()).toEqual(["tenant.entered Operador"]);
  for (let n = 0; n < 2; n += 1) await api.mutate("tenants.leave", { tenantId: store }, guest);
  await api.query("handoff.get", { tenantId: store }, guest);
  expect(await marks()).toEqual([
    "tenant.entered Operador",
    "tenant.left Operador",
    "tenant.entered Operador",
  ]);
});
