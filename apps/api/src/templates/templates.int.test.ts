import { createOutgoingFetch } from "@platform/integrations/http";
import { createYCloudClient, type YCloudClient } from "@platform/integrations/ycloud";
import { pino } from "pino";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { createLinkSigner } from "../mail/links.ts";
import { sendPhoneAlerts } from "../alerts/sendPhoneAlerts.ts";
import { searchTemplates } from "../domain/templates/searchTemplates.ts";
import { fillAndQueue } from "../domain/templates/sendTemplate.ts";
import { templateStatus } from "../domain/templates/templateStatus.ts";
import { retryMessage } from "../flow/outbound/humanMessages.ts";
import { startFlow, type Flow } from "../testing/startFlow.ts";
import { until } from "../testing/until.ts";
import { componentsOfReady, READY_TEMPLATES } from "./readyTemplates.ts";
import { syncTemplates } from "./syncTemplates.ts";

const PERSON = { id: "u1", name: "Marta" };
const log = pino({ level: "silent" });
const fetch = createOutgoingFetch({ allowPrivateAddresses: true });

let flow: Flow;
let client: YCloudClient;
let modelCalls = 0;
let phones = 0;
let phone = "";

beforeAll(async () => {
  flow = await startFlow({
    script: () => {
      modelCalls += 1;
      return { text: "¿La querés de caña alta o baja?" };
    },
    provider: { statuses: { sentMs: 5, deliveredMs: 10, readMs: null } },
  });
  client = createYCloudClient({ baseUrl: flow.ycloud.baseUrl, apiKey: flow.ycloud.apiKey, fetch });
});
afterAll(async () => {
  await flow.stop();
  await fetch.close();
});
beforeEach(() => {
  phones += 1;
  phone = `+54911700${String(10_000 + phones)}`;
  modelCalls = 0;
});

const syncDeps = () => ({ sql: flow.sql, log, ycloudFor: async () => client });
const sync = async (): Promise<void> => {
  await flow.sql`update template_sync set due_at = now()`;
  await syncTemplates(syncDeps());
};

/** A customer who wrote once, `hours` ago by the chat's window. */
const chatOf = async (text = "Hola", hours = 25): Promise<string> => {
  const before = toPhone().length;
  await flow.ycloud.customer({ phone, name: "Ana" }).sendText(text);
  await answered(before);
  const [chat] = await flow.sql<{ id: string }[]>`
    update chat_conversations set window_closes_at = now() + make_interval(hours => ${24 - hours})
    where contact_key = contact_key(${phone.slice(1)}) returning id`;
  return chat?.id ?? "";
};

const send = async (
  conversationId: string,
  input: { name?: string; values?: Record<string, string>; id?: string } = {},
) => {
  const { name = "pedido_despachado", values = { "body.1": "Ana", "body.2": "1052" }, id = "c1" } = input;
  const [row] = await flow.sql<{ id: string }[]>`select id from whatsapp_templates where name = ${name}`;
  const result = await fillAndQueue(flow.sql, {
    conversationId,
    templateId: row?.id ?? "",
    values,
    clientMessageId: id,
    person: PERSON,
    sentFrom: "panel",
    overrideMinutes: 60,
  });
  if (result.kind === "ok" && result.send !== null) flow.sender.dispatch(result.send);
  return result;
};

const messageOf = async (conversationId: string) => {
  const [row] = await flow.sql<
    { state: string; status: string | null; code: string | null; text: string; type: string }[]
  >`
    select send_state as state, provider_status as status, failure_code as code, content as text, message_type as type
    from chat_messages where conversation_id = ${conversationId} and role = 'human_supervisor' order by seq desc limit 1`;
  return row;
};
const optedOut = async (conversationId: string): Promise<string | null> => {
  const [row] = await flow.sql<{ cause: string | null }[]>`
    select opt_out_cause as cause from chat_conversations where id = ${conversationId}`;
  return row?.cause ?? null;
};
const toPhone = (type?: string) =>
  flow.ycloud.sentMessages.filter((sent) => sent.to === phone && (type === undefined || sent.type === type));
/** This customer got one more; what another test sent may still be on its way. */
const answered = (before: number) =>
  until(
    async () => toPhone(),
    (sent) => sent.length === before + 1,
  );

describe("a store's templates", () => {
  it("are what its account has, with why some may not be sent", async () => {
    await syncTemplates(syncDeps());
    const rows = await flow.sql`select name, status, reason, quality from whatsapp_templates order by name`;
    expect(rows).toHaveLength(5);
    expect(rows).toContainEqual({ name: "promo_fin_de_mes", status: "PAUSED", reason: null, quality: "RED" });
    expect(rows.find(({ name }) => name === "sorteo_de_aniversario")).toMatchObject({
      status: "REJECTED",
      reason: "TAG_CONTENT_MISMATCH",
    });
    expect(
      await templateStatus(flow.sql, { tenantId: flow.tenantId, publicUrl: "https://bot.example" }),
    ).toMatchObject({ syncing: false, error: null, approved: 3 });
  });

  it("are read again when WhatsApp tells of one, and follow it", async () => {
    await flow.ycloud.judgeTemplate("listo_para_retirar", { status: "PAUSED" });
    await until(
      () => flow.sql`select 1 from template_sync where due_at <= now()`,
      (rows) => rows.length === 1,
    );
    await syncTemplates(syncDeps());
    const state = () => flow.sql`select status from whatsapp_templates where name = 'listo_para_retirar'`;
    expect(await state()).toEqual([{ status: "PAUSED" }]);
    await flow.ycloud.judgeTemplate("listo_para_retirar", { status: "APPROVED" });
    await sync();
    expect(await state()).toEqual([{ status: "APPROVED" }]);
  });

  it("stay, with the reason, when the account can't be read", async () => {
    flow.ycloud.faults.next({ kind: "unauthorized" }, { when: ({ kind }) => kind === "account" });
    await sync();
    flow.ycloud.faults.clear();
    expect(await flow.sql`select error from template_sync`).toEqual([{ error: "unauthorized" }]);
    expect(await flow.sql`select 1 from whatsapp_templates`).toHaveLength(5);
    await sync();
  });

  it("ready ones are handed in, reviewed, and then ready to be sent", async () => {
    const numbers = await client.listPhoneNumbers();
    const wabaId = (numbers.ok ? numbers.value[0]?.wabaId : null) ?? "";
    for (const ready of READY_TEMPLATES) {
      const { name, language } = ready;
      const components = componentsOfReady(ready, "https://bot.example");
      expect(
        await client.createTemplate({ wabaId, name, language, category: "UTILITY", components }),
      ).toMatchObject({
        ok: true,
      });
    }
    await flow.ycloud.settled();
    await sync();
    const { ready } = await templateStatus(flow.sql, {
      tenantId: flow.tenantId,
      publicUrl: "https://bot.example",
    });
    expect(ready.map(({ state }) => state)).toEqual(Array.from({ length: 6 }, () => "approved"));
  });
});

describe("outside the window", () => {
  it("a template leaves with its values, is one message for one client id, and takes the chat over", async () => {
    const chat = await chatOf();
    expect(await send(chat)).toMatchObject({ kind: "ok" });
    expect(await send(chat)).toMatchObject({ kind: "ok", send: null });
    expect(await send(chat, { values: { "body.1": "Ana", "body.2": "1053" } })).toEqual({ kind: "id_taken" });
    await until(
      () => messageOf(chat),
      (message) => message?.status === "delivered",
    );
    expect(toPhone("template").map(({ text }) => text)).toEqual([
      "Hola Ana, tu pedido 1052 va en camino. Escribinos por acá si necesitás algo.",
    ]);
    expect(await messageOf(chat)).toMatchObject({
      type: "template",
      state: "accepted",
      text: toPhone("template")[0]?.text,
    });
    const [row] =
      await flow.sql`select assignee_name, human_override_until > now() as owned from chat_conversations where id = ${chat}`;
    expect(row).toEqual({ assignee_name: "Marta", owned: true });
  });

  it.each([
    ["an empty value", { "body.1": "Ana", "body.2": " " }, "body.2: empty"],
    ["a value of two lines", { "body.1": "Ana\nBea", "body.2": "1" }, "body.1: lines"],
    ["a run of blanks", { "body.1": "Ana    Bea", "body.2": "1" }, "body.1: spaces"],
    ["more than fits", { "body.1": "Ana", "body.2": "1".repeat(1_000) }, "body.2: long"],
  ])("%s never gets to WhatsApp", async (_what, values, words) => {
    const chat = await flow.sql<{ id: string }[]>`select id from chat_conversations limit 1`;
    const asked = flow.ycloud.requests.length;
    await expect(send(chat[0]?.id ?? "", { values, id: words })).rejects.toThrow(words);
    expect(flow.ycloud.requests.length).toBe(asked);
  });

  it("one that WhatsApp has paused meanwhile fails with its code, and the list is read again", async () => {
    const chat = await chatOf();
    flow.ycloud.faults.next({ kind: "reject", code: "132015" });
    await send(chat);
    await until(
      () => messageOf(chat),
      (message) => message?.state === "failed",
    );
    expect(await messageOf(chat)).toMatchObject({ code: "132015" });
    expect(await flow.sql`select 1 from template_sync where due_at <= now()`).toHaveLength(1);
  });

  it("one whose answer was lost is not sent again: its state event settles it", async () => {
    const chat = await chatOf();
    flow.ycloud.faults.next({ kind: "reset", taken: true });
    await send(chat);
    await until(
      () => messageOf(chat),
      (message) => message?.status === "delivered",
    );
    expect(toPhone("template")).toHaveLength(1);
  });

  it("one that failed can be tried again, as the same message", async () => {
    const chat = await chatOf();
    flow.ycloud.faults.next({ kind: "fail_later", code: "131026" });
    const sent = await send(chat);
    await until(
      () => messageOf(chat),
      (message) => message?.status === "failed",
    );
    const again = await retryMessage(flow.sql, {
      messageId: sent.kind === "ok" ? sent.messageId : "",
      person: PERSON,
    });
    if (again.kind === "ok" && again.send !== null) flow.sender.dispatch(again.send);
    await until(
      () => messageOf(chat),
      (message) => message?.status === "delivered",
    );
    expect(new Set(toPhone("template").map(({ externalId }) => externalId)).size).toBe(1);
  });

  it("those in the customer's language come first, and the search finds words of the text", async () => {
    const chat = await chatOf("Oi, vocês têm sapatilha preta? Obrigada");
    const found = await searchTemplates(flow.sql, { conversationId: chat, limit: 50 });
    expect(found.language).toBe("pt");
    expect(found.items.slice(0, 3).every(({ language }) => language === "pt_BR")).toBe(true);
    expect(found.items.some(({ name }) => name === "promo_fin_de_mes")).toBe(false);
    const searched = await searchTemplates(flow.sql, {
      conversationId: chat,
      query: "retirar listo",
      limit: 50,
    });
    expect(searched.items.map(({ name }) => name)).toEqual(["listo_para_retirar"]);
  });
});

describe("a customer who wants no more", () => {
  it("writes BAJA: it counts, they are told without a model, and no template leaves until ALTA", async () => {
    const chat = await chatOf();
    modelCalls = 0;
    const before = toPhone().length;
    await flow.ycloud.customer(phone).sendText("BAJA");
    await answered(before);
    expect(toPhone().at(-1)?.text).toContain("escribí ALTA");
    expect([modelCalls, await optedOut(chat)]).toEqual([0, "keyword"]);
    expect(await send(chat)).toEqual({ kind: "opted_out" });
    expect((await searchTemplates(flow.sql, { conversationId: chat, limit: 1 })).optedOut).toMatchObject({
      cause: "keyword",
    });
    await flow.ycloud.customer(phone).sendText("alta");
    await until(
      () => optedOut(chat),
      (cause) => cause === null,
    );
    expect(await send(chat)).toMatchObject({ kind: "ok" });
    expect(
      await flow.sql`select opted_out, detail from contact_opt_outs where conversation_id = ${chat} order by at, id`,
    ).toEqual([
      { opted_out: true, detail: "BAJA" },
      { opted_out: false, detail: "alta" },
    ]);
  });

  it("is not who only talks of a price, or answers the bot's question", async () => {
    const chat = await chatOf("¿la baja de precio sigue?");
    expect(await optedOut(chat)).toBeNull();
    const before = toPhone().length;
    await flow.ycloud.customer(phone).sendText("baja");
    await answered(before);
    expect(await optedOut(chat)).toBeNull();
  });

  it("said so in WhatsApp, or to YCloud, and comes back the same way", async () => {
    const chat = await chatOf();
    const customer = flow.ycloud.customer(phone);
    await customer.setMarketing("stop");
    await until(
      () => optedOut(chat),
      (cause) => cause === "whatsapp",
    );
    await customer.setMarketing("resume");
    await until(
      () => optedOut(chat),
      (cause) => cause === null,
    );
    const unsubscribed = (id: string) => ({
      id,
      type: "contact.unsubscribe.created",
      apiVersion: "v2",
      createTime: new Date().toISOString(),
      contactUnsubscribeCreated: {
        phoneNumber: phone,
        source: "Manual",
        updateTime: new Date().toISOString(),
      },
    });
    await flow.ycloud.postEvent(unsubscribed(`evt_${phone}`));
    await until(
      () => optedOut(chat),
      (cause) => cause === "provider",
    );
  });

  it("is known as such from before they first wrote", async () => {
    await flow.ycloud.customer(phone).setMarketing("stop");
    await until(
      () => flow.sql`select 1 from contact_opt_outs where contact_key = contact_key(${phone.slice(1)})`,
      (rows) => rows.length === 1,
    );
    expect(await optedOut(await chatOf())).toBe("whatsapp");
  });

  it("is found out by a refused send: 131050 stops the next one here", async () => {
    const chat = await chatOf();
    flow.ycloud.customer(phone).refuseMarketing();
    const values = { "body.1": "Ana", "body.2": "puntas" };
    await send(chat, { name: "retomar_conversacion", values });
    await until(
      () => optedOut(chat),
      (cause) => cause === "refused",
    );
    expect(await messageOf(chat)).toMatchObject({ status: "failed", code: "131050" });
    expect(await send(chat, { name: "retomar_conversacion", values, id: "c2" })).toEqual({
      kind: "opted_out",
    });
  });

  it("is shown to whom it is about, and forgotten with them", async () => {
    const chat = await chatOf();
    await flow.ycloud.customer(phone).setMarketing("stop");
    await until(
      () => optedOut(chat),
      (cause) => cause === "whatsapp",
    );
    const ask = async (kind: string): Promise<string> => {
      const [row] = await flow.sql<{ id: string }[]>`
        insert into privacy_requests (tenant_id, kind, subject)
        values (${flow.tenantId}, ${kind}, jsonb_build_object('phone', ${phone}::text)) returning id`;
      return row?.id ?? "";
    };
    const shown = await ask("customer_export");
    await flow.sql`select export_customer(${shown})`;
    expect(
      await flow.sql`select export->'optOuts'->0->>'cause' as cause from privacy_requests where id = ${shown}`,
    ).toEqual([{ cause: "whatsapp" }]);
    await flow.sql`select erase_customer(${await ask("customer_redact")})`;
    expect(
      await flow.sql`select 1 from contact_opt_outs where contact_key = contact_key(${phone.slice(1)})`,
    ).toHaveLength(0);
  });

  it("is not written to by what was queued before", async () => {
    const chat = await chatOf();
    flow.ycloud.faults.next({ kind: "rate_limited", retryAfterSeconds: 2 });
    await send(chat);
    await until(
      () => messageOf(chat),
      (message) => message?.state === "queued" && message.code !== null,
    );
    await flow.ycloud.customer(phone).setMarketing("stop");
    await until(
      () => messageOf(chat),
      (message) => message?.state === "failed",
    );
    expect(await messageOf(chat)).toMatchObject({ code: "opted_out" });
    expect(toPhone("template")).toHaveLength(0);
  });
});

describe("a window that ends", () => {
  it("is told once to whoever has the chat, and again for the next window", async () => {
    const chat = await chatOf();
    const reminded = async () => {
      const [row] = await flow.sql<{ told: boolean }[]>`
        select window_reminded is not null and window_reminded = window_closes_at as told
        from chat_conversations where id = ${chat}`;
      return row?.told;
    };
    await flow.sql`update chat_conversations set window_closes_at = now() + interval '20 minutes' where id = ${chat}`;
    await flow.sql`select remind_windows()`;
    expect(await reminded()).toBe(false);
    await flow.sql`update chat_conversations set human_override_until = now() + interval '1 hour' where id = ${chat}`;
    await until(reminded, (told) => told === true);
    const events = () =>
      flow.sql`select 1 from live_events where conversation_id = ${chat} and message_id is null`;
    const before = (await events()).length;
    await flow.sql`select remind_windows()`;
    expect((await events()).length).toBe(before);
    await flow.sql`update chat_conversations set window_closes_at = now() + interval '25 minutes' where id = ${chat}`;
    await until(reminded, (told) => told === true);
  });
});

describe("a phone of the team", () => {
  const STAFF = "+5491160000001";
  const deps = () => ({
    sql: flow.sql,
    hints: flow.hints,
    log,
    signer: createLinkSigner(["k".repeat(40)]),
    ycloudFor: async () => client,
  });
  const handOff = async (): Promise<string> => {
    const chat = await chatOf();
    await flow.sql`select want_person(${chat}, null, 'explicit_wish')`;
    return chat;
  };
  const alertOf = async (chat: string) => {
    const [row] = await flow.sql<
      { sent: boolean; error: string | null; due: boolean; failed: string | null }[]
    >`
      select a.sent_at is not null as sent, a.error, a.due_at is not null as due, c.failure_reason as failed
      from handoff_alerts a join chat_conversations c on c.id = a.conversation_id
      where a.conversation_id = ${chat} and a.step = 'phone'`;
    return row;
  };

  it("gets a waiting chat as a template with its signed link, once", async () => {
    await flow.sql`
      insert into tenant_human_handoff_config (tenant_id, alert_phones) values (${flow.tenantId}, ${[STAFF]})`;
    const chat = await handOff();
    await sendPhoneAlerts(deps());
    await sendPhoneAlerts(deps());
    const told = flow.ycloud.sentMessages.filter(({ to }) => to === STAFF);
    expect(told).toHaveLength(1);
    expect(told[0]?.text).toMatch(
      /^Un chat de Tienda espera a una persona\. Cliente: Ana\. Motivo: pidió hablar con una persona\. Abrilo para tomarlo\.\n\[ Abrir el chat \] https:\/\/bot\.example\/t\/[\w-]+\.[\w-]+$/,
    );
    expect(await alertOf(chat)).toEqual({ sent: true, error: null, due: false, failed: null });
  });

  it("is told in the language of the store's country, in whatever case SQL wrote that", async () => {
    await flow.sql`update tenants set country = 'br'`;
    const approved = await flow.sql<{ language: string }[]>`
      select language from whatsapp_templates where name = 'aviso_al_equipo' and status = 'APPROVED' order by language`;
    expect(approved.map(({ language }) => language)).toEqual(["es_AR", "pt_BR"]);
    const languages: unknown[] = [];
    const noting: YCloudClient = {
      ...client,
      send: async (message) => {
        languages.push(message.body.type === "template" && message.body.language);
        return { kind: "accepted", providerMessageId: "noted", wamid: null };
      },
    };
    await handOff();
    await sendPhoneAlerts({ ...deps(), ycloudFor: async () => noting });
    expect(languages).toEqual(["pt_BR"]);
    await flow.sql`update tenants set country = 'AR'`;
  });

  it("that WhatsApp could not reach marks the chat, and a new try clears it", async () => {
    const chat = await handOff();
    flow.ycloud.faults.next({ kind: "fail_later", code: "131026" });
    await sendPhoneAlerts(deps());
    await until(
      async () => {
        await sendPhoneAlerts(deps());
        return alertOf(chat);
      },
      (alert) => alert?.failed === "alert_failed",
    );
    expect(await alertOf(chat)).toMatchObject({ sent: false, error: "131026" });
    await flow.sql`update handoff_alerts set due_at = now() where conversation_id = ${chat} and step = 'phone'`;
    await sendPhoneAlerts(deps());
    expect(await alertOf(chat)).toMatchObject({ sent: true, failed: null });
  });

  it("R7: that WhatsApp could not reach marks the chat, also where that is told before our own answer is stored", async () => {
    const chat = await handOff();
    const told = async () =>
      (
        await flow.sql`
          select 1 from chat_message_statuses s join handoff_alerts a on a.id::text = s.external_id
          where a.conversation_id = ${chat} and s.status = 'failed'`
      ).length;
    const slow: YCloudClient = {
      ...client,
      send: async (message) => {
        const outcome = await client.send(message);
        await until(told, (count) => count === 1);
        return outcome;
      },
    };
    flow.ycloud.faults.next({ kind: "fail_later", code: "131026" });
    await sendPhoneAlerts({ ...deps(), ycloudFor: async () => slow });
    await sendPhoneAlerts(deps());
    expect(await alertOf(chat)).toMatchObject({ sent: false, error: "131026", failed: "alert_failed" });
  });

  it("is tried again later where the provider did not take it, and not without an approved template", async () => {
    const chat = await handOff();
    flow.ycloud.faults.next({ kind: "reject", code: "132015" });
    await sendPhoneAlerts(deps());
    expect(await alertOf(chat)).toMatchObject({ sent: false, due: true, failed: "alert_failed" });
    await flow.sql`update whatsapp_templates set status = 'PAUSED' where name = 'aviso_al_equipo'`;
    await flow.sql`update handoff_alerts set due_at = now() where conversation_id = ${chat} and step = 'phone'`;
    await sendPhoneAlerts(deps());
    expect(await alertOf(chat)).toMatchObject({ error: "no_template", due: true });
  });
});
