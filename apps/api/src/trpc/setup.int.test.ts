import type {
  Diagnosis,
  Setup,
  SetupConnection,
  SetupModel,
  SetupNumbers,
  SetupStore,
  SetupWatch,
} from "@platform/contract";
import { startModel, startTiendanube, startYCloud, type YCloudSimulator } from "@platform/simulator";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { REQUIRED_EVENTS, WANTED_EVENTS } from "../domain/webhooks/webhookEndpoint.ts";
import { insertChat, insertMessage, insertTenant } from "../testing/rows.ts";
import { startApi, type Api, type Credentials, operator } from "../testing/startApi.ts";

const FREE = "+5491140001234";
/** Whose a number is stays known for two seconds, so a test that gets messages has one for itself. */
const LINES = ["+5491140001001", "+5491140001002", "+5491140001003"];
const [HEARD, FOLLOWED, WATCHED] = LINES as [string, string, string];
const PAUSED = "+5491140007777";
let api: Api;
let shop: Awaited<ReturnType<typeof startTiendanube>>;
let model: Awaited<ReturnType<typeof startModel>>;
let ycloud: YCloudSimulator;
let tenantId: string;
let owner: Credentials;

beforeAll(async () => {
  shop = await startTiendanube({ storeId: "4815162", accessToken: "good-token" });
  model = await startModel({ apiKey: "sk-good", withoutTools: ["sin-herramientas"] });
  ycloud = await startYCloud({
    apiKey: "yc-good",
    webhookSecret: "whsec_first_0123456789",
    businessPhone: "+5491155551111",
    otherPhones: [
      { phone: FREE, name: "Línea nueva" },
      ...LINES.map((phone) => ({ phone, name: "Otra línea" })),
      { phone: PAUSED, name: "Línea pausada", status: "BANNED", qualityRating: "RED" },
    ],
    neighbour: { apiKey: "yc-other", businessPhone: "+5491199990000", businessName: "Vecina" },
  });
  api = await startApi({
    env: {
      TIENDANUBE_BASE_URL: shop.baseUrl,
      OPENAI_BASE_URL: model.baseUrl,
      YCLOUD_BASE_URL: ycloud.baseUrl,
    },
  });
});
beforeEach(async () => {
  await api.sql`delete from tenants`;
  await api.sql`delete from webhook_events`;
  ycloud.endpoints.length = 0;
  tenantId = await insertTenant(api.sql, { mode: "test" });
  owner = await api.member({ [tenantId]: "owner" });
});
afterAll(async () => {
  await api.stop();
  await Promise.all([shop.stop(), model.stop(), ycloud.stop()]);
});

const ask = async <T>(path: string, input: object = {}, who = owner): Promise<T> =>
  (await api.mutate(path, { tenantId, ...input }, who)).data as T;
const row = async () => {
  const [found] = await api.sql`
    select bot_phone_number as phone, ycloud_api_key is not null as key, ycloud_webhook_secret is not null as secret,
      tiendanube_access_token is not null as token, openai_api_key is not null as model, openai_model, store_website, country
    from tenants where id = ${tenantId}`;
  return found;
};

describe("the store", () => {
  const read = (input: object = {}) => ask<SetupStore>("setup.readStore", input);

  it("is read for real, saved once it holds, and its catalogue begins to be read", async () => {
    const found = await read({ storeId: "4815162", accessToken: "good-token" });
    expect(found).toMatchObject({
      ok: true,
      store: { name: "Punta y Compás", currency: "ARS", country: "AR" },
    });
    expect(found.ok && found.store.products).toBeGreaterThan(5);
    expect(await row()).toMatchObject({
      token: true,
      store_website: expect.stringMatching(/^https:/) as string,
    });
    expect(await api.sql`select 1 from catalog_sync where tenant_id = ${tenantId}`).toHaveLength(1);
    // The saved ones are asked again, for whoever comes back.
    expect(await read()).toMatchObject({ ok: true });
  });
  it.each([
    ["a wrong token", { storeId: "4815162", accessToken: "wrong" }, "unauthorized"],
    ["another store's number", { storeId: "99", accessToken: "good-token" }, "unauthorized"],
    ["nothing at all", {}, "missing"],
  ])("%s changes nothing and says why", async (_, input, code) => {
    expect(await read(input)).toEqual({ ok: false, code });
    expect(await row()).toMatchObject({ token: false });
  });
  it("a token that was revoked since is told of", async () => {
    await api.sql`update tenants set tiendanube_store_id = '4815162', tiendanube_access_token = 'revoked' where id = ${tenantId}`;
    expect(await read()).toEqual({ ok: false, code: "unauthorized" });
  });
});

describe("the number", () => {
  const numbers = (input: object = {}, who = owner) => ask<SetupNumbers>("setup.readNumbers", input, who);
  const connect = (input: object, who = owner) =>
    ask<SetupConnection>("setup.connectNumber", { apiKey: "yc-good", ...input }, who);

  it("is chosen among the account's, each with its name, quality and whether it can be had", async () => {
    await insertTenant(api.sql, { store_name: "Ajena", bot_phone_number: "+5491155551111" });
    const expected = (storeName: string | null) => ({
      ok: true,
      numbers: [
        { phoneNumber: "+5491155551111", use: "other_store", storeName },
        { phoneNumber: FREE, name: "Línea nueva", status: "CONNECTED", quality: "GREEN", use: "free" },
        ...LINES.map((phoneNumber) => ({ phoneNumber, use: "free" })),
        { phoneNumber: PAUSED, status: "BANNED", quality: "RED", use: "offline" },
      ],
    });
    expect(await numbers({ apiKey: "yc-good" })).toMatchObject(expected(null));
    // Which store has it is the operator's to know.
    expect(await numbers({ apiKey: "yc-good" }, operator)).toMatchObject(expected("Ajena"));
    expect(await row()).toMatchObject({ key: false });
  });
  it.each([
    ["a wrong key", "yc-wrong", "unauthorized"],
    ["no key", undefined, "missing"],
  ])("%s is told of", async (_, apiKey, code) => {
    expect(await numbers(apiKey === undefined ? {} : { apiKey })).toMatchObject({ ok: false, code });
  });
  it("of the installation's account an owner sees the store's own alone", async () => {
    api.config.ycloud.apiKey = "yc-good";
    try {
      await api.sql`update tenants set bot_phone_number = ${FREE} where id = ${tenantId}`;
      const shown = await numbers();
      expect(shown.ok && shown.numbers.map(({ phoneNumber }) => phoneNumber)).toEqual([FREE]);
      const refused = await ask<SetupConnection>("setup.connectNumber", { phoneNumber: "+5491155551111" });
      expect(refused).toMatchObject({ ok: false, code: "not_in_account" });
      const all = await numbers({}, operator);
      expect(all.ok && all.numbers.length).toBe(3 + LINES.length);
    } finally {
      api.config.ycloud.apiKey = undefined;
    }
  });
  it("is connected: the webhook is made with exactly what is needed, and what it signs with is known", async () => {
    expect(await connect({ phoneNumber: "54 9 11 4000-1001" })).toEqual({ ok: true, webhook: "created" });
    expect(ycloud.endpoints).toMatchObject([{ url: `${api.url}/chat/webhook`, status: "active" }]);
    expect(ycloud.endpoints[0]?.enabledEvents.toSorted()).toEqual([...WANTED_EVENTS].toSorted());
    expect(await row()).toMatchObject({ phone: HEARD, key: true, secret: true });
    const inbound = await ycloud.customer({ phone: "+5491155550101", to: HEARD }).sendText("hola");
    expect(inbound.delivery?.status).toBe(200);
    const [event] = await api.sql`select tenant_id::text as tenant from webhook_events`;
    expect(event).toEqual({ tenant: tenantId });
    expect(await connect({ phoneNumber: HEARD })).toEqual({ ok: true, webhook: "unchanged" });
  });
  it("a webhook that was suspended works again, and one that lacks events gets them and keeps its own", async () => {
    await connect({ phoneNumber: FREE });
    const [endpoint] = ycloud.endpoints;
    if (endpoint === undefined) throw new Error("No endpoint");
    endpoint.status = "pending";
    expect(await connect({ phoneNumber: FREE })).toMatchObject({ webhook: "reactivated" });
    expect(endpoint.status).toBe("active");
    endpoint.enabledEvents = [REQUIRED_EVENTS[0], "contact.created"];
    expect(await connect({ phoneNumber: FREE })).toMatchObject({ webhook: "completed" });
    expect(endpoint.enabledEvents).toEqual(expect.arrayContaining([...WANTED_EVENTS, "contact.created"]));
    expect(ycloud.endpoints).toHaveLength(1);
  });
  it("is not taken from another store, nor from another system that gets its messages", async () => {
    await insertTenant(api.sql, { bot_phone_number: FREE });
    expect(await connect({ phoneNumber: FREE })).toMatchObject({ ok: false, code: "other_store" });
    await api.sql`delete from tenants where id <> ${tenantId}`;
    const url = "https://otro-bot.example/hook?token=secret";
    ycloud.setWebhookUrl(url);
    expect(await connect({ phoneNumber: FREE })).toEqual({
      ok: false,
      code: "elsewhere",
      message: "otro-bot.example",
    });
    expect(ycloud.endpoints).toHaveLength(1);
    expect(await row()).toMatchObject({ key: false, secret: false });
    expect(await connect({ phoneNumber: FREE, evenIfElsewhere: true })).toMatchObject({ webhook: "created" });
    expect(ycloud.endpoints.map((each) => each.url)).toContain(url);
  });
  it.each([
    ["another account's key", { apiKey: "yc-other", phoneNumber: FREE }, "not_in_account"],
    ["a wrong key", { apiKey: "yc-wrong", phoneNumber: FREE }, "unauthorized"],
    ["a banned number", { phoneNumber: PAUSED }, "offline"],
  ])("%s changes nothing", async (_, input, code) => {
    const before = await row();
    expect(await connect(input)).toMatchObject({ ok: false, code });
    expect(await row()).toEqual(before);
    expect(ycloud.endpoints).toHaveLength(0);
  });
  it("is not sent to an address that only this machine knows", async () => {
    api.config.allowPrivateAddresses = false;
    try {
      // The provider of this test is on this machine, too, so the refusal has to come before it is written to.
      expect(await connect({ phoneNumber: FREE })).toMatchObject({ ok: false, code: "not_public" });
    } finally {
      api.config.allowPrivateAddresses = true;
    }
    expect(ycloud.endpoints).toHaveLength(0);
  });
});

describe("the model", () => {
  const tryModel = (input: object) => ask<SetupModel>("setup.tryModel", { own: true, ...input });

  it("has to call a tool; then it is saved, with how long it took and what a reply may cost", async () => {
    const tried = await tryModel({ apiKey: "sk-good", baseUrl: model.baseUrl, model: "gpt-5-mini" });
    expect(tried).toMatchObject({ ok: true, model: "gpt-5-mini", priced: true });
    if (!tried.ok) throw new Error("Refused");
    expect(tried.latencyMs).toBeGreaterThanOrEqual(0);
    expect(tried.replyUsd).toBeGreaterThan(0);
    expect(tried.replyUsd).toBeLessThan(0.05);
    expect(await row()).toMatchObject({ model: true, openai_model: "gpt-5-mini" });
    expect(await tryModel({ baseUrl: model.baseUrl, model: "llama" })).toMatchObject({ priced: false });
  });
  it.each([
    ["a wrong key", { apiKey: "sk-wrong" }, "unauthorized"],
    ["a model without tools", { apiKey: "sk-good", model: "sin-herramientas" }, "no_tools"],
    ["no key of its own", {}, "missing"],
    ["an address where nobody answers", { apiKey: "sk-good", baseUrl: "http://127.0.0.1:9" }, "unavailable"],
  ])("%s is not saved and said", async (_, input, code) => {
    expect(await tryModel({ baseUrl: model.baseUrl, ...input })).toMatchObject({ ok: false, code });
    expect(await row()).toMatchObject({ model: false, openai_model: null });
  });
  it("a name that nobody knows is told from a model without tools, and one that ignores tools is none", async () => {
    model.failNext({ kind: "bad_request" }, 2);
    expect(await tryModel({ apiKey: "sk-good", baseUrl: model.baseUrl })).toMatchObject({
      code: "unknown_model",
    });
    model.setScript([{ text: "Hola, sí." }]);
    expect(await tryModel({ apiKey: "sk-good", baseUrl: model.baseUrl })).toMatchObject({ code: "no_tools" });
    model.setScript(null);
  });
  it("of the installation takes the place of the store's own", async () => {
    await tryModel({ apiKey: "sk-good", baseUrl: model.baseUrl });
    api.config.openai.apiKey = "sk-good";
    try {
      expect(await tryModel({ own: false })).toMatchObject({ ok: true });
    } finally {
      api.config.openai.apiKey = undefined;
    }
    expect(await row()).toMatchObject({ model: false });
    expect(await tryModel({ own: false })).toMatchObject({ ok: false, code: "missing" });
  });
});

describe("how far a store is", () => {
  const get = async () => (await api.query("setup.get", { tenantId }, owner)).data as Setup;
  const stateOf = async (step: string) => (await get()).steps.find((each) => each.step === step)?.state;

  it("follows from its row and from what answers, and begins at the first step that isn't right", async () => {
    expect((await get()).current).toBe("store");
    await ask("setup.readStore", { storeId: "4815162", accessToken: "good-token" });
    expect((await get()).current).toBe("whatsapp");
    await ask("setup.connectNumber", { phoneNumber: FOLLOWED, apiKey: "yc-good" });
    // Proven only by an event that came.
    expect(await stateOf("whatsapp")).toBe("todo");
    await ycloud.customer({ phone: "+5491155550101", to: FOLLOWED }).sendText("hola");
    expect((await get()).current).toBe("model");
    await ask("setup.tryModel", { own: true, apiKey: "sk-good", baseUrl: model.baseUrl });
    // Nothing is set for mail, and nothing has to be.
    expect(await get()).toMatchObject({ current: "brain" });
    expect(await stateOf("mail")).toBe("skipped");
    const { steps } = (await api.query("setup.get", { tenantId, language: "en" }, owner)).data as Setup;
    expect(steps.map(({ detail }) => detail)).toContain("Without mail, handoff alerts stay in the panel.");
    expect(steps[0]?.detail).toMatch(/^Connected with /);
    await api.mutate("tenants.update", { tenantId, storeDescription: "Danza" }, owner);
    expect((await get()).current).toBe("trial");
    const chat = await insertChat(api.sql, { tenant_id: tenantId });
    await insertMessage(api.sql, {
      tenant_id: tenantId,
      conversation_id: chat,
      role: "assistant",
      send_state: "accepted",
    });
    expect((await get()).current).toBe("mode");
    await api.mutate("tenants.update", { tenantId, mode: "drafts" }, owner);
    expect(await stateOf("mode")).toBe("right");
  });
  it("goes back to the step of what breaks later, and each finding names its step", async () => {
    await ask("setup.readStore", { storeId: "4815162", accessToken: "good-token" });
    await api.sql`update tenants set tiendanube_access_token = 'revoked' where id = ${tenantId}`;
    expect(await get()).toMatchObject({
      current: "store",
      steps: [{ state: "wrong" }, {}, {}, {}, {}, {}, {}],
    });
    const checks = (await api.query("tenants.diagnose", { tenantId }, owner)).data as Diagnosis;
    const steps = Object.fromEntries(checks.map(({ check, step }) => [check, step]));
    expect(steps).toMatchObject({
      store: "store",
      endpoint: "whatsapp",
      model: "model",
      mail: "mail",
      bot: "mode",
    });
    expect(steps).toMatchObject({ files: null, sheet: null });
  });
});

describe("what is waited for", () => {
  const watch = async (since?: string, who = owner) =>
    (await api.query("setup.watch", { tenantId, ...(since && { since }) }, who)).data as SetupWatch;

  it("shows what came since, and nothing that was there before", async () => {
    await ask("setup.connectNumber", { phoneNumber: WATCHED, apiKey: "yc-good" });
    await api.mutate("tenants.update", { tenantId, testNumbers: ["+54 9 11 5555-0101"] }, owner);
    const customer = ycloud.customer({ phone: "+5491155550101", to: WATCHED });
    await customer.sendText("antes");
    const { now, events } = await watch();
    expect(events).toEqual([]);
    expect(await watch(now)).toMatchObject({ events: [], message: null });
    await customer.sendText("hola");
    expect(await watch(now)).toMatchObject({
      events: [{ type: "whatsapp.inbound_message.received" }],
      message: { text: "hola", from: "+5491155550101", stage: "arrived", replies: [] },
    });
    const [message] = await api.sql<{ id: string; conversation_id: string }[]>`
      select id, conversation_id from chat_messages where content = 'hola'`;
    const [turn] = await api.sql<{ id: string }[]>`
      insert into turns (tenant_id, conversation_id, outcome) values (${tenantId}, ${message?.conversation_id ?? ""}, 'reply') returning id`;
    await api.sql`update chat_messages set turn_id = ${turn?.id ?? ""}, outcome = 'answered' where id = ${message?.id ?? ""}`;
    const bubble = {
      tenant_id: tenantId,
      conversation_id: message?.conversation_id ?? "",
      role: "assistant",
      turn_id: turn?.id,
      content: "Buenas",
      send_state: "accepted",
    };
    const id = await insertMessage(api.sql, bubble);
    expect(await watch(now)).toMatchObject({ message: { stage: "answered", replies: [{ text: "Buenas" }] } });
    await api.sql`update chat_messages set provider_status = 'delivered' where id = ${id}`;
    expect((await watch(now)).message?.stage).toBe("delivered");
    await api.sql`update chat_messages set provider_status = 'failed' where id = ${id}`;
    expect((await watch(now)).message?.stage).toBe("failed");
    // In test mode nobody else is answered, and that shows at once.
    await ycloud.customer({ phone: "+5491155550777", to: WATCHED }).sendText("soy otra");
    expect((await watch(now)).message).toMatchObject({ text: "soy otra", stage: "quiet", replies: [] });
  });
  it("tells an operator, and nobody else, of a number that no store has", async () => {
    await ask("setup.connectNumber", { phoneNumber: FREE, apiKey: "yc-good" });
    const { now } = await watch();
    await ycloud.customer({ phone: "+5491155550101", to: "+5491155551111" }).sendText("hola");
    expect((await watch(now, operator)).strangers).toEqual(["+5491155551111"]);
    expect(await watch(now)).toMatchObject({ strangers: [], message: null });
  });
});
