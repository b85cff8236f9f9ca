import type { Sql } from "@platform/db";
import { insertChat, insertMessage } from "./rows.ts";
import type { World } from "./procedureRows.ts";

type Add = (table: string, row: Record<string, unknown>) => Promise<string>;

/** One of each of the things of a store; people, keys and the installation's own things are still missing. */
export async function insertThings(sql: Sql, tenantId: string): Promise<World> {
  const add: Add = async (table, row) => {
    const [added] = await sql<{ id: string }[]>`
      insert into ${sql(table)} ${sql({ tenant_id: tenantId, ...row })} returning id::text`;
    return added?.id ?? "";
  };
  const invitation = await add("auth.invitations", {
    id: `invitation ${tenantId}`,
    email: `otra-${tenantId}@tienda.test`,
    role: "staff",
    token_hash: `x ${tenantId}`,
    invited_by: "Marta",
    expires_at: "2100-01-01",
  });
  const [template] = await sql<{ id: string }[]>`
    insert into whatsapp_templates (tenant_id, waba_id, name, language, status, components)
    values (${tenantId}, '1', 'saludo', 'es_AR', 'APPROVED', ${'[{"type": "BODY", "text": "Hola {{1}}, listo."}]'}::text::jsonb)
    returning id::text`;
  return {
    tenantId,
    ...(await insertThingsOfChat(sql, { tenantId, add })),
    invitation,
    template: template?.id ?? "",
    wish: await add("privacy_requests", { kind: "customer_export" }),
    article: await add("tenant_articles", { title: "Cambios", body: "Treinta días." }),
    answer: await add("canned_answers", { shortcut: "hola", body: "Hola {nombre}" }),
    label: await add("chat_labels", { name: "Mayorista" }),
    intent: await add("chat_intents", { name: "Cambios" }),
    trial: await add("prompt_trials", {
      max_usd: 1,
      state: "done",
      author_id: "user:u1",
      author_name: "Marta",
    }),
    event: "",
    person: "",
    key: "",
  };
}

async function insertThingsOfChat(sql: Sql, { tenantId, add }: { tenantId: string; add: Add }) {
  const chat = await insertChat(sql, {
    tenant_id: tenantId,
    window_closes_at: "2100-01-01",
    external_user_id: `549116660000${tenantId}`,
  });
  const of = { tenant_id: tenantId, conversation_id: chat };
  const turn = await add("turns", { conversation_id: chat, outcome: "reply" });
  const author = { author_id: "user:u1", author_name: "Marta" };
  return {
    chat,
    turn,
    message: await insertMessage(sql, of),
    draft: await insertMessage(sql, { ...of, role: "assistant", send_state: "draft" }),
    note: await add("chat_notes", {
      conversation_id: chat,
      author_id: "u1",
      author_name: "Marta",
      body: "Ojo",
      client_note_id: "n1",
    }),
    suggestion: await add("reply_suggestions", { conversation_id: chat, for_user_id: "u1", inbound_seq: 1 }),
    testCase: await add("test_cases", { conversation_id: chat, turn_id: turn, reason: "tone", ...author }),
    question: await add("open_questions", {
      conversation_id: chat,
      turn_id: turn,
      question: "¿Hacen arreglos?",
      stems: "arregl",
      cause: "agent",
    }),
  };
}
