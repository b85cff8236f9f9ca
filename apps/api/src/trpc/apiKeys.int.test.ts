import type { ApiKey, Chat, Message } from "@platform/contract";
import { afterAll, beforeAll, expect, it } from "vitest";
import { createLogger } from "../log/createLogger.ts";
import { awakeSince } from "../testing/awake.ts";
import { openStream, SOON_MS } from "../testing/eventSource.ts";
import { insertChat, insertTenant } from "../testing/rows.ts";
import { startApi, type Api, type Credentials } from "../testing/startApi.ts";

const PER_MINUTE = 40;
let api: Api;
let logged = "";
let tenantId: string;
let owner: Credentials;

beforeAll(async () => {
  const log = createLogger({ level: "trace", to: { write: (line) => void (logged += line) } });
  api = await startApi({ log, keyLimit: PER_MINUTE });
  tenantId = await insertTenant(api.sql, { store_name: "Danza" });
  owner = await api.member({ [tenantId]: "owner" });
});
afterAll(() => api.stop());

const list = async (tenant: string | null = tenantId): Promise<ApiKey[]> =>
  ((await api.query("apiKeys.list", { tenantId: tenant })).data as { items: ApiKey[] }).items;
const setClock = (id: string, expires: string, used: string) => api.sql`
  update auth.api_keys set expires_at = now() + ${expires}::interval, last_used_at = now() - ${used}::interval
  where id = ${id}`;

it("a key answers a customer in its own name, as a program, and is shown once", async () => {
  const input = { tenantId, name: "Sistema de stock", scopes: ["chats:write"], expiresInDays: 30 };
  const made = (await api.mutate("apiKeys.create", input, owner)).data as { apiKey: ApiKey; key: string };
  expect(made.key).toMatch(/^pak_[\w-]{43}$/);
  expect(made.apiKey).toMatchObject({ scopes: ["chats:write"], createdBy: "Marta", lastUsedAt: null });
  const key = { authorization: `Bearer ${made.key}` };
  const chat = await insertChat(api.sql, { tenant_id: tenantId, window_closes_at: "2100-01-01" });
  const sent = await api.mutate(
    "chats.send",
    { conversationId: chat, text: "Llegó tu talle", clientMessageId: "stock-1" },
    key,
  );
  expect(sent.data as Message).toMatchObject({ authorName: "Sistema de stock" });
  const { data } = await api.query("chats.get", { conversationId: chat }, key);
  expect(data as Chat).toMatchObject({ owner: "human", assigneeName: "Sistema de stock" });
  const [audit] = await api.sql<{ actor: string; changes: string }[]>`
    select actor, changes::text from audit_log where action = 'key.created' and target = ${made.apiKey.id}`;
  expect(audit?.changes).toContain("Sistema de stock");
  // Nothing that is kept or told later holds it.
  const [row] = await api.sql<{ row: string }[]>`
    select k::text || coalesce((select string_agg(a::text, '') from audit_log a), '') as row
    from auth.api_keys k where id = ${made.apiKey.id}`;
  for (const text of [JSON.stringify(await list()), row?.row ?? "", logged])
    expect(text).not.toContain(made.key.slice(4, -4));
  expect((await list())[0]).toMatchObject({ id: made.apiKey.id, last4: made.key.slice(-4), expired: false });
});

it("a key decides alone, counts until it expires, and notes its use once a minute", async () => {
  const { id, key, credentials } = await api.addKey(tenantId, ["read"]);
  const ask = (credentialsOf: Credentials) => api.query("tenants.get", { tenantId }, credentialsOf);
  expect((await ask(credentials)).status).toBe(200);
  const usedAt = async () => (await list()).find((item) => item.id === id)?.lastUsedAt;
  const first = await usedAt();
  expect(first).not.toBeNull();
  await ask(credentials);
  expect(await usedAt()).toBe(first);
  await setClock(id, "1 day", "2 minutes");
  const earlier = Date.parse((await usedAt()) ?? "");
  await ask(credentials);
  expect(Date.parse((await usedAt()) ?? "")).toBeGreaterThan(earlier + 60_000);
  const wrong = `${key.slice(0, -1)}${key.endsWith("A") ? "B" : "A"}`;
  expect((await ask({ ...owner, authorization: `Bearer ${wrong}` })).status).toBe(401);
  await setClock(id, "-1 second", "0");
  expect((await ask({ ...owner, ...credentials })).status).toBe(401);
  expect((await list()).find((item) => item.id === id)).toMatchObject({ expired: true });
});

it("S8: a revoked key is nobody at once, and its open stream ends within five seconds", async () => {
  const { id, credentials } = await api.addKey(tenantId, ["read"]);
  const stream = await openStream(`${api.url}/trpc/chats.events?input={}`, credentials);
  await expect.poll(() => stream.connected).toBe(true);
  const awake = awakeSince(api.sql);
  expect((await api.mutate("apiKeys.revoke", { tenantId, keyId: id }, owner)).status).toBe(200);
  expect((await api.query("tenants.get", { tenantId }, credentials)).status).toBe(401);
  await stream.ended;
  expect(awake()).toBeLessThan(SOON_MS);
  expect((await list()).map((item) => item.id)).not.toContain(id);
  expect((await api.mutate("apiKeys.revoke", { tenantId, keyId: id }, owner)).status).toBe(404);
});

it("a key of the installation sees every store; keys are made by people alone", async () => {
  const other = await insertTenant(api.sql, { store_name: "Ajena" });
  const everywhere = await api.addKey(null, ["admin"]);
  const own = await api.addKey(tenantId, ["admin"]);
  const storesOf = async ({ credentials }: { credentials: Credentials }): Promise<string[]> =>
    ((await api.query("tenants.list", {}, credentials)).data as { items: { id: string }[] }).items.map(
      (store) => store.id,
    );
  expect(new Set(await storesOf(everywhere))).toEqual(new Set([tenantId, other]));
  expect(await storesOf(own)).toEqual([tenantId]);
  const input = { name: "x", scopes: ["read"], expiresInDays: null };
  for (const { credentials } of [everywhere, own])
    expect((await api.mutate("apiKeys.create", { ...input, tenantId }, credentials)).status).toBe(403);
  for (const who of [owner, everywhere.credentials])
    expect((await api.mutate("apiKeys.create", { ...input, tenantId: null }, who)).status).toBe(403);
  expect((await list(null)).map(({ id }) => id)).toEqual([everywhere.id]);
});

it("S7: a key asks so often a minute and no more; others are not held up", async () => {
  const [busy, calm] = [await api.addKey(tenantId, ["read"]), await api.addKey(tenantId, ["read"])];
  const ask = ({ credentials }: { credentials: Credentials }) => api.query("session.get", {}, credentials);
  const statuses: number[] = [];
  for (let n = 0; n <= PER_MINUTE; n += 1) statuses.push((await ask(busy)).status);
  expect(statuses.slice(0, PER_MINUTE).every((status) => status === 200)).toBe(true);
  const late = await ask(busy);
  expect([statuses.at(-1), late.status, late.reason]).toEqual([429, 429, "too_many_requests"]);
  expect(late.headers.get("retry-after")).toBe("60");
  expect((await ask(calm)).status).toBe(200);
});
