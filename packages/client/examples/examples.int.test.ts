import { createClient } from "@platform/client";
import { createTestDatabase, type TestDatabase } from "@platform/db/testing";
import { startYCloud, type YCloudSimulator } from "@platform/simulator";
import { afterAll, beforeAll, expect, test } from "vitest";
import { runExample } from "./testing/runExample.ts";
import { type RunningServer, startServer } from "./testing/startServer.ts";

const PHONE = "+5491155550001";
const API_KEY = "yc-key-that-must-not-be-printed";
const WEBHOOK_SECRET = "whsec_that_must_not_be_printed";

let database: TestDatabase;
let server: RunningServer;
let ycloud: YCloudSimulator;
let env: Record<string, string>;
beforeAll(async () => {
  database = await createTestDatabase();
  ycloud = await startYCloud({ apiKey: API_KEY, webhookSecret: WEBHOOK_SECRET, businessPhone: PHONE });
  // The bot would answer after a minute; the script is faster.
  server = await startServer({
    POSTGRES_DSN: database.dsn,
    YCLOUD_BASE_URL: ycloud.baseUrl,
    DEBOUNCE_MS: "60000",
  });
  ycloud.setWebhookUrl(`${server.url}/chat/webhook`);
  env = { PLATFORM_URL: server.url, ADMIN_TOKEN: server.adminToken };
});
afterAll(async () => {
  await server?.stop();
  await ycloud?.stop();
  await database?.drop();
});

const stores = () => database.db.system<
  { id: string; name: string; mode: string; key: string; secret: string }[]
>`
  select id, store_name as name, mode, ycloud_api_key as key, ycloud_webhook_secret as secret from tenants`;

test("a script brings a store on, says what is missing, and can be run again", async () => {
  const bringOn = async () => {
    const run = runExample("bring-store-on.ts", {
      args: ["--name", "Danza del Sur", "--phone", "+54 9 11 5555-0001"],
      env: { ...env, YCLOUD_API_KEY: API_KEY, YCLOUD_WEBHOOK_SECRET: WEBHOOK_SECRET },
    });
    return { code: await run.ended, output: run.output };
  };
  for (const { code, output } of [await bringOn(), await bringOn()]) {
    const [store, ...others] = await stores();
    expect(others).toEqual([]);
    expect(output).toContain(`Danza del Sur is tenant ${store?.id}`);
    expect(output).toContain("/chat/webhook");
    expect(output).not.toContain("must-not-be-printed");
    expect(output).not.toContain("must_not_be_printed");
    expect(code, output).toBe(/^fail /m.test(output) ? 1 : 0);
    expect(output).toMatch(/^(ok|warn|fail|unknown) +\S+: /m);
    expect(store).toMatchObject({ name: "Danza del Sur", mode: "test" });
    expect(store?.key).toMatch(/^enc:v1:/);
    expect(store?.secret).toMatch(/^enc:v1:/);
  }
});

test("a script that may not enter says so and changes nothing", async () => {
  const before = await stores();
  const run = runExample("bring-store-on.ts", {
    args: ["--name", "Otra", "--phone", "+54 9 11 5555-0002"],
    env: { ...env, ADMIN_TOKEN: "somebody else's idea of the token" },
  });
  expect(await run.ended).not.toBe(0);
  expect(run.output).not.toContain("somebody else's idea");
  expect(await stores()).toEqual(before);
});

test("a script watches the chats, takes one over, answers, and gives it back", async () => {
  const [store] = await stores();
  const tenantId = store?.id ?? "";
  const { key } = await createClient({ url: server.url, token: server.adminToken }).apiKeys.create.mutate({
    tenantId,
    name: "Horarios",
    scopes: ["chats:write"],
    expiresInDays: 1,
  });
  const run = runExample("watch-and-override.ts", {
    args: ["--tenant", tenantId, "--when", "horario", "--answer", "Abrimos de 10 a 20.", "--once"],
    env: { PLATFORM_URL: server.url, PLATFORM_KEY: key },
  });
  try {
    await expect.poll(() => run.output).toContain("Watching");
    const customer = ycloud.customer({ phone: "+5491166660001", name: "Ana" });
    await customer.send({ type: "text", text: "Hola!" });
    await customer.send({ type: "text", text: "¿Qué HORARIO tienen?" });
    const [answer, ...others] = await ycloud.waitForSent(1, { to: "+5491166660001" });
    expect(answer).toMatchObject({ type: "text", text: "Abrimos de 10 a 20." });
    expect(others).toEqual([]);
    expect(await run.ended, run.output).toBe(0);
    expect(run.output).toContain("Ana asks: ¿Qué HORARIO tienen?");
  } finally {
    run.kill();
  }
  const chats = await database.db.system`select human_override_until, waiting_since from chat_conversations`;
  expect(chats).toEqual([{ human_override_until: null, waiting_since: null }]);
});
