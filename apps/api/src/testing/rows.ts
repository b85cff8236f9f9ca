import type { Sql } from "@platform/db";

let numbers = 0;

/** A store as an administrator would write it; `id` as text. */
export async function insertTenant(sql: Sql, row: Record<string, unknown> = {}): Promise<string> {
  numbers += 1;
  const values = {
    store_name: `Tienda ${numbers}`,
    bot_phone_number: `54911555${String(10_000 + numbers)}`,
    ...row,
  };
  const [tenant] = await sql<{ id: string }[]>`insert into tenants ${sql(values)} returning id::text`;
  return tenant?.id ?? "";
}

export async function insertChat(
  sql: Sql,
  row: { tenant_id: string } & Record<string, unknown>,
): Promise<string> {
  numbers += 1;
  const values = {
    external_user_id: `54911666${String(10_000 + numbers)}`,
    display_name: `Clienta ${numbers}`,
    last_message_at: new Date(Date.UTC(2026, 0, 1) + numbers * 1000).toISOString(),
    ...row,
  };
  const [chat] = await sql<{ id: string }[]>`insert into chat_conversations ${sql(values)} returning id`;
  return chat?.id ?? "";
}

export async function insertMessage(
  sql: Sql,
  row: { tenant_id: string; conversation_id: string } & Record<string, unknown>,
): Promise<string> {
  const values = { role: "user", content: "Hola", ...row };
  const [message] = await sql<{ id: string }[]>`insert into chat_messages ${sql(values)} returning id`;
  return message?.id ?? "";
}
