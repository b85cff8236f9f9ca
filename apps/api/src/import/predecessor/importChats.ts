import type { Sql } from "@platform/db";
import { keptId } from "../ids.ts";
import { given, type ImportContext } from "./context.ts";
import { isOurs } from "./importTenants.ts";
import { momentOf } from "./moments.ts";
import type { SourceRow } from "./source.ts";

const COLUMNS = [
  "tenant_id",
  "channel",
  "channel_source",
  "external_user_id",
  "display_name",
  "status",
  "human_override_until",
  "last_message_at",
  "last_message_preview",
  "created_at",
];
const WHAT = "Chats";
const CURSOR = "chats";
const ENDLESS = "2099-01-01T00:00:00Z";

interface Chat {
  id: string;
  tenantId: string;
  externalUserId: string;
  phone: string | null;
  name: string | null;
  until: string | null;
  archivedAt: string | null;
  lastMessageAt: string | null;
  preview: string | null;
  createdAt: string;
}

/** A page and the place after it are written together, so that a run that was killed goes on from there. */
export async function importChats(context: ImportContext): Promise<void> {
  const { source, sql, dryRun, marks, report } = context;
  const after = await marks.get(CURSOR);
  if (after !== null) report.note("La importación anterior quedó a mitad de los chats: siguió desde ahí.");
  for await (const page of source.pages("chat_conversations", { columns: COLUMNS, after })) {
    const chats = page.flatMap((row) => toChat(context, row) ?? []);
    if (dryRun || sql === null) {
      const known = sql === null ? 0 : await countKnown(sql, chats);
      report.came(WHAT, chats.length - known);
      if (known > 0) report.known(WHAT, known);
      continue;
    }
    const last = page.at(-1)?.["id"] ?? "";
    const came = await sql.begin(async (transaction) => {
      const within = transaction as unknown as Sql;
      const added = await writeChats(within, chats);
      await marks.set(CURSOR, last, within);
      return added;
    });
    report.came(WHAT, came);
    if (came < chats.length) report.known(WHAT, chats.length - came);
  }
  await marks.drop(CURSOR);
}

function toChat({ stores, report }: ImportContext, row: SourceRow): Chat | null {
  const oldId = row["id"] ?? "";
  const skip = (why: string, fix: string): null => {
    report.left({ what: WHAT, why, fix }, oldId);
    return null;
  };
  const tenantId = stores.get(row["tenant_id"] ?? "");
  if (tenantId === undefined) return skip("su tienda no vino", "corregí la tienda y volvé a importar");
  const channel = channelOf(row);
  if (channel !== "whatsapp")
    return skip(`son de otro canal (${channel})`, "acá solo hay WhatsApp; quedan en la base vieja");
  const contact = contactOf(row);
  if (contact === null)
    return skip(
      "no se sabe de qué número son",
      "corregí external_user_id en la base vieja y volvé a importar",
    );
  const status = given(row, "status") ?? "open";
  const lastMessageAt = momentOf(row["last_message_at"]);
  const createdAt = momentOf(row["created_at"]) ?? lastMessageAt ?? new Date(0).toISOString();
  return {
    id: keptId("chat_conversations", oldId),
    tenantId,
    externalUserId: contact,
    phone: /^\d+$/.test(contact) ? `+${contact}` : null,
    name: given(row, "display_name")?.slice(0, 200) ?? null,
    until: overrideOf(status, row["human_override_until"]),
    archivedAt: status === "archived" || status === "closed" ? (lastMessageAt ?? createdAt) : null,
    lastMessageAt,
    preview: given(row, "last_message_preview")?.slice(0, 200) ?? null,
    createdAt,
  };
}

export function channelOf(row: SourceRow): string {
  return (given(row, "channel_source") ?? given(row, "channel") ?? "whatsapp").toLowerCase();
}

/** Digits, or WhatsApp's id of who hides the number. */
export function contactOf(row: SourceRow): string | null {
  const text = given(row, "external_user_id") ?? "";
  if (/^[A-Z]{2}\.\S+$/.test(text)) return text;
  const digits = text.replace(/@.*$/, "").replaceAll(/\D/g, "");
  return /^\d{7,15}$/.test(digits) ? digits : null;
}

/** A person had it with no end in sight: so it stays, until somebody gives it back. Silence is safer than two who answer. */
function overrideOf(status: string, until: string | null | undefined): string | null {
  if (until === "infinity") return ENDLESS;
  const moment = momentOf(until);
  if (moment !== null) return moment >= "2090" ? ENDLESS : Date.parse(moment) > Date.now() ? moment : null;
  return status === "human_override" || status === "human_handling" ? ENDLESS : null;
}

/** @returns how many are new; those of one customer under two spellings of the number are one chat, and a person's if either was */
async function writeChats(sql: Sql, chats: readonly Chat[]): Promise<number> {
  if (chats.length === 0) return 0;
  const items = sql`
    jsonb_to_recordset(${JSON.stringify(chats)}::text::jsonb) as i(id uuid, "tenantId" bigint, "externalUserId" text, phone text,
      name text, until timestamptz, "archivedAt" timestamptz, "lastMessageAt" timestamptz, preview text, "createdAt" timestamptz)`;
  const added = await sql`
    insert into chat_conversations (id, tenant_id, external_user_id, contact_phone, display_name, human_override_until,
      override_source, archived_at, last_message_at, last_message_preview, created_at, updated_at, meta)
    select i.id, i."tenantId", i."externalUserId", i.phone, i.name, i.until, case when i.until is not null then 'sql' end,
      i."archivedAt", i."lastMessageAt", i.preview, i."createdAt", i."createdAt",
      jsonb_build_object('imported', jsonb_build_array(i.id))
    from ${items} order by i.id
    on conflict do nothing returning id`;
  await sql`
    update chat_conversations c set
      human_override_until = greatest(c.human_override_until, n.until),
      meta = coalesce(c.meta, '{}') || jsonb_build_object('imported', coalesce(c.meta->'imported', '[]') || n.ids)
    from (
      select i."tenantId" as tenant, contact_key(i."externalUserId") as key, max(i.until) as until, jsonb_agg(i.id) as ids
      from ${items} group by 1, 2
    ) n
    where c.tenant_id = n.tenant and c.channel = 'whatsapp' and c.contact_key = n.key
      and not coalesce(c.meta->'imported', '[]') @> n.ids`;
  return added.length;
}

async function countKnown(sql: Sql, chats: readonly Chat[]): Promise<number> {
  const keys = chats.filter(({ tenantId }) => isOurs(tenantId));
  const [row] = await sql<{ known: string }[]>`
    select count(*) as known from jsonb_to_recordset(${JSON.stringify(keys)}::text::jsonb) as i("tenantId" bigint, "externalUserId" text)
    where exists (select 1 from chat_conversations c where c.tenant_id = i."tenantId" and c.channel = 'whatsapp'
      and c.contact_key = contact_key(i."externalUserId"))`;
  return Number(row?.known ?? 0);
}
