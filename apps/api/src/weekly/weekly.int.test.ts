import type { WeeklyLetter } from "@platform/contract";
import { startMailbox, type MailboxSimulator } from "@platform/simulator";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { createMailer } from "../mail/createMailer.ts";
import { mailUrl } from "../testing/mailUrl.ts";
import { insertChat, insertMessage, insertTenant } from "../testing/rows.ts";
import { startApi, type Api } from "../testing/startApi.ts";
import { sendWeekly } from "./sendWeekly.ts";

// Monday, eight o'clock in the store; the week told of is that of 1 June.
const MONDAY = "2026-06-08T11:00:00Z";
let api: Api;
let mailbox: MailboxSimulator;
let tenantId: string;
let owner: { id: string; email: string };

beforeEach(async () => {
  mailbox = await startMailbox();
  api = await startApi({
    env: {
      PUBLIC_URL: "https://panel.example",
      SMTP_URL: mailUrl(mailbox),
      SMTP_FROM: "Avisos <avisos@platform.example>",
    },
  });
  tenantId = await insertTenant(api.sql, {
    store_name: "Danza <b>",
    timezone: "America/Argentina/Buenos_Aires",
  });
  owner = await api.addPerson({ [tenantId]: "owner" });
  await api.addPerson({ [tenantId]: "staff" });
});
afterEach(() => Promise.all([api.stop(), mailbox.stop()]));

const look = (at = MONDAY) =>
  sendWeekly({
    ...api.deps,
    mailer: createMailer({
      url: mailUrl(mailbox),
      from: "Avisos <avisos@platform.example>",
    }),
    publicUrl: "https://panel.example",
    now: () => new Date(at),
  });
/** A chat of the week in which the customer wrote, with what is given. */
const chat = async (at = "2026-06-03T12:00:00Z", row: Record<string, unknown> = {}) => {
  const id = await insertChat(api.sql, { tenant_id: tenantId, created_at: at, last_message_at: at, ...row });
  await insertMessage(api.sql, { tenant_id: tenantId, conversation_id: id, role: "user", sent_at: at });
  return id;
};
const letters = () =>
  api.sql`select week::text, attempts, sent_at is not null as sent, error, due_at is not null as due from weekly_letters`;
const later = () => api.sql`update weekly_letters set due_at = now() where due_at is not null`;

describe("the letter about a store's week", () => {
  it("goes to the owner on Monday at eight by the store's clock, with the figures and three things to mend", async () => {
    const [first, second] = [await chat(), await chat("2026-06-08T02:59:00Z")];
    await chat("2026-05-28T12:00:00Z");
    await api.sql`
      insert into unmet_wishes (tenant_id, conversation_id, wish, kind, at)
      select ${tenantId}, id, 'media punta & tutú', 'missing', '2026-06-03T12:00:00Z' from unnest(${[first, second]}::uuid[]) id`;
    await api.sql`update chat_conversations set waiting_since = now(), last_message_role = 'user' where id = ${first}`;
    await api.sql`
      insert into health_checks (tenant_id, name, status, detail, since) values (${tenantId}, 'sheet', 'warn', 'x', now())`;
    await api.sql`
      insert into handoffs (tenant_id, conversation_id, cause, reason, created_at)
      select ${tenantId}, ${second}, 'complaint', 'x', '2026-06-04T12:00:00Z' from generate_series(1, 3)`;
    await look("2026-06-08T10:59:00Z");
    expect(await letters()).toEqual([]);
    await Promise.all([look(), look(), look()]);
    await look("2026-06-09T11:00:00Z");
    const [letter, ...more] = await mailbox.waitForMail(1);
    expect(more).toEqual([]);
    expect(letter?.rcptTo).toEqual([owner.email]);
    expect(letter?.subject).toContain("[Danza <b>] Tu semana:");
    for (const text of [
      "Clientes nuevos: 2 (Antes: 1)",
      "Resueltos por el bot: sin datos (Antes: sin datos)",
    ])
      expect(letter?.text).toContain(text);
    expect(letter?.text.match(/https:\S+/g)?.slice(0, 3)).toEqual([
      `https://panel.example/chats?view=unanswered&store=${tenantId}`,
      `https://panel.example/chats?wish=media+punta+%26+tut%C3%BA&from=2026-06-01&to=2026-06-07&store=${tenantId}`,
      `https://panel.example/chats?cause=complaint&from=2026-06-01&to=2026-06-07&store=${tenantId}`,
    ]);
    expect(letter?.html).toContain("Danza &lt;b&gt;");
    expect(letter?.headers["list-unsubscribe-post"]).toBe("List-Unsubscribe=One-Click");
    expect(await letters()).toMatchObject([{ week: "2026-06-01", sent: true, due: false }]);
  });

  it("is about nothing where nobody wrote, and not for who may not or would not have it", async () => {
    await chat("2026-06-08T12:00:00Z");
    const [canary] = await api.sql<{ id: string }[]>`select canary_chat(${tenantId}) as id`;
    await chat("2026-06-03T12:00:00Z", { id: canary?.id });
    await look();
    expect(await letters()).toEqual([]);
    await chat();
    await api.sql`update auth.memberships set weekly_letter = false where user_id = ${owner.id}`;
    await look();
    await api.sql`update auth.memberships set weekly_letter = true, disabled_at = now() where user_id = ${owner.id}`;
    await look();
    await api.sql`update auth.memberships set disabled_at = null`;
    await api.sql`update auth.users set disabled_at = now() where id = ${owner.id}`;
    await look();
    await api.sql`update auth.users set disabled_at = null`;
    await api.sql`update tenants set is_active = false where id = ${tenantId}`;
    await look();
    await api.sql`update tenants set is_active = true where id = ${tenantId}`;
    await look("2026-06-10T11:00:00Z");
    expect(await letters()).toEqual([]);
    // Planned, and not wanted any more when it is due.
    await api.sql`select plan_weekly_letters(${MONDAY})`;
    await api.sql`update auth.memberships set weekly_letter = false where user_id = ${owner.id}`;
    await look();
    expect(await letters()).toMatchObject([{ sent: false, due: false, error: "not wanted" }]);
    expect(mailbox.messages).toEqual([]);
  });

  it("is sent once, whenever a process dies and whatever the server does", async () => {
    await chat();
    // Died before it was handed over: somebody else sends it.
    await api.sql`select plan_weekly_letters(${MONDAY})`;
    await api.sql`select claim_weekly_letter()`;
    await look();
    expect(mailbox.messages).toEqual([]);
    mailbox.failNext({ kind: "refuse", code: 451 });
    await later();
    await look();
    expect(await letters()).toMatchObject([{ attempts: 2, sent: false, due: true }]);
    await later();
    await look();
    await later();
    await look();
    expect(mailbox.messages).toHaveLength(1);
    // Died while it was handed over: it may have arrived.
    await api.sql`update weekly_letters set sent_at = null, due_at = now()`;
    await look();
    expect(await letters()).toMatchObject([{ sent: false, due: false, error: "unknown" }]);
    // Taken, and the line was cut before the server said so.
    await api.sql`delete from weekly_letters`;
    mailbox.failNext({ kind: "taken_unanswered" });
    await look();
    await later();
    await look();
    expect(mailbox.messages).toHaveLength(2);
  });

  it("has a link out that asks its reader and obeys a mail program's click", async () => {
    await chat();
    await look();
    const [letter] = await mailbox.waitForMail(1);
    const url = /<https:\/\/panel\.example(\/t\/[\w.-]+)>/.exec(
      letter?.headers["list-unsubscribe"] ?? "",
    )?.[1];
    const wanted = async () => {
      const [row] = await api.sql<{ wanted: boolean }[]>`
        select weekly_letter as wanted from auth.memberships where user_id = ${owner.id}`;
      return row?.wanted;
    };
    const page = await fetch(api.url + url);
    expect([page.status, await wanted()]).toEqual([200, true]);
    expect(await page.text()).toContain("¿Dejar de recibir la carta semanal de Danza &lt;b&gt;?");
    for (let n = 0; n < 2; n += 1) {
      const clicked = await fetch(api.url + url, {
        method: "POST",
        headers: { "content-type": "application/x-www-form-urlencoded" },
        body: "List-Unsubscribe=One-Click",
      });
      expect([clicked.status, await wanted()]).toEqual([200, false]);
    }
    expect((await fetch(`${api.url}${url?.slice(0, -2)}xx`)).status).toBe(410);
  });

  it("is shown, switched and sent to oneself in the panel", async () => {
    const person = await api.member({ [tenantId]: "owner" });
    const get = async () => (await api.query("weekly.get", { tenantId }, person)).data as WeeklyLetter;
    expect(await get()).toEqual({ wanted: true, mail: true, letter: null });
    expect((await api.mutate("weekly.mail", { tenantId }, person)).reason).toBe("conflict");
    await api.mutate("weekly.set", { tenantId, wanted: false }, person);
    const [row] = await api.sql<{ at: string }[]>`
      select (date_trunc('week', now() at time zone timezone)::date - 4)::text || 'T15:00:00Z' as at from tenants where id = ${tenantId}`;
    await chat(row?.at);
    const { wanted, letter } = await get();
    expect([wanted, letter?.text]).toEqual([false, expect.stringContaining("Clientes nuevos: 1")]);
    expect((await api.mutate("weekly.mail", { tenantId }, person)).data).toMatchObject({ ok: true });
    expect((await mailbox.waitForMail(1))[0]?.subject).toBe(letter?.subject);
    expect((await api.mutate("weekly.set", { tenantId, wanted: true })).reason).toBe("conflict");
  });
});
