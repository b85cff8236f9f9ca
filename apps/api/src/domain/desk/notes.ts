import type { Note, PersonOfStore, noteAddInput, peopleInput } from "@platform/contract";
import type { Sql } from "@platform/db";
import type { z } from "zod";
import { jsonText } from "../../flow/jsonText.ts";
import { may } from "../../auth/index.ts";
import type { Access } from "../access.ts";
import type { Fragment } from "../chats/chatJson.ts";
import { instantKey, readCursor, toPage, toPageOfAll, uuidKey, type Page } from "../cursor.ts";
import { AppError, notFound } from "../errors.ts";

const noteJson = (sql: Sql): Fragment => sql`
  json_build_object('id', n.id, 'conversationId', n.conversation_id, 'authorId', n.author_id, 'authorName', n.author_name,
    'text', n.body, 'createdAt', n.created_at, 'mentions', coalesce((
      select json_agg(json_build_object('id', m.user_id, 'name', m.user_name) order by m.user_name)
      from chat_note_mentions m where m.note_id = n.id), '[]'))`;

/** A chat's notes, newest first. */
export async function listNotes(
  access: Access,
  input: { conversationId: string; cursor?: string | null | undefined; limit: number },
): Promise<Page<Note>> {
  const [at = null, id = null] = readCursor(input.cursor, [instantKey, uuidKey]) ?? [];
  const tenant = await access.tenantOf("chat_conversations", input.conversationId, "read");
  return tenant.run(async ({ sql }) => {
    const rows = await sql<{ note: Note; at: string; id: string }[]>`
      select ${noteJson(sql)} as note, n.created_at::text as at, n.id from chat_notes n
      where n.conversation_id = ${input.conversationId}
        and (${at}::timestamptz is null or (n.created_at, n.id) < (${at}::timestamptz, ${id}::uuid))
      order by n.created_at desc, n.id desc limit ${input.limit + 1}`;
    return toPage(rows, { limit: input.limit, item: ({ note }) => note, keys: (row) => [row.at, row.id] });
  });
}

export async function addNote(access: Access, input: z.infer<typeof noteAddInput>): Promise<Note> {
  const { conversationId, ...note } = input;
  const { id: authorId, name: authorName } = access.actor;
  const tenant = await access.tenantOf("chat_conversations", conversationId, "answer");
  return tenant.run(async ({ sql }) => {
    const [row] = await sql<{ id: string | null }[]>`
      select add_note(${conversationId}, ${jsonText({ ...note, authorId, authorName })}::text::jsonb) as id`;
    return one(sql, row?.id ?? null);
  });
}

/** Its author may take a note back, and whoever runs the store. */
export async function removeNote(access: Access, noteId: string): Promise<{ id: string }> {
  const tenant = await access.tenantOf("chat_notes", noteId, "answer");
  return tenant.run(async ({ sql }) => {
    const note = await one(sql, noteId);
    if (note.authorId !== access.actor.id && !may(access.actor, "manage", tenant.tenantId))
      throw new AppError("not_allowed", "Only its author or an owner may remove a note");
    await sql`delete from chat_notes where id = ${noteId}`;
    return { id: noteId };
  });
}

async function one(sql: Sql, noteId: string | null): Promise<Note> {
  const [row] = await sql<
    { note: Note }[]
  >`select ${noteJson(sql)} as note from chat_notes n where n.id = ${noteId}`;
  if (row === undefined) throw notFound("Note");
  return row.note;
}

/** Whom a note can mention. */
export async function listPeople(
  access: Access,
  { tenantId, ...page }: z.infer<typeof peopleInput>,
): Promise<Page<PersonOfStore>> {
  const people = await access
    .tenant(tenantId, "read")
    .run(({ sql }) => sql<PersonOfStore[]>`select p.id, p.name from people_of_store() p`);
  return toPageOfAll(people, page);
}
