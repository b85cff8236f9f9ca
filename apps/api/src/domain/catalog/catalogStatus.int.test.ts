import type { CatalogStatus, Diagnosis } from "@platform/contract";
import { afterAll, beforeAll, expect, it } from "vitest";
import { insertTenant } from "../../testing/rows.ts";
import { startApi, type Api } from "../../testing/startApi.ts";

let api: Api;
beforeAll(async () => {
  api = await startApi();
});
afterAll(() => api.stop());

const connect = () => insertTenant(api.sql, { tiendanube_store_id: "1", tiendanube_access_token: "t" });
const status = async (tenantId: string) =>
  (await api.query("catalog.status", { tenantId })).data as unknown as CatalogStatus;
const check = async (tenantId: string) => {
  const checks = (await api.query("tenants.diagnose", { tenantId })).data as unknown as Diagnosis;
  return checks.find((each) => each.check === "catalog");
};

it("a store without a shop has never been read", async () => {
  const tenantId = await insertTenant(api.sql);
  expect(await status(tenantId)).toMatchObject({
    state: "never",
    products: 0,
    syncedAt: null,
    connected: false,
  });
  expect(await check(tenantId)).toMatchObject({ status: "unknown" });
});

it("a look at everything shows how far it is, and is asked for by a button", async () => {
  const tenantId = await connect();
  expect(await status(tenantId)).toMatchObject({ state: "never", connected: true });
  await api.sql`update catalog_sync set products = 400, total = 1000, state = 'syncing' where tenant_id = ${tenantId}`;
  expect(await status(tenantId)).toMatchObject({ state: "syncing", products: 400, total: 1000 });
  expect(await check(tenantId)).toMatchObject({
    status: "warn",
    detail: expect.stringContaining("400 de 1000") as string,
  });
  await api.sql`
    update catalog_sync set state = 'ready', synced_at = now(), want_full = false, due_at = now() + interval '1 hour'
    where tenant_id = ${tenantId}`;
  expect((await api.mutate("catalog.sync", { tenantId })).data).toMatchObject({ state: "syncing" });
  const [row] =
    await api.sql`select want_full, due_at <= now() as due from catalog_sync where tenant_id = ${tenantId}`;
  expect(row).toEqual({ want_full: true, due: true });
});

it.each([
  ["access = 'suspended'", "fail"],
  ["access = 'unauthorized'", "fail"],
  ["access = 'uninstalled'", "fail"],
  ["synced_at = null, state = 'failed', error = 'unavailable'", "fail"],
  ["synced_at = now() - interval '2 hours'", "warn"],
  ["synced_at = now() - interval '20 minutes'", "ok"],
])("its health says how old it is, and why: %s is %s", async (change, expected) => {
  const tenantId = await connect();
  await api.sql`update catalog_sync set state = 'ready', synced_at = now() where tenant_id = ${tenantId}`;
  await api.sql`update catalog_sync set ${api.sql.unsafe(change)} where tenant_id = ${tenantId}`;
  expect(await check(tenantId)).toMatchObject({ status: expected });
});
