import type { Sql } from "@platform/db";
import { keptId } from "../ids.ts";
import { writeMessages, type PastMessage } from "../writeMessages.ts";
import type { ImportContext } from "./context.ts";
import { channelOf, contactOf } from "./importChats.ts";
import { isOurs } from "./importTenants.ts";
import type { SourceRow } from "./source.ts";
import { mediaColumns, messageColumns, toMessages, type Unread } from "./toMessages.ts";

const WHAT = "Mensajes";
const CURSOR = "messages";

const unread: Readonly<Record<Unread, { why: string; fix: string }>> = {
  role: {
    why: "no se sabe quién los escribió (role)",
    fix: "corregí role en la base vieja y volvé a importar",
  },
  time: {
    why: "no se sabe de cuándo son (created_at)",
    fix: "corregí created_at en la base vieja y volvé a importar",
  },
  empty: { why: "están vacíos", fix: "nada: no decían nada" },
};

interface Chat {
  id: string;
  tenantId: string;
}

/** Page by page, by the old ids; whatever was written stays written, and a run that was killed goes on. */
export async function importMessages(context: ImportContext): Promise<void> {
  const { source, sql, dryRun, marks, report } = context;
  const after = await marks.get(CURSOR);
  if (after !== null) report.note("La importación anterior quedó a mitad de los mensajes: siguió desde ahí.");
  for await (const page of source.pages("chat_messages", { columns: messageColumns, after })) {
    const messages = await readPage(context, page);
    if (dryRun || sql === null) {
      const known = sql === null ? 0 : await countKnown(sql, messages);
      tell(context, messages.length - known, known);
      continue;
    }
    const last = page.at(-1)?.["id"] ?? "";
    const came = await sql.begin(async (transaction) => {
      const within = transaction as unknown as Sql;
      const added = await writeMessages(within, messages);
      await marks.set(CURSOR, last, within);
      return added;
    });
    tell(context, came, messages.length - came);
  }
  await marks.drop(CURSOR);
}

function tell({ report }: ImportContext, came: number, known: number): void {
  report.came(WHAT, came);
  if (known > 0) report.known(WHAT, known);
}

async function readPage(context: ImportContext, page: readonly SourceRow[]): Promise<PastMessage[]> {
  const chats = await findChats(context, page);
  const files = await findFiles(context, page);
  return page.flatMap((row) => {
    const chat = chats.get(row["conversation_id"] ?? "");
    if (chat === undefined) {
      const fix = "mirá en este informe por qué su chat quedó afuera; al venir él, vienen ellos";
      context.report.left({ what: WHAT, why: "su chat no está", fix }, row["id"] ?? "");
      return [];
    }
    const media = files.get(row["media_id"] ?? "");
    const messages = toMessages(row, { chat, media });
    if (typeof messages !== "string") return messages;
    context.report.left({ what: WHAT, ...unread[messages] }, row["id"] ?? "");
    return [];
  });
}

/** Old id of a chat → the chat here. Two old ones of one customer lead to the same. */
async function findChats(
  { source, sql, stores }: ImportContext,
  page: readonly SourceRow[],
): Promise<Map<string, Chat>> {
  const keys = page.flatMap((row) => row["conversation_id"] ?? []);
  const columns = ["tenant_id", "channel", "channel_source", "external_user_id"];
  const rows = await source.byKeys("chat_conversations", { columns, keys });
  const wanted = rows.flatMap((row) => {
    const tenantId = stores.get(row["tenant_id"] ?? "");
    const contact = contactOf(row);
    if (tenantId === undefined || contact === null || channelOf(row) !== "whatsapp") return [];
    return [{ oldId: row["id"] ?? "", tenantId, contact }];
  });
  const chats = new Map<string, Chat>();
  // In a dry run they aren't there yet; they would be.
  for (const { oldId, tenantId } of wanted)
    chats.set(oldId, { id: keptId("chat_conversations", oldId), tenantId });
  if (sql === null) return chats;
  const there = wanted.filter(({ tenantId }) => isOurs(tenantId));
  const found = await sql<{ old: string; id: string; tenant: string }[]>`
    select i."oldId" as old, c.id, c.tenant_id::text as tenant
    from jsonb_to_recordset(${JSON.stringify(there)}::text::jsonb) as i("oldId" text, "tenantId" bigint, contact text)
    join chat_conversations c on c.contact_key = contact_key(i.contact) and c.tenant_id = i."tenantId" and c.channel = 'whatsapp'`;
  for (const { old, id, tenant } of found) chats.set(old, { id, tenantId: tenant });
  return chats;
}

async function findFiles(
  { source }: ImportContext,
  page: readonly SourceRow[],
): Promise<Map<string, SourceRow>> {
  const keys = page.flatMap((row) => row["media_id"] ?? []);
  const rows = await source.byKeys("chat_media", { columns: mediaColumns, keys });
  return new Map(rows.map((row) => [row["id"] ?? "", row]));
}

async function countKnown(sql: Sql, messages: readonly PastMessage[]): Promise<number> {
  const ids = messages.map(({ id }) => id);
  const [row] = await sql<{ known: string }[]>`
    select count(*) as known from chat_messages where id = any(${ids}::uuid[])`;
  return Number(row?.known ?? 0);
}
