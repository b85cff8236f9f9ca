import type { RemovedTenant } from "@platform/contract";
import { createYCloudClient } from "@platform/integrations/ycloud";
import { startYCloud, type YCloudSimulator } from "@platform/simulator";
import { afterAll, beforeAll, beforeEach, expect, it } from "vitest";
import { STORE, storeTools } from "../catalog/testing/storeTools.ts";
import { insertTenant } from "../testing/rows.ts";
import { startApi, type Api } from "../testing/startApi.ts";
import { carryOutRemovals } from "./carryOutRemovals.ts";

const OURS = "https://bot.example.com/chat/webhook";
const THEIRS = "https://somebody-else.example.com/hook";
const LINE = "+5491155551111";
const SECOND_LINE = "+5491155552222";

let api: Api;
let ycloud: YCloudSimulator;
let tools: ReturnType<typeof storeTools>;
let tenantId: string;

beforeAll(async () => {
  api = await startApi();
  ycloud = await startYCloud({
    apiKey: "yc-own",
    webhookSecret: "whsec_first_0123456789",
    businessPhone: LINE,
    otherPhones: [{ phone: SECOND_LINE, name: "Otra línea" }],
  });
  tools = storeTools(api.sql, `http://127.0.0.1:9/${STORE.storeId}`);
});
afterAll(async () => {
  await Promise.all([api.stop(), ycloud.stop(), tools.fetch.close()]);
});
beforeEach(async () => {
  await api.sql`delete from tenants`;
  ycloud.faults.clear();
  ycloud.endpoints.length = 0;
  const account = clientOf("yc-own");
  for (const url of [OURS, THEIRS])
    await account.createWebhookEndpoint({
      url,
      enabledEvents: ["whatsapp.message.updated"],
      description: "x",
    });
  tenantId = await insertTenant(api.sql, { bot_phone_number: LINE, ycloud_api_key: "yc-own" });
});

const clientOf = (apiKey: string) =>
  createYCloudClient({ baseUrl: ycloud.baseUrl, apiKey, fetch: tools.fetch });
const addresses = () => ycloud.endpoints.map(({ url }) => url);

async function remove(): Promise<void> {
  await api.mutate("tenants.remove", { tenantId });
  await carryOut();
}

async function carryOut(): Promise<void> {
  await api.sql`update store_removals set due_at = now() where tenant_id = ${tenantId}`;
  await carryOutRemovals({
    sql: api.sql,
    storage: api.media,
    log: tools.log,
    storeClientFor: tools.storeClientFor,
    webhookUrl: null,
    ycloudFor: ({ sealedKey }) => Promise.resolve(clientOf(sealedKey ?? "yc-own")),
    messagesUrl: OURS,
  });
}

async function errorShown(): Promise<string | null | undefined> {
  const removed: RemovedTenant[] = (await api.query("tenants.removed", {})).data;
  return removed.find(({ id }) => id === tenantId)?.unsubscribeError;
}

it("takes our address out of the store's own account, and no other one", async () => {
  await remove();
  expect(addresses()).toEqual([THEIRS]);
  expect(await errorShown()).toBeNull();
});

it("leaves it where a store that stays has a number of the account", async () => {
  await insertTenant(api.sql, { bot_phone_number: SECOND_LINE, ycloud_api_key: "yc-own" });
  await remove();
  expect(addresses()).toEqual([OURS, THEIRS]);
});

it("leaves it in the installation's account, which is not the store's to change", async () => {
  await api.sql`update tenants set ycloud_api_key = null where id = ${tenantId}`;
  await remove();
  expect(addresses()).toEqual([OURS, THEIRS]);
});

it("says what YCloud refuses, and tries again until it is out", async () => {
  const mend = ycloud.faults.next(
    { kind: "server_error", status: 503 },
    { times: Infinity, when: ({ method }) => method === "DELETE" },
  );
  await remove();
  expect(addresses()).toEqual([OURS, THEIRS]);
  expect(await errorShown()).toContain("YCloud");
  mend();
  await carryOut();
  expect(addresses()).toEqual([THEIRS]);
  expect(await errorShown()).toBeNull();
});

it("is done with an account whose key doesn't count any more", async () => {
  await api.sql`update tenants set ycloud_api_key = 'yc-revoked' where id = ${tenantId}`;
  await remove();
  expect(await errorShown()).toBeNull();
});
