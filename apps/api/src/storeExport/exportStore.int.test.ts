import { strFromU8, unzipSync } from "fflate";
import { listGuardedTables, seedTenant } from "@platform/db/testing";
import { afterAll, beforeAll, expect, it } from "vitest";
import { insertTenant } from "../testing/rows.ts";
import { startApi, type Api, type Credentials, operator } from "../testing/startApi.ts";
import { listStoreTables } from "./readTables.ts";

const TENANT = "6001";
const CANARY = "sk-canary-4f2a-never-leaves";
let api: Api;
let owner: Credentials;
let staff: Credentials;

beforeAll(async () => {
  api = await startApi();
  const tables = (await listGuardedTables(api.sql)).filter(({ name }) => name !== "store_removals");
  for (const id of [TENANT, "6002"]) await seedTenant(api.sql, { tables, tenantId: id });
  await api.sql`
    update tenants set openai_api_key = ${CANARY}, ycloud_api_key = ${CANARY}, ycloud_webhook_secret = ${CANARY} where id = ${TENANT}`;
  await api.sql`
    insert into chat_messages (tenant_id, conversation_id, role, content)
    select ${TENANT}, c.id, 'user', 'mensaje ' || n from chat_conversations c, generate_series(1, 1234) n
    where c.tenant_id = ${TENANT}`;
  await api.sql`
    insert into chat_media (tenant_id, kind, storage_key, state, file_name)
    values (${TENANT}, 'document', ${`${TENANT}/a`}, 'stored', '../../etc/Remito ñ.pdf'), (${TENANT}, 'image', ${`${TENANT}/gone`}, 'stored', null)`;
  await api.sql`update webhook_events set body = convert_to('{"text": "hola ñ"}', 'UTF8') where tenant_id = ${TENANT}`;
  await api.media.put(`${TENANT}/a`, Buffer.from("%PDF-1.7 remito"));
  owner = await api.member({ [TENANT]: "owner" });
  staff = await api.member({ [TENANT]: "staff" });
});
afterAll(() => api.stop());

const ask = (credentials: Credentials, tenantId = TENANT) =>
  fetch(`${api.url}/export/stores/${tenantId}`, { headers: credentials });

it("is for owners and operators alone, and another's store reads like a missing one", async () => {
  expect((await ask({})).status).toBe(401);
  expect((await ask(staff)).status).toBe(403);
  const foreign = await ask(owner, await insertTenant(api.sql));
  const missing = await ask(owner, "999999");
  expect([foreign.status, await foreign.text()]).toEqual([missing.status, await missing.text()]);
  expect(foreign.status).toBe(404);
  expect((await ask(operator, "999999")).status).toBe(404);
});

it("holds every row of every table and every file, and nobody's secrets or rows but its own", async () => {
  const answer = await ask(owner);
  expect(answer.status).toBe(200);
  expect(answer.headers.get("content-disposition")).toMatch(
    /^attachment; filename="tienda-6001-[\d-]+\.zip"$/,
  );
  const files = unzipSync(new Uint8Array(await answer.arrayBuffer()));
  const text = (name: string): string => strFromU8(files[name] ?? new Uint8Array());
  const lines = (name: string) =>
    text(name)
      .split("\n")
      .filter((line) => line !== "")
      .map((line) => JSON.parse(line) as Record<string, unknown>);
  const tables = await listStoreTables(api.sql);
  expect(tables.length).toBeGreaterThan(40);
  for (const { name, tenantColumn } of tables) {
    const rows = lines(`tablas/${name}.ndjson`);
    // The record of the copy itself was written before it began.
    const [there] = await api.sql<{ n: number }[]>`
      select count(*)::int as n from ${api.sql(name)} where ${api.sql(tenantColumn)} = ${TENANT}`;
    expect([name, rows.length]).toEqual([name, there?.n]);
    expect(new Set(rows.map((row) => String(row[tenantColumn]))), name).toEqual(new Set([TENANT]));
  }
  const contents = new Set(lines("tablas/chat_messages.ndjson").map(({ content }) => content));
  for (let n = 1; n <= 1234; n += 1) expect(contents).toContain(`mensaje ${n}`);
  expect(lines("tablas/tenants.ndjson")).toMatchObject([{ openai_api_key: { set: true } }]);
  expect(lines("tablas/webhook_events.ndjson")).toMatchObject([{ body: '{"text": "hola ñ"}' }]);
  const names = Object.keys(files);
  expect(names.filter((name) => name.includes("..") || name.startsWith("/"))).toEqual([]);
  const remito = names.find((name) => name.endsWith("Remito_ñ.pdf")) ?? "";
  expect(remito).toMatch(/^archivos\/[0-9a-f-]{36}-/);
  expect(text(remito)).toBe("%PDF-1.7 remito");
  for (const name of names) expect(text(name)).not.toContain(CANARY);
  expect(lines("personas.ndjson").map(({ role }) => role)).toEqual(["owner", "staff"]);
  const log =
    await api.sql`select actor from audit_log where tenant_id = ${TENANT} and action = 'tenant.exported'`;
  expect(log).toHaveLength(1);
});

it("breaks off where something can't be read, so that half of it is never taken for the whole", async () => {
  await api.sql`revoke select on chat_notes from platform_tenant`;
  const answer = await ask(owner);
  await expect(answer.arrayBuffer()).rejects.toThrow();
  await api.sql`grant select on chat_notes to platform_tenant`;
});

it("few are made at once, and whoever goes away makes room", async () => {
  const aborter = new AbortController();
  // Readers that take nothing: the copies stand still.
  const big = await insertTenant(api.sql);
  await api.sql`
    insert into audit_log (tenant_id, actor, action, changes)
    select ${big}, 'x', 'x', jsonb_build_object('x', (
      select string_agg(md5(n::text || k::text), '') from generate_series(1, 400) k))
    from generate_series(1, 3000) n`;
  const url = `${api.url}/export/stores/${big}`;
  // Kept at hand until all have been seen: whoever forgets an answer has hung up, once it is collected.
  const answers = await Promise.all(
    Array.from({ length: 5 }, () => fetch(url, { headers: operator, signal: aborter.signal })),
  );
  expect(answers.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 200, 429, 429, 429]);
  aborter.abort();
  await expect.poll(async () => (await ask(operator)).status).toBe(200);
});
