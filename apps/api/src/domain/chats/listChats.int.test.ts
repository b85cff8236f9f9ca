import { afterAll, beforeAll, expect, it } from "vitest";
import { countReads, viewerOf } from "../../testing/countReads.ts";
import { insertTenant } from "../../testing/rows.ts";
import { type Api, startApi } from "../../testing/startApi.ts";
import { createAccess } from "../access.ts";
import { listChats } from "./listChats.ts";

let api: Api;

/** So many chats that went on one after the other, each a minute later, up to then. */
const fill = (tenantId: string, chats: number, until: string) => api.sql`
  insert into chat_conversations (tenant_id, external_user_id, last_message_at)
  select ${tenantId}, '549117' || 1000000 + n, ${until}::timestamptz - interval '1 minute' * (${chats}::int - n)
  from generate_series(1, ${chats}) n`;
const page = async (tenantId: string) => {
  const { db, rows } = countReads(api.db, "chat_conversations");
  const { items } = await listChats(createAccess(db, viewerOf(tenantId)), { filter: "all", limit: 50 });
  return { items, rows: rows() };
};

beforeAll(async () => {
  api = await startApi();
});
afterAll(() => api.stop());

it("what was planned while there were three chats reads a page of thousands by its index", async () => {
  const [tiny, busy] = [await insertTenant(api.sql), await insertTenant(api.sql)];
  await fill(tiny, 3, "2026-03-01T00:00:00Z");
  await api.sql`analyze chat_conversations`;
  // More often than there are connections.
  for (let round = 0; round < 12; round += 1) expect((await page(tiny)).items).toHaveLength(3);
  await fill(busy, 3_000, "2026-06-01T00:00:00Z");
  for (let round = 0; round < 12; round += 1) expect((await page(busy)).rows).toBeLessThan(100);
  expect((await page(tiny)).rows).toBeLessThan(10);
});

it("a store that has gone quiet is not looked for among the newer chats of all others", async () => {
  await api.sql`delete from chat_conversations`;
  const [quiet, busy] = [await insertTenant(api.sql), await insertTenant(api.sql)];
  await fill(quiet, 1_500, "2026-01-01T00:00:00Z");
  await fill(busy, 3_000, "2026-06-01T00:00:00Z");
  await api.sql`analyze chat_conversations`;
  const { items, rows } = await page(quiet);
  expect(items).toHaveLength(50);
  expect(items[0]).toMatchObject({ tenantId: quiet, lastMessageAt: "2026-01-01T00:00:00+00:00" });
  expect(rows).toBeLessThan(300);
});
