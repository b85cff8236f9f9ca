import { startTiendanube, type TiendanubeSimulator } from "@platform/simulator";
import { afterAll, beforeAll, beforeEach, expect, it } from "vitest";
import { insertTenant } from "../../testing/rows.ts";
import { startApi, type Api, type Credentials } from "../../testing/startApi.ts";

let api: Api;
let shop: TiendanubeSimulator;
let tenantId: string;
let owner: Credentials;

beforeAll(async () => {
  shop = await startTiendanube({
    storeId: "4815162",
    accessToken: "first-token",
    clientSecret: "app-secret",
  });
  api = await startApi({
    env: {
      TIENDANUBE_BASE_URL: shop.baseUrl,
      TIENDANUBE_AUTH_URL: shop.baseUrl,
      TIENDANUBE_CLIENT_ID: "31337",
      TIENDANUBE_CLIENT_SECRET: "app-secret",
    },
  });
  shop.setRedirectUrl(`${api.url}/tiendanube/callback`);
});
beforeEach(async () => {
  tenantId = await insertTenant(api.sql);
  owner = await api.member({ [tenantId]: "owner" });
});
afterAll(async () => {
  await api.stop();
  await shop.stop();
});

/** Through the store's page and back: the address that the browser is sent to. */
async function install(who: Credentials): Promise<string> {
  const { data } = await api.mutate("tenants.connectStore", { tenantId }, who);
  const { url } = data as unknown as { url: string };
  const page = await fetch(url, { redirect: "manual" });
  return page.headers.get("location") ?? "";
}
const open = (address: string, who: Credentials) =>
  fetch(address, {
    headers: who["cookie"] === undefined ? {} : { cookie: who["cookie"] },
    redirect: "manual",
  });
const row = async (id = tenantId) => {
  const [found] = await api.sql`
    select tiendanube_store_id, tiendanube_access_token is not null as token from tenants where id = ${id}`;
  return found;
};

it("connects the store that its owner installed the app in, and reads it", async () => {
  const answer = await open(await install(owner), owner);
  expect([answer.status, answer.headers.get("location")]).toEqual([
    303,
    `/admin/tenants/${tenantId}/alta?paso=store`,
  ]);
  expect(await row()).toEqual({ tiendanube_store_id: "4815162", token: true });
  const [sealed] = await api.sql`select tiendanube_access_token as token from tenants where id = ${tenantId}`;
  expect(String(sealed?.["token"])).toMatch(/^enc:v1:/);
  expect(await api.sql`select 1 from catalog_sync where tenant_id = ${tenantId}`).toHaveLength(1);
  expect(
    await api.sql`select 1 from audit_log where tenant_id = ${tenantId} and action = 'store.connected'`,
  ).toHaveLength(1);
});

it("takes what the browser brings once", async () => {
  const address = await install(owner);
  expect((await open(address, owner)).status).toBe(303);
  expect((await open(address, owner)).status).toBe(400);
});

it("is ended by nobody but who began it", async () => {
  const address = await install(owner);
  const colleague = await api.member({ [tenantId]: "owner" });
  expect((await open(address, {})).status).toBe(401);
  expect((await open(address, colleague)).status).toBe(400);
  expect(await row()).toEqual({ tiendanube_store_id: null, token: false });
});

it("too late, without a state, or with another's code changes nothing", async () => {
  const late = await install(owner);
  await api.sql`update store_installs set expires_at = now() - interval '1 second'`;
  expect((await open(late, owner)).status).toBe(400);
  expect((await open(`${api.url}/tiendanube/callback?code=abc`, owner)).status).toBe(400);
  const address = new URL(await install(owner));
  address.searchParams.set("code", "invented");
  expect((await open(address.href, owner)).status).toBe(400);
  expect(await row()).toEqual({ tiendanube_store_id: null, token: false });
});

it("gives its new token to another number that was reading the same store, and to no other", async () => {
  const [reading, foreign] = [
    await insertTenant(api.sql, { tiendanube_store_id: "4815162", tiendanube_access_token: "old" }),
    await insertTenant(api.sql, { tiendanube_store_id: "4815162", tiendanube_access_token: "guess" }),
  ];
  await api.sql`update catalog_sync set synced_at = now() where tenant_id = ${reading}`;
  await open(await install(owner), owner);
  const tokens = await api.sql<{ id: string; sealed: boolean }[]>`
    select id::text, tiendanube_access_token like 'enc:v1:%' as sealed from tenants where id in (${reading}, ${foreign}) order by id`;
  expect(tokens.map(({ sealed }) => sealed)).toEqual([true, false]);
});
