import type { OpenSession } from "@platform/contract";
import type { Sql } from "@platform/db";
import type { SignedIn } from "../../auth/index.ts";
import { accountKey, instantKey, readCursor, toPage, type Page } from "../cursor.ts";

/** The browsers that are signed in as the actor, the last used first. */
export async function listSessions(
  sql: Sql,
  actor: SignedIn,
  { cursor, limit }: { cursor?: string | null | undefined; limit: number },
): Promise<Page<OpenSession>> {
  const before = readCursor(cursor, [instantKey, accountKey]);
  const rows = await sql<{ session: OpenSession; at: string; id: string }[]>`
    select json_build_object('id', s.id, 'current', s.id is not distinct from ${actor.sessionId}::text,
        'userAgent', s.user_agent, 'ipAddress', s.ip_address, 'createdAt', s.created_at, 'seenAt', s.updated_at
      ) as session, s.updated_at::text as at, s.id
    from auth.sessions s
    where s.user_id = ${actor.id} and s.expires_at > now()
      ${before === null ? sql`` : sql`and (s.updated_at, s.id) < (${before[0] ?? ""}::timestamptz, ${before[1] ?? ""})`}
    order by s.updated_at desc, s.id desc limit ${limit + 1}`;
  return toPage(rows, { limit, item: ({ session }) => session, keys: ({ at, id }) => [at, id] });
}

/** Ends one of the actor's own sessions, or all but the one that asks. */
export async function endSessions(
  sql: Sql,
  actor: SignedIn,
  sessionId: string | undefined,
): Promise<{ ended: number }> {
  const which =
    sessionId === undefined ? sql`id is distinct from ${actor.sessionId}::text` : sql`id = ${sessionId}`;
  const ended = await sql`delete from auth.sessions where user_id = ${actor.id} and ${which}`;
  return { ended: ended.count };
}
