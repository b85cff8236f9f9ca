import {
  startMailbox,
  startModel,
  startS3,
  startTiendanube,
  type MailboxSimulator,
} from "@platform/simulator";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { examineStores } from "../doctor/examineStores.ts";
import { checkWords } from "../domain/diagnose/words.ts";
import { createMailer } from "../mail/createMailer.ts";
import { openMediaStorage } from "../media/index.ts";
import { mailUrl } from "../testing/mailUrl.ts";
import { insertTenant } from "../testing/rows.ts";
import { startApi, type Api } from "../testing/startApi.ts";
import { until } from "../testing/until.ts";
import { zoneAtNoon } from "../testing/zoneAtNoon.ts";
import { lookOnce, type HealthDeps } from "./startHealth.ts";

const STORE = { storeId: "4815162", accessToken: "store-token", clientSecret: "client-secret" };
let api: Api;
let mailbox: MailboxSimulator;
let model: Awaited<ReturnType<typeof startModel>>;
let store: Awaited<ReturnType<typeof startTiendanube>>;
let tenantId: string;

beforeEach(async () => {
  [mailbox, model, store] = await Promise.all([startMailbox(), startModel({}), startTiendanube(STORE)]);
  api = await startApi({ env: { PUBLIC_URL: "https://panel.example" } });
  tenantId = await insertTenant(api.sql, {
    store_name: "Danza\nBcc: otro@example.com",
    bot_phone_number: "+5491155550000",
    owner_email: "duena@example.com",
    ycloud_api_key: "yk",
    ycloud_webhook_secret: "whsec_test_0123456789",
    openai_api_key: "sk-test",
    openai_base_url: model.baseUrl,
    tiendanube_store_id: STORE.storeId,
    tiendanube_access_token: STORE.accessToken,
  });
  await api.sql`
    insert into auth.users (id, name, email, role) values
      ('op', 'Operadora', 'operadora@example.com', 'operator'), ('mark', 'Marca', 'operator@installation.invalid', 'operator')`;
});
afterEach(async () => {
  await Promise.all([api.stop(), mailbox.stop(), model.stop(), store.stop()]);
});

const mailer = () => createMailer({ url: mailUrl(mailbox), from: "Avisos <avisos@platform.example>" });
const deps = (over: Partial<HealthDeps> = {}): HealthDeps => ({
  ...api.deps,
  config: {
    ...api.config,
    smtp: { url: mailUrl(mailbox), from: "avisos@platform.example" },
    ycloud: { ...api.config.ycloud, baseUrl: api.ycloud.baseUrl },
    tiendanube: { ...api.config.tiendanube, baseUrl: store.baseUrl },
  },
  sql: api.sql,
  mailer: mailer(),
  now: () => new Date(),
  ...over,
});
const look = async (over: Partial<HealthDeps> = {}): Promise<void> => {
  await api.sql`update tenants set health_due_at = now()`;
  await lookOnce(deps(over));
};
const checks = async () => {
  const rows = await api.sql<
    { name: string; status: string; detail: string; fix: string | null; since: string }[]
  >`
    select name, status, detail, fix, since from health_checks where tenant_id = ${tenantId}`;
  return Object.fromEntries(rows.map((row) => [row.name, row]));
};
const statusOf = async (name: string) => (await checks())[name]?.status;
const tell = (event: object) =>
  api.ycloud.postEvent({ apiVersion: "v2", createTime: new Date().toISOString(), ...event } as never);

describe("R20: the health of a store", () => {
  it("is stored check by check, keeps since when it is so, and is not asked again before its time", async () => {
    await api.ycloud.customer("+5491166667777").sendText("hola");
    await api.sql`update catalog_sync set state = 'ready', products = 1, synced_at = now()`;
    await look();
    const first = await checks();
    expect(Object.keys(first).toSorted()).toEqual(
      "account balance bot budget canary catalog endpoint files mail model providers quality sheet signature store templates webhook whatsapp".split(
        " ",
      ),
    );
    // The public address of this test is nobody's, and nothing has flown yet.
    expect(first["signature"]).toMatchObject({ status: "unknown" });
    expect(first["canary"]).toMatchObject({ status: "unknown" });
    const others = Object.values(first).filter(({ name }) => !["signature", "canary"].includes(name));
    expect(others.filter(({ status }) => status !== "ok")).toEqual([]);
    await api.sql`update health_checks set since = now() - interval '1 day'`;
    await look();
    expect(Date.parse((await checks())["model"]?.since ?? "")).toBeLessThan(Date.now() - 3_600_000);
    const asked = model.requests.length;
    await lookOnce(deps());
    expect(model.requests.length).toBe(asked);
    const { data } = await api.query("tenants.get", { tenantId });
    expect(data).toMatchObject({ health: "ok" });
  });

  it("sends itself a message through the public address: it makes no chat, and a door that isn't ours is told", async () => {
    // Of a door that doesn't answer in time nothing is known, and so it is where the machine stands still: asked again.
    const at = (publicUrl: string) =>
      until(
        async () => {
          await look({ config: { ...deps().config, publicUrl } });
          return statusOf("signature");
        },
        (status) => status !== "unknown",
      );
    expect(await at(api.url)).toBe("ok");
    expect(await api.sql`select distinct type, state from webhook_events`).toEqual([
      { type: "platform.self_check", state: "done" },
    ]);
    expect(await api.sql`select 1 from chat_conversations`).toEqual([]);
    expect(api.ycloud.sentMessages).toEqual([]);
    // Somebody else's server stands at the address.
    expect(await at(model.baseUrl)).toBe("fail");
  });

  it("is told once when it turns red, with the mend, and once when it is green again", async () => {
    await look();
    await api.sql`update tenants set ycloud_api_key = 'revocada' where id = ${tenantId}`;
    await look();
    await look();
    const [red, ...rest] = await mailbox.waitForMail(1);
    expect(rest).toEqual([]);
    expect(red?.rcptTo.toSorted()).toEqual(["duena@example.com", "operadora@example.com"]);
    expect(red?.subject).toContain("YCloud rechaza la clave");
    expect(red?.text).toContain("Copiá de nuevo la clave desde YCloud");
    expect(red?.headers["bcc"]).toBeUndefined();
    expect(red?.text).toContain(`https://panel.example/admin/tenants/${tenantId}/alta?paso=whatsapp`);
    await api.sql`update tenants set ycloud_api_key = 'yk' where id = ${tenantId}`;
    await look();
    await look();
    const mails = await mailbox.waitForMail(2);
    expect(mails).toHaveLength(2);
    expect(mails[1]?.subject).toContain("Resuelto: WhatsApp");
    expect(mails[1]?.messageId).not.toBe(red?.messageId);
  });

  it("is tried again under the same Message-ID when the mail server fails, and not for ever", async () => {
    await look();
    await api.sql`update tenants set openai_api_key = null where id = ${tenantId}`;
    mailbox.failNext({ kind: "taken_unanswered" });
    await look();
    const again = () =>
      api.sql`update health_checks set notice_due_at = now() where notice_due_at is not null`;
    await again();
    await look();
    const mails = await mailbox.waitForMail(2);
    expect(new Set(mails.map(({ messageId }) => messageId)).size).toBe(1);
    await api.sql`update tenants set openai_api_key = 'sk-test' where id = ${tenantId}`;
    mailbox.failNext({ kind: "refuse", code: 451 }, 20);
    await look();
    for (let n = 0; n < 8; n += 1) {
      await again();
      await look();
    }
    expect(mailbox.messages).toHaveLength(2);
    expect(
      await api.sql`select notice_attempts, notice_due_at, told_status from health_checks where name = 'model'`,
    ).toMatchObject([{ notice_attempts: 6, notice_due_at: null, told_status: "fail" }]);
  });

  it("of a store that is half set up is told only if it stays so", async () => {
    await api.sql`update tenants set openai_api_key = null where id = ${tenantId}`;
    await look();
    expect(await statusOf("model")).toBe("fail");
    expect(mailbox.messages).toEqual([]);
    await api.sql`update health_checks set notice_due_at = notice_due_at - interval '11 minutes'`;
    await look();
    expect((await mailbox.waitForMail(1)).map(({ subject }) => subject)).toMatchObject([
      expect.stringContaining("Falta la clave del modelo"),
    ]);
  });

  it("shows in the panel where the platform has no mail", async () => {
    await look({ mailer: null });
    await api.sql`update tenants set openai_api_key = null where id = ${tenantId}`;
    await look({ mailer: null });
    const { data } = await api.query("tenants.list", {});
    expect(data).toMatchObject({ items: [{ health: "fail" }] });
  });

  it("takes a suspended webhook of YCloud into service again", async () => {
    await fetch(`${api.ycloud.baseUrl}/webhookEndpoints`, {
      method: "POST",
      headers: { "X-API-Key": "yk", "content-type": "application/json" },
      body: JSON.stringify({
        url: "https://panel.example/chat/webhook",
        enabledEvents: [
          "whatsapp.inbound_message.received",
          "whatsapp.message.updated",
          "whatsapp.smb.message.echoes",
        ],
        status: "pending",
      }),
    });
    await look();
    expect((await checks())["endpoint"]).toMatchObject({ status: "warn" });
    await look();
    expect((await checks())["endpoint"]).toMatchObject({ status: "ok" });
  });

  it.each([
    [
      "account",
      "fail",
      "whatsapp.business_account.updated",
      { whatsappBusinessAccount: { id: "1", updateEvent: "DISABLED_UPDATE", banState: "DISABLE" } },
    ],
    [
      "account",
      "fail",
      "whatsapp.phone_number.quality_updated",
      { whatsappPhoneNumber: { phoneNumber: "+5491155550000", updateEvent: "ACCOUNT_OFFBOARDED" } },
    ],
    [
      "account",
      "warn",
      "whatsapp.business_account.updated",
      { whatsappBusinessAccount: { id: "1", updateEvent: "ACCOUNT_VIOLATION", violationType: "SCAM" } },
    ],
    [
      "quality",
      "warn",
      "whatsapp.phone_number.quality_updated",
      { whatsappPhoneNumber: { phoneNumber: "+5491155550000", qualityUpdateEvent: "DOWNGRADE" } },
    ],
    [
      "templates",
      "warn",
      "whatsapp.template.reviewed",
      { whatsappTemplate: { wabaId: "1", name: "envio", language: "es_AR", statusUpdateEvent: "PAUSED" } },
    ],
  ])("%s is %s after YCloud told %s", async (...told) => {
    const [check, status, type, news] = told;
    expect((await tell({ id: `evt_${check}_${status}`, type, ...news })).status).toBe(200);
    await look();
    expect(await statusOf(check)).toBe(status);
  });

  it("of an account that WhatsApp gave back is well again, whichever was told first", async () => {
    const disabled = { id: "1", updateEvent: "DISABLED_UPDATE" };
    const type = "whatsapp.business_account.updated";
    const [before, after] = [-60_000, 0].map((ms) => new Date(Date.now() + ms).toISOString());
    const taken = { ...disabled, banState: "DISABLE" };
    await tell({ id: "evt_1", type, createTime: before, whatsappBusinessAccount: taken });
    await look();
    expect(await statusOf("account")).toBe("fail");
    await tell({
      id: "evt_3",
      type,
      createTime: after,
      whatsappBusinessAccount: { ...disabled, banState: "REINSTATE" },
    });
    await tell({ id: "evt_2", type, createTime: before, whatsappBusinessAccount: taken });
    await look();
    expect(await statusOf("account")).toBe("ok");
  });

  it("says that customers' files can't be kept", async () => {
    const media = { ...api.deps.media, put: () => Promise.reject(new Error("EROFS")) };
    await look({ media });
    expect((await checks())["files"]).toMatchObject({
      status: "fail",
      detail: expect.stringContaining("(EROFS)") as string,
      fix: expect.stringContaining("la carpeta de archivos") as string,
    });
  });

  it("says what a bucket for customers' files answers, without its keys", async () => {
    const s3 = await startS3();
    const open = (secretAccessKey: string) =>
      openMediaStorage({ dataDir: "/nowhere", mediaBucket: { ...s3, endpoint: s3.url, secretAccessKey } });
    await look({ media: await open(s3.secretAccessKey) });
    expect((await checks())["files"]).toMatchObject({ status: "ok" });
    expect(s3.files.size).toBe(0);
    await look({ media: await open("another-secret") });
    const { files } = await checks();
    expect(files).toMatchObject({
      status: "fail",
      fix: expect.stringContaining("el bucket archivos") as string,
    });
    expect(files?.detail).toContain("SignatureDoesNotMatch");
    expect(JSON.stringify(files)).not.toContain("another-secret");
    await s3.stop();
  });

  it("tells that the day's budget is used up, and that a new day has begun", async () => {
    await api.sql`update tenants set timezone = ${zoneAtNoon()}`;
    await look();
    expect(await statusOf("budget")).toBe("ok");
    const spend = (usd: number) => api.sql`
      insert into usage_days (tenant_id, day, purpose, model, cost_usd)
      select id, store_day(timezone, now()), 'turn', 'gpt-5-mini', ${usd} from tenants where id = ${tenantId}
      on conflict (tenant_id, day, purpose, model, slot) do update set cost_usd = excluded.cost_usd`;
    await spend(16.5);
    await look();
    expect(await statusOf("budget")).toBe("warn");
    await spend(20.1);
    await look();
    expect((await checks())["budget"]).toMatchObject({ status: "fail" });
    expect((await mailbox.waitForMail(1))[0]?.subject).toContain(
      "Se agotó el tope de hoy (US$ 20,10 de US$ 20,00)",
    );
    await api.sql`update usage_days set day = day - 1, cost_usd = 1`;
    await look();
    expect((await mailbox.waitForMail(2))[1]?.subject).toContain("Resuelto: Tope de gasto");
  });

  it("names a provider that is left alone", async () => {
    await api.sql`
      insert into provider_circuits (tenant_id, provider, code, failures, open_until)
      values (${tenantId}, 'model', 'unauthorized', 2, now() + interval '1 minute')`;
    await look();
    expect((await checks())["providers"]).toMatchObject({ status: "fail" });
    expect((await checks())["providers"]?.detail).toContain("el modelo (unauthorized)");
  });
});

it("what a look has found is read in each language, and in Spanish where an older program wrote it", async () => {
  await api.sql`update tenants set tiendanube_access_token = null where id = ${tenantId}`;
  await look();
  const read = async (language: "es" | "pt" | "en") => {
    const found = await examineStores(api.sql, api.config, language);
    const name = checkWords[language].rest.names.store;
    return found.find(({ check }) => check.endsWith(`, ${name}`));
  };
  for (const language of ["es", "pt", "en"] as const)
    expect(await read(language)).toMatchObject({ ...checkWords[language].shop.store.none, language });
  await api.sql`update health_checks set said = null`;
  expect(await read("en")).toMatchObject({ ...checkWords.es.shop.store.none, language: "es" });
});
