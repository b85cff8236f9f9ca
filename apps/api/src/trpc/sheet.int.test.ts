import { startMailbox, type MailboxSimulator } from "@platform/simulator";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { sendOwnerNotices } from "../health/ownerNotices.ts";
import { createMailer } from "../mail/createMailer.ts";
import { mailUrl } from "../testing/mailUrl.ts";
import { insertTenant } from "../testing/rows.ts";
import { operator, startApi, type Api } from "../testing/startApi.ts";

let api: Api;
let mailbox: MailboxSimulator;
let tenantId: string;
beforeAll(async () => {
  [api, mailbox] = await Promise.all([startApi(), startMailbox()]);
});
beforeEach(async () => {
  tenantId = await insertTenant(api.sql, { store_name: "Punta", owner_email: "duena@example.com" });
  await post();
  mailbox.clear();
});
afterAll(async () => {
  await Promise.all([api.stop(), mailbox.stop()]);
});

const transfer = { method: "Transferencia", discountPercent: 10 };
async function post(): Promise<void> {
  const mailer = createMailer({
    url: mailUrl(mailbox),
    from: "avisos@platform.example",
  });
  if (mailer === null) throw new Error("no mailer");
  await sendOwnerNotices({ sql: api.sql, mailer, log: api.deps.log, publicUrl: "https://panel.example" });
  mailer.close();
}

describe("the sheet of a store", () => {
  it("is empty until somebody fills it in", async () => {
    const { data } = await api.query("sheet.get", { tenantId });
    expect(data).toEqual({
      tenantId,
      payments: [],
      instalments: [],
      shipping: [],
      freeShipping: [],
      pickup: [],
      exchanges: [],
      paymentDetails: null,
      problems: [],
      today: expect.stringMatching(/^\d{4}-\d{2}-\d{2}$/) as string,
      updatedAt: null,
      updatedBy: null,
    });
  });

  it("goes by the store's own day, wherever whoever reads it sits", async () => {
    // A day apart at any moment.
    for (const timezone of ["Pacific/Kiritimati", "Pacific/Pago_Pago"]) {
      await api.sql`update tenants set timezone = ${timezone} where id = ${tenantId}`;
      const { data } = await api.query("sheet.get", { tenantId });
      const day = new Intl.DateTimeFormat("en-CA", { timeZone: timezone }).format();
      expect(data).toMatchObject({ today: day });
    }
  });

  it("is saved section by section: what isn't named stays", async () => {
    await api.mutate("sheet.save", { tenantId, payments: [transfer], paymentDetails: "Alias: punta.danza" });
    const { data } = await api.mutate("sheet.save", { tenantId, pickup: [{ address: "Corrientes 4521" }] });
    expect(data).toMatchObject({
      payments: [{ ...transfer, combines: true, from: null, until: null }],
      pickup: [{ address: "Corrientes 4521", hours: null }],
      paymentDetails: "Alias: punta.danza",
      problems: [],
    });
    const audit =
      await api.sql`select action, changes from audit_log where tenant_id = ${tenantId} order by id`;
    expect(audit.map(({ action }) => action as string)).toEqual(["sheet.saved", "sheet.saved"]);
    expect(audit[0]?.["changes"]).toContain('"after":"Alias: punta.danza"');
  });

  it.each([
    [{ payments: [{ method: "Efectivo", discountPercent: 100 }] }, "discountPercent"],
    [{ instalments: [{ count: 3, from: "2026-12-01", until: "2026-11-30" }] }, "ends before"],
    [{ shipping: [{ zone: "CABA", costCents: -1 }] }, "costCents"],
    [{ freeShipping: [{ fromCents: 1.5 }] }, "fromCents"],
    [{ pickup: [{ address: " " }] }, "address"],
    [{ payments: [{ method: "x", precio: 1 }] }, "precio"],
  ])("refuses %j and says why", async (patch, named) => {
    const answer = await api.mutate("sheet.save", { tenantId, ...patch });
    expect([answer.status, answer.reason]).toEqual([400, "invalid_input"]);
    expect(answer.text).toContain(named);
  });

  it("written by SQL is live, names what it can't read, and shows on the diagnosis without breaking anything", async () => {
    await api.sql`
      insert into tenant_sheets (tenant_id, payments, shipping)
      values (${tenantId}, ${'[{"method":"Transferencia","discountPercent":10},{"metodo":"Efectivo"}]'}::text::jsonb, ${'"gratis"'}::text::jsonb)`;
    const { data } = await api.query("sheet.get", { tenantId });
    expect(data).toMatchObject({
      payments: [transfer],
      shipping: [],
      problems: [
        { section: "payments", index: 1 },
        { section: "shipping", index: null },
      ],
      updatedBy: "SQL",
    });
    const diagnosis = (await api.query("tenants.diagnose", { tenantId })).data as { check: string }[];
    expect(diagnosis.find(({ check }) => check === "sheet")).toMatchObject({
      status: "warn",
      detail: expect.stringContaining("payments[1]") as string,
    });
  });
});

describe("a change of where to pay", () => {
  it("is told to the owner and to everybody who answers for the store, once, before and after", async () => {
    const owner = await api.member({ [tenantId]: "owner" });
    await api.mutate("sheet.save", { tenantId, paymentDetails: "Alias: viejo" });
    await post();
    await api.mutate("sheet.save", { tenantId, paymentDetails: "Alias: viejo" });
    await api.mutate("sheet.save", { tenantId, payments: [transfer] });
    await post();
    expect(mailbox.messages).toHaveLength(1);
    // Somebody who wants it to stay unnoticed changes the address first.
    await api.mutate("tenants.update", { tenantId, ownerEmail: "ladron@example.com" });
    const stolen = await api.mutate("sheet.save", { tenantId, paymentDetails: "Alias: ladron" }, owner);
    expect([stolen.status, stolen.text]).toEqual([200, expect.anything()]);
    await post();
    await post();
    const [first, second, ...more] = mailbox.messages;
    expect(more).toEqual([]);
    expect(first?.text).toContain("(no había)");
    expect(second?.text).toMatch(/Antes:\s+Alias: viejo\s+Ahora:\s+Alias: ladron/);
    const [person] = await api.sql<{ email: string }[]>`select email from auth.users where id = ${owner.id}`;
    expect(second?.rcptTo).toContain(person?.email);
    expect(first?.messageId).not.toBe(second?.messageId);
  });

  it("by SQL is told too, and tried again under one Message-ID when the mail server fails", async () => {
    mailbox.failNext({ kind: "taken_unanswered" });
    await api.sql`insert into tenant_sheets (tenant_id, payment_details) values (${tenantId}, 'CBU 1')`;
    await post();
    await post();
    expect(mailbox.messages).toHaveLength(1);
    await api.sql`update owner_notices set due_at = now() where due_at is not null`;
    await post();
    const mails = mailbox.messages;
    expect(mails).toHaveLength(2);
    expect(new Set(mails.map(({ messageId }) => messageId)).size).toBe(1);
    expect(mails[1]?.text).toContain("por SQL");
    expect(
      await api.sql`select 1 from owner_notices where tenant_id = ${tenantId} and due_at is not null`,
    ).toEqual([]);
  });
});

async function create(input: object): Promise<{ id: string }> {
  return (await api.mutate("articles.create", { tenantId, ...input })).data as { id: string };
}

describe("articles", () => {
  it("are listed, found by a word, changed and removed; each change leaves its mark", async () => {
    const made = await create({
      title: "¿Hacen puntas a medida?",
      body: "Sí, con turno.",
      until: "2020-01-01",
    });
    await api.mutate("articles.create", { tenantId, title: "Talles", body: "Van justos." });
    const { data } = await api.query("articles.list", { tenantId });
    expect(data).toMatchObject({
      items: [
        { title: "Talles", holds: true },
        { title: "¿Hacen puntas a medida?", holds: false, until: "2020-01-01" },
      ],
      nextCursor: null,
    });
    const found = await api.query("articles.list", { tenantId, query: "PUNTAS" });
    expect(found.data).toMatchObject({ items: [{ id: made.id }] });
    const changed = await api.mutate("articles.update", { tenantId, articleId: made.id, until: null });
    expect(changed.data).toMatchObject({ body: "Sí, con turno.", until: null, holds: true });
    expect((await api.mutate("articles.remove", { tenantId, articleId: made.id })).status).toBe(200);
    expect((await api.mutate("articles.remove", { tenantId, articleId: made.id })).status).toBe(404);
    const audit = await api.sql`select action from audit_log where tenant_id = ${tenantId} order by id`;
    expect(audit.map(({ action }) => action as string)).toEqual([
      "article.created",
      "article.created",
      "article.updated",
      "article.removed",
    ]);
  });

  it("come in pages by key", async () => {
    for (let n = 0; n < 5; n += 1)
      await api.mutate("articles.create", { tenantId, title: `T${n}`, body: "x" });
    type Page = { items: { title: string }[]; nextCursor: string | null };
    const page = async (cursor?: string) =>
      (await api.query("articles.list", { tenantId, limit: 3, cursor })).data as unknown as Page;
    const first = await page();
    const second = await page(first.nextCursor ?? "");
    expect([...first.items, ...second.items].map(({ title }) => title)).toEqual([
      "T4",
      "T3",
      "T2",
      "T1",
      "T0",
    ]);
    expect(second.nextCursor).toBeNull();
  });

  it("that end before they begin are refused, also when only one day is changed", async () => {
    const made = await create({ title: "T", body: "x", from: "2026-05-01" });
    const input = { tenantId, articleId: made.id, until: "2026-04-30" };
    expect((await api.mutate("articles.update", input)).status).toBe(400);
    expect(
      (
        await api.mutate("articles.create", {
          tenantId,
          title: "T",
          body: "x",
          from: "2026-05-02",
          until: "2026-05-01",
        })
      ).status,
    ).toBe(400);
  });

  it("are as many as the agent can be handed, and not more", async () => {
    await api.sql`insert into tenant_articles (tenant_id, title, body) select ${tenantId}, 'T' || n, 'x' from generate_series(1, 60) n`;
    const answer = await api.mutate("articles.create", { tenantId, title: "T61", body: "x" }, operator);
    expect([answer.status, answer.reason]).toEqual([409, "conflict"]);
  });
});
