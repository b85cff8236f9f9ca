import { getCACertificates, setDefaultCACertificates } from "node:tls";
import { createSealer } from "@platform/db/sealing";
import { startMailbox, type MailboxOptions, type MailboxSimulator } from "@platform/simulator";
import { pino } from "pino";
import { generate } from "selfsigned";
import { afterEach, beforeAll, describe, expect, it } from "vitest";
import { createAccess } from "../domain/access.ts";
import { listHandoffs } from "../domain/handoff/listHandoffs.ts";
import { createMailer } from "../mail/createMailer.ts";
import { viewerOf } from "../testing/countReads.ts";
import { mailUrl } from "../testing/mailUrl.ts";
import { startFlow, type Flow } from "../testing/startFlow.ts";
import { pause, until } from "../testing/until.ts";
import { zoneAtNoon } from "../testing/zoneAtNoon.ts";
import { takeOver } from "../flow/conversation/ownership.ts";
import { createLinkSigner } from "../mail/links.ts";
import { sendAlerts, type AlertDeps } from "./sendAlerts.ts";
import { testAlert } from "./testAlert.ts";

const CUSTOMER = "+5491170000001";
const KEY = "k".repeat(40);
const sealer = createSealer({ current: KEY });

let flow: Flow;
const mailboxes: MailboxSimulator[] = [];
afterEach(async () => {
  await Promise.all(mailboxes.splice(0).map((mailbox) => mailbox.stop()));
  await flow.stop();
});

const openMailbox = async (options: MailboxOptions = {}): Promise<MailboxSimulator> => {
  const mailbox = await startMailbox(options);
  mailboxes.push(mailbox);
  return mailbox;
};

/** A customer asks for a person; the handoff is committed when this resolves. */
const askForPerson = async (phone = CUSTOMER): Promise<{ id: string; conversationId: string }> => {
  await flow.ycloud.customer(phone).sendText("Quiero hablar con una persona");
  const [handoff] = await until(
    () => flow.sql<{ id: string; conversationId: string }[]>`
      select h.id, h.conversation_id as "conversationId" from handoffs h
      join chat_conversations c on c.id = h.conversation_id
      where c.contact_key = contact_key(${phone}) and h.closed_at is null`,
    (rows) => rows.length === 1,
  );
  if (handoff === undefined) throw new Error("No handoff");
  return handoff;
};

const configure = (mailbox: MailboxSimulator | null, extra: Record<string, string | number | null> = {}) =>
  flow.sql`insert into tenant_human_handoff_config ${flow.sql({
    tenant_id: flow.tenantId,
    destination_email: "equipo@tienda.example",
    smtp_host: mailbox === null ? null : "localhost",
    smtp_port: mailbox?.smtp.port ?? null,
    smtp_security: mailbox?.smtp.security ?? "NONE",
    smtp_user: mailbox?.smtp.user ?? null,
    smtp_password_encrypted: mailbox?.smtp.password ?? null,
    ...extra,
  })} on conflict (tenant_id) do update set smtp_password_encrypted = excluded.smtp_password_encrypted`;

const deps = (platform: MailboxSimulator | null = null): AlertDeps => ({
  sql: flow.sql,
  hints: flow.hints,
  sealer,
  sender: flow.sender,
  mailer: createMailer(
    platform === null
      ? { url: undefined, from: undefined }
      : { url: mailUrl(platform), from: "Plataforma <avisos@plataforma.example>" },
  ),
  signer: createLinkSigner([KEY]),
  publicUrl: "https://bot.example",
  allowPrivateAddresses: true,
  log: pino({ level: "silent" }),
});

/** As if this much time had passed for what is planned. */
const later = (minutes: number) =>
  flow.sql`update handoff_alerts set due_at = due_at - make_interval(mins => ${minutes}) where due_at is not null`;

const chatOf = async (conversationId: string) => {
  const [chat] = await flow.sql<{ failureReason: string | null; waiting: boolean }[]>`
    select failure_reason as "failureReason", waiting_since is not null as waiting
    from chat_conversations where id = ${conversationId}`;
  return chat;
};

/** Whom the panel says the chat's handoff was told to. */
const toldOf = async (conversationId: string): Promise<string[]> => {
  const access = createAccess(flow.db, viewerOf(flow.tenantId));
  const { items } = await listHandoffs(access, { conversationId, limit: 1 });
  return items.flatMap(({ told }) => told);
};

describe("the alert of a handoff", () => {
  it("is planned with it, and its letter says everything a person needs", async () => {
    flow = await startFlow();
    const mailbox = await openMailbox();
    await configure(mailbox);
    await flow.ycloud.customer(CUSTOMER).sendText("¿Tenés zapatillas de punta?");
    await flow.ycloud.waitForSent(1);
    await flow.untilQuiet();
    const { id, conversationId } = await askForPerson();
    expect(await toldOf(conversationId)).toEqual([]);
    await sendAlerts(deps());
    const [mail] = await mailbox.waitForMail(1);
    // Nobody of the team heard of it by a phone that WhatsApp refused, by what the customer is told, or without an address.
    await flow.sql`
      insert into handoff_alerts (tenant_id, handoff_id, conversation_id, step, address, sent_at, refusal)
      values (${flow.tenantId}, ${id}, ${conversationId}, 'phone', '+5491155550000', now(), 'undeliverable'),
        (${flow.tenantId}, ${id}, ${conversationId}, 'customer', 'clienta@tienda.example', now(), null),
        (${flow.tenantId}, ${id}, ${conversationId}, 'owner', '', now(), null)`;
    expect(mail).toMatchObject({
      rcptTo: ["equipo@tienda.example"],
      messageId: `<handoff.${id}.team@bot.example>`,
      headers: expect.objectContaining({ references: `<chat.${conversationId}@bot.example>` }) as unknown,
    });
    expect(await toldOf(conversationId)).toEqual(["equipo@tienda.example"]);
    await flow.sql`
      delete from handoff_alerts where handoff_id = ${id} and (address is distinct from 'equipo@tienda.example')`;
    expect(mail?.subject).toContain("[Tienda]");
    for (const part of [mail?.text, mail?.html]) {
      expect(part).toContain("Quiero hablar con una persona");
      expect(part).toContain(`https://bot.example/chats/${conversationId}`);
      expect(part).toMatch(/https:\/\/bot\.example\/t\/[\w-]+\.[\w-]+/);
      expect(part).toMatch(/Zapatillas de punta/i);
      expect(part).toMatch(/\$\s?[\d.]+/);
    }
    expect(mail?.html).toContain("<img");
    await sendAlerts(deps());
    await pause(200);
    expect(mailbox.messages).toHaveLength(1);
  });

  it("of ten handoffs of one customer within a minute is one letter", async () => {
    flow = await startFlow({ debounceMs: 0 });
    const mailbox = await openMailbox();
    await configure(mailbox);
    for (let n = 0; n < 10; n += 1) {
      const { conversationId } = await askForPerson();
      await sendAlerts(deps());
      await flow.sql`select return_to_bot(${conversationId})`;
    }
    expect(await flow.sql`select 1 from handoffs`).toHaveLength(10);
    expect(mailbox.messages).toHaveLength(1);
  });

  it("climbs until somebody takes the chat, and no further", async () => {
    flow = await startFlow();
    const mailbox = await openMailbox();
    await flow.sql`update tenants set owner_email = 'duena@tienda.example'`;
    await configure(mailbox, { second_email: "guardia@tienda.example", second_after_minutes: 10 });
    const { conversationId } = await askForPerson();
    const told = async () => {
      await sendAlerts(deps());
      return mailbox.messages.map(({ rcptTo }) => rcptTo[0]);
    };
    expect(await told()).toEqual(["equipo@tienda.example"]);
    await later(9);
    expect(await told()).toHaveLength(1);
    await later(2);
    expect(await told()).toEqual(["equipo@tienda.example", "guardia@tienda.example"]);
    await later(20);
    expect(await told()).toHaveLength(3);
    expect(mailbox.messages.at(-1)).toMatchObject({ rcptTo: ["duena@tienda.example"] });
    expect(mailbox.messages.at(-1)?.text).toContain("Nadie del equipo tomó el chat todavía.");
    await takeOver(
      { asPerson: flow.db.asOperator, db: flow.db, hints: flow.hints },
      { conversationId, person: { id: "u1", name: "Marta" }, minutes: 60, force: false },
    );
    await flow.sql`update handoff_alerts set due_at = now() where step = 'customer' and due_at is not null`;
    expect(await told()).toHaveLength(3);
    expect(flow.ycloud.sentMessages.at(-1)?.text).not.toContain("Todavía nadie");
  });

  it("tells the customer honestly, once, when nobody comes", async () => {
    flow = await startFlow();
    await configure(await openMailbox());
    await askForPerson();
    await flow.ycloud.waitForSent(1);
    await later(121);
    await sendAlerts(deps());
    const sent = await flow.ycloud.waitForSent(2);
    expect(sent.at(-1)?.text).toContain("Todavía nadie del equipo");
    await later(500);
    await sendAlerts(deps());
    await pause(300);
    expect(flow.ycloud.sentMessages).toHaveLength(2);
    expect(await flow.sql`select 1 from handoffs where gave_up_at is not null`).toHaveLength(1);
  });

  it("out of hours reminds the team at opening and counts from there", async () => {
    const zone = zoneAtNoon();
    flow = await startFlow();
    await configure(await openMailbox(), { second_email: "guardia@tienda.example" });
    await flow.sql`update tenants set timezone = ${zone}, opening_hours = (
      select jsonb_object_agg(lower(to_char(now() at time zone ${zone} + make_interval(days => 2), 'DY')),
        '[{"from": "09:00", "to": "18:00"}]'::jsonb))`;
    await askForPerson();
    const [plan] = await flow.sql<{ steps: string[]; opening: boolean; second: boolean; now: boolean }[]>`
      with opening as (select date_trunc('day', now() at time zone ${zone}) + interval '2 days 9 hours' as at)
      select array_agg(step order by due_at) as steps,
        bool_and(due_at at time zone ${zone} = opening.at) filter (where step = 'opening') as opening,
        bool_and(due_at at time zone ${zone} = opening.at + interval '10 minutes') filter (where step = 'second') as second,
        bool_and(due_at < now() + interval '1 minute') filter (where step = 'team') as now
      from handoff_alerts, opening`;
    expect(plan).toEqual({
      steps: ["team", "opening", "second", "customer"],
      opening: true,
      second: true,
      now: true,
    });
  });

  it("is not sent where a store has switched handoff off; the chat waits all the same", async () => {
    flow = await startFlow();
    const mailbox = await openMailbox();
    await configure(mailbox, { enabled: "false" });
    const { conversationId } = await askForPerson();
    await sendAlerts(deps(mailbox));
    expect(mailbox.messages).toEqual([]);
    expect(await chatOf(conversationId)).toEqual({ failureReason: null, waiting: true });
  });
});

describe("a mail server that fails", () => {
  it("keeps the chat marked, whatever arrives at the customer meanwhile", async () => {
    flow = await startFlow({ provider: { statuses: { sentMs: 300, deliveredMs: 400, readMs: 500 } } });
    await configure(null);
    const { conversationId } = await askForPerson();
    await sendAlerts(deps());
    await until(
      () => flow.sql`select 1 from chat_messages where role = 'assistant' and provider_status = 'read'`,
      (rows) => rows.length === 1,
    );
    expect(await chatOf(conversationId)).toEqual({ failureReason: "alert_failed", waiting: true });
  });

  it("for a day marks the chat red, is asked again with growing pauses, and the first letter it takes clears the mark", async () => {
    flow = await startFlow();
    const mailbox = await openMailbox({ user: "bot@tienda.example", password: "bien" });
    await configure(mailbox, { smtp_password_encrypted: "mal" });
    const { conversationId } = await askForPerson();
    const pauses: number[] = [];
    for (let tries = 0; tries < 8; tries += 1) {
      await sendAlerts(deps());
      expect(await chatOf(conversationId)).toEqual({ failureReason: "alert_failed", waiting: true });
      const [row] = await flow.sql<{ minutes: number; error: string }[]>`
        select round(extract(epoch from due_at - now()) / 60)::int as minutes, error
        from handoff_alerts where step = 'team'`;
      expect(row?.error).toContain("sign_in_refused");
      expect(row?.error).not.toContain("mal");
      pauses.push(row?.minutes ?? 0);
      await flow.sql`update handoff_alerts set due_at = now() where step = 'team'`;
    }
    expect(pauses).toEqual([1, 2, 4, 8, 16, 32, 64, 64]);
    await configure(mailbox);
    await sendAlerts(deps());
    expect(mailbox.messages).toHaveLength(1);
    expect(await chatOf(conversationId)).toEqual({ failureReason: null, waiting: true });
    expect(
      await flow.sql`select 1 from handoffs where alerted_at is not null and alert_error is null`,
    ).toHaveLength(1);
  });

  it("of the store is stood in for by the platform's", async () => {
    flow = await startFlow();
    const own = await openMailbox({ user: "bot@tienda.example", password: "bien" });
    const platform = await openMailbox();
    await configure(own, { smtp_password_encrypted: "mal" });
    await askForPerson();
    await sendAlerts(deps(platform));
    expect(own.messages).toEqual([]);
    expect(platform.messages).toMatchObject([{ mailFrom: "avisos@plataforma.example" }]);
  });

  it("and took the letter without saying so gets the same letter again, under the same id", async () => {
    flow = await startFlow();
    const mailbox = await openMailbox();
    await configure(mailbox);
    mailbox.failNext({ kind: "taken_unanswered" });
    await askForPerson();
    await sendAlerts(deps());
    await later(2);
    await sendAlerts(deps());
    expect(new Set(mailbox.messages.map(({ messageId }) => messageId)).size).toBe(1);
    expect(await flow.sql`select 1 from handoff_alerts where sent_at is not null`).toHaveLength(1);
  });
});

describe("the mail test of a store", () => {
  let tls: { key: string; cert: string };
  beforeAll(async () => {
    const made = await generate([{ name: "commonName", value: "localhost" }], {
      extensions: [{ name: "subjectAltName", altNames: [{ type: 2, value: "localhost" }] }],
    });
    tls = { key: made.private, cert: made.cert };
    setDefaultCACertificates([...getCACertificates("default"), made.cert]);
  });

  const check = async (
    mailbox: MailboxSimulator | null,
    extra: Record<string, string | number | null> = {},
  ) => {
    flow = await startFlow();
    await configure(mailbox, extra);
    return testAlert(deps(), (work) => flow.db.asTenant(flow.tenantId, work), flow.tenantId);
  };

  it.each(["NONE", "STARTTLS", "SSL"] as const)(
    "over %s really sends one and says what the server said",
    async (security) => {
      const mailbox = await openMailbox({ security, tls, user: "bot@tienda.example", password: "bien" });
      const result = await check(mailbox);
      expect(result).toMatchObject({ ok: true, via: "store", to: "equipo@tienda.example", code: null });
      expect(result.answer).toMatch(/^250/);
      expect(mailbox.messages).toMatchObject([
        { user: "bot@tienda.example", from: "Tienda <bot@tienda.example>" },
      ]);
    },
  );

  it.each(["STARTTLS", "SSL"] as const)(
    "over %s refuses a certificate that nobody vouches for",
    async (security) => {
      const mailbox = await openMailbox({ security });
      expect(await check(mailbox)).toMatchObject({ ok: false, code: "untrusted_certificate" });
      expect(mailbox.messages).toEqual([]);
    },
  );

  const mistakes: {
    what: string;
    options?: MailboxOptions;
    set: Record<string, string | number>;
    code: string;
  }[] = [
    {
      what: "a wrong password",
      options: { user: "a@b.example", password: "bien" },
      set: { smtp_password_encrypted: "mal" },
      code: "sign_in_refused",
    },
    { what: "a server without STARTTLS", set: { smtp_security: "STARTTLS" }, code: "no_tls" },
    { what: "a host that isn't", set: { smtp_host: "mail.invalid" }, code: "unknown_host" },
    { what: "a port where nobody listens", set: { smtp_port: 1 }, code: "unreachable" },
  ];
  it.each(mistakes)("names $what", async ({ options, set, code }) => {
    expect(await check(await openMailbox(options), set)).toMatchObject({ ok: false, code });
  });

  it("names a recipient that the server refuses, in its own words", async () => {
    const mailbox = await openMailbox();
    mailbox.failNext({ kind: "refuse_recipient" });
    const result = await check(mailbox);
    expect(result).toMatchObject({ ok: false, code: "refused" });
    expect(result.answer).toContain("Mailbox does not exist");
  });

  it("ends with a server that hangs", async () => {
    const mailbox = await openMailbox();
    mailbox.failNext({ kind: "hang" });
    expect(await check(mailbox)).toMatchObject({ ok: false, code: "timeout" });
  });

  it("never reaches a private address unless it is allowed", async () => {
    const mailbox = await openMailbox();
    flow = await startFlow();
    await configure(mailbox);
    const result = await testAlert(
      { ...deps(), allowPrivateAddresses: false },
      (work) => flow.db.asTenant(flow.tenantId, work),
      flow.tenantId,
    );
    expect(result).toMatchObject({ ok: false, code: "blocked_address" });
  });

  it("says that there is no address, or no server", async () => {
    expect(await check(null, { destination_email: null })).toMatchObject({ ok: false, code: "no_address" });
    await flow.stop();
    expect(await check(null)).toMatchObject({ ok: false, code: "not_set_up" });
  });
});
