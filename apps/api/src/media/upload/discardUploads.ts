import type { Sql } from "@platform/db";
import type { MediaStorage } from "../storage.ts";

const AT_ONCE = 20;

/**
 * Removes what was uploaded a day ago and neither sent nor kept with a canned answer. The rows are given up first, so
 * that nothing can be sent any more whose file is on its way out; they go when the files are gone.
 */
export async function discardUploads({
  sql,
  storage,
}: {
  sql: Sql;
  storage: Pick<MediaStorage, "remove">;
}): Promise<number> {
  const given = await sql<{ id: string; key: string | null }[]>`
    update chat_media f set state = 'failed', error = 'discarded'
    where f.id in (
      select u.id from chat_media u
      where u.uploaded_by is not null and u.created_at < now() - interval '1 day'
        and not exists (select 1 from chat_messages m where m.media_id = u.id)
        and not exists (select 1 from canned_answers a where a.media_id = u.id)
      limit ${AT_ONCE} for update skip locked)
    returning f.id, f.storage_key as key`;
  for (const { key } of given) if (key !== null) await storage.remove(key);
  await sql`delete from chat_media where id = any(${given.map(({ id }) => id)}::uuid[])`;
  return given.length;
}
