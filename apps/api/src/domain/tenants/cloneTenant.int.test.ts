import type { AuditEntry, Tenant } from "@platform/contract";
import { secretColumns } from "@platform/db/sealing";
import { afterAll, beforeAll, expect, it } from "vitest";
import { insertChat, insertTenant } from "../../testing/rows.ts";
import { startApi, type Api } from "../../testing/startApi.ts";

let api: Api;
let source: string;
let numbers = 0;

beforeAll(async () => {
  api = await startApi();
  source = await insertTenant(api.sql, {
    store_name: "Danza",
    system_prompt_template: "Sos de {STORE_NAME}.",
    store_website: "https://canario.example",
    store_location: "canario 123",
    owner_email: "canario@example.com",
    openai_base_url: "https://canario.example/v1",
    test_numbers: ["+5491100001111"],
    canary_phone: "+5491100001111",
    daily_budget_usd: 7,
    mode: "always",
    suggest_replies: true,
  });
  for (const { table, column } of secretColumns) {
    if (table === "tenants")
      await api.sql`update tenants set ${api.sql({ [column]: "canario-secreto" })} where id = ${source}`;
  }
  await api.sql`insert into tenant_human_handoff_config ${api.sql({
    tenant_id: source,
    handoff_message: "Ya te atienden",
    destination_email: "canario@example.com",
    second_email: "canario@example.com",
    alert_phones: ["+5491100001111"],
    smtp_host: "canario.example",
    smtp_user: "canario",
    smtp_password_encrypted: "canario-secreto",
  })}`;
  const mine = { tenant_id: source };
  await api.sql`insert into tenant_sheets ${api.sql({ ...mine, payment_details: "CBU canario", updated_by: "canario" })}`;
  await api.sql`update tenant_sheets set pickup = '[{"place": "Local canario"}]' where tenant_id = ${source}`;
  await api.sql`insert into tenant_articles ${api.sql({ ...mine, title: "Talles", body: "Van justos." })}`;
  await api.sql`insert into handoff_topics ${api.sql({ ...mine, name: "Cambios", position: 3 })}`;
  await api.sql`insert into chat_intents ${api.sql({ ...mine, name: "Envíos" })}`;
  await api.sql`insert into chat_labels ${api.sql({ ...mine, name: "Mayorista", colour: "red" })}`;
  await api.sql`insert into canned_answers ${api.sql({ ...mine, shortcut: "hola", body: "¡Hola {nombre}!" })}`;
  await insertChat(api.sql, { tenant_id: source, display_name: "canario" });
});
afterAll(() => api.stop());

const clone = (tenantId = source) =>
  api.mutate("tenants.clone", {
    tenantId,
    storeName: "Danza Sur",
    botPhoneNumber: `+5491145550${String(100 + (numbers += 1))}`,
  });
/** Everything that stands in the database of a store, table by table. */
async function rowsOf(tenantId: string): Promise<string> {
  const tables = await api.sql<{ name: string }[]>`
    select c.table_name as name from information_schema.columns c join information_schema.tables t using (table_schema, table_name)
    where c.column_name = 'tenant_id' and c.table_schema = 'public' and t.table_type = 'BASE TABLE'`;
  const found = await Promise.all(
    tables.map(
      ({ name }) => api.sql`select to_jsonb(r) as row from ${api.sql(name)} r where tenant_id = ${tenantId}`,
    ),
  );
  const [own] = await api.sql`select to_jsonb(t) as row from tenants t where id = ${tenantId}`;
  return JSON.stringify([own, found.flat()]);
}

it("copies how the store works, and nothing that names it, opens its accounts or belongs to its people", async () => {
  const { status, data } = await clone();
  expect(status).toBe(200);
  const made = data as Tenant;
  expect(made).toMatchObject({
    storeName: "Danza Sur",
    mode: "test",
    systemPromptTemplate: "Sos de {STORE_NAME}.",
    dailyBudgetUsd: 7,
    suggestReplies: true,
    liveSince: null,
    ycloudApiKey: { set: false },
  });
  const rows = await rowsOf(made.id);
  expect(rows).not.toMatch(/canario|1100001111/);
  for (const kept of ["Ya te atienden", "Van justos.", "Cambios", "Envíos", "Mayorista", "¡Hola {nombre}!"])
    expect(rows).toContain(kept);
  const tables = [
    "tenant_sheets",
    "tenant_articles",
    "handoff_topics",
    "chat_intents",
    "chat_labels",
    "canned_answers",
  ];
  for (const table of tables) {
    const [count] =
      await api.sql`select count(*)::int as n from ${api.sql(table)} where tenant_id = ${source}`;
    expect([table, count?.["n"]]).toEqual([table, 1]);
  }
  const audit = async (tenantId: string) =>
    ((await api.query("audit.list", { tenantId })).data as { items: AuditEntry[] }).items.map(
      ({ action }) => action,
    );
  expect(await audit(made.id)).toEqual(["tenant.cloned"]);
  expect(await audit(source)).toContain("tenant.copied");
});

it("leaves nothing where the number is another store's, and knows no store that isn't there", async () => {
  await insertTenant(api.sql, { bot_phone_number: "+5491145550102" });
  const before = await api.sql`select count(*)::int as n from tenants`;
  expect((await clone()).reason).toBe("number_taken");
  expect((await clone("999999")).reason).toBe("not_found");
  expect(await api.sql`select count(*)::int as n from tenants`).toEqual(before);
});
