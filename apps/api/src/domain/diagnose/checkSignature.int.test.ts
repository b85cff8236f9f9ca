import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";
import type { Diagnosis } from "@platform/contract";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { insertTenant } from "../../testing/rows.ts";
import { startApi, type Api } from "../../testing/startApi.ts";

const SECRET = "whsec_own_0123456789";
let api: Api;
beforeAll(async () => {
  api = await startApi();
});
afterAll(() => api.stop());

const diagnose = async (tenantId: string) => {
  const answer = await api.query("tenants.diagnose", { tenantId });
  expect(answer.text).not.toContain(SECRET);
  const found = (name: string) => (answer.data as Diagnosis).find(({ check }) => check === name);
  return { signature: found("signature"), webhook: found("webhook") };
};
type Answer = (body: string, headers: Record<string, string>) => number | Promise<number>;
/** What stands before the installation, as an operator's proxy or somebody else's server. */
const withProxy = async (answer: Answer, work: () => Promise<void>) => {
  const server = createServer((request, response) => {
    const signature = String(request.headers["ycloud-signature"]);
    const headers = { "content-type": "application/json", "ycloud-signature": signature };
    void text(request).then(async (body) => response.writeHead(await answer(body, headers)).end());
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const before = api.config.publicUrl;
  api.config.publicUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  try {
    await work();
  } finally {
    api.config.publicUrl = before;
    server.close();
  }
};

describe("the signature of a store's webhook", () => {
  it("holds: a signed event is stored for the store and done, a forged one is refused, and nothing else happens", async () => {
    const tenantId = await insertTenant(api.sql, { ycloud_webhook_secret: SECRET });
    const { signature, webhook } = await diagnose(tenantId);
    expect(signature).toMatchObject({ status: "ok", fix: null });
    expect(signature?.detail).toContain(api.url);
    expect(await api.sql`select type, state, tenant_id::text as tenant from webhook_events`).toMatchObject([
      { type: "platform.self_check", state: "done", tenant: tenantId },
    ]);
    expect(await api.sql`select 1 from chat_conversations`).toHaveLength(0);
    expect(webhook).toMatchObject({ status: "unknown" });
    expect((await diagnose(tenantId)).webhook).toMatchObject({ status: "unknown" });
  });
  it("is tried on this machine where the public address can't be reached from here", async () => {
    const tenantId = await insertTenant(api.sql, { ycloud_webhook_secret: SECRET });
    const before = api.config.publicUrl;
    api.config.publicUrl = "http://panel.invalid";
    const { signature } = await diagnose(tenantId);
    api.config.publicUrl = before;
    expect(signature).toMatchObject({ status: "ok" });
    expect(signature?.detail).toContain(`http://127.0.0.1:${api.config.port}`);
  });
  it("holds right after the secret was changed", async () => {
    const tenantId = await insertTenant(api.sql, { ycloud_webhook_secret: SECRET });
    await diagnose(tenantId);
    await api.mutate("tenants.update", { tenantId, ycloudWebhookSecret: "whsec_new_0123456789" });
    expect((await diagnose(tenantId)).signature).toMatchObject({ status: "ok" });
  });
  it.each([
    ["an address that leads elsewhere", () => 200, "no quedó guardado"],
    ["a page in the way", () => 404, "contestó 404"],
    ["a proxy that spoils the signature", () => 401, "rechaza un aviso firmado"],
    ["a proxy that redirects", () => 301, "contestó 301"],
  ])("fails for %s, and says what to mend", async (_, answer, words) => {
    const tenantId = await insertTenant(api.sql, { ycloud_webhook_secret: SECRET });
    await withProxy(answer, async () => {
      const { signature } = await diagnose(tenantId);
      expect(signature).toMatchObject({ status: "fail" });
      expect(signature?.detail).toContain(words);
      expect(signature?.fix).toContain("PUBLIC_URL");
    });
  });
  it("fails where a forged event is taken", async () => {
    const tenantId = await insertTenant(api.sql, { ycloud_webhook_secret: SECRET });
    const lax = async (body: string, headers: Record<string, string>) =>
      (await fetch(`${api.url}/chat/webhook`, { method: "POST", body, headers })) && 200;
    await withProxy(lax, async () => {
      const { signature } = await diagnose(tenantId);
      expect(signature).toMatchObject({ status: "fail" });
      expect(signature?.detail).toContain("firma falsa");
    });
  });
});
