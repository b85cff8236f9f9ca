import type { Sql } from "@platform/db";

/** What is to be found, as it stands in its own tables. */
export interface Source {
  source_id: string;
  tenant_id: string;
  kind: "contact" | "message" | "note";
  at: string;
  /** Without nulls, which the client reads as the word. */
  texts: string[] | null;
  numbers: string[];
}

/** In the order in which what was there before is gone through. */
export const sourceTables = ["chat_conversations", "chat_notes", "chat_messages"] as const;
export type SourceTable = (typeof sourceTables)[number];

/** These rows, with what they are found by. */
export async function readSources(
  sql: Sql,
  { table, ids }: { table: SourceTable; ids: readonly string[] },
): Promise<Source[]> {
  if (ids.length === 0) return [];
  const chosen = [...ids];
  switch (table) {
    case "chat_conversations":
      return await sql<Source[]>`
        select c.id as source_id, c.tenant_id::text, 'contact' as kind, c.created_at::text as at,
          array_remove(array[c.display_name], null) as texts,
          array_remove(array[c.contact_phone, case when c.external_user_id ~ '^[0-9]+$' then c.external_user_id end], null) as numbers
        from chat_conversations c where c.id = any(${chosen}::uuid[])`;
    case "chat_notes":
      return await sql<Source[]>`
        select n.id as source_id, n.tenant_id::text, 'note' as kind, n.created_at::text as at,
          array[n.body] as texts, '{}'::text[] as numbers
        from chat_notes n where n.id = any(${chosen}::uuid[])`;
    case "chat_messages":
      return await sql<Source[]>`
        select m.id as source_id, m.tenant_id::text, 'message' as kind, m.sent_at::text as at,
          case when m.role <> 'system' then array_remove(array[m.content, f.transcript, f.file_name], null) end as texts, '{}'::text[] as numbers
        from chat_messages m left join chat_media f on f.id = m.media_id
        where m.id = any(${chosen}::uuid[])`;
  }
}
