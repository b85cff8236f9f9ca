import type { Sql } from "@platform/db";
import { NOBODY, type Actor, type SignedIn } from "./actor.ts";
import { readKeys } from "./keys.ts";
import { memberOf, readStores } from "./stores.ts";

/**
 * Who these are now, in their order, as `resolveActor` would say of their credentials: streams outlive the answer that
 * opened them. By a few statements for all of them, since thousands may be open.
 */
export async function lookAgain(sql: Sql, actors: readonly SignedIn[]): Promise<Actor[]> {
  const ofKeys = actors.filter(({ kind }) => kind === "key").map(({ id }) => id);
  const [sessions, keys] = await Promise.all([
    readSessions(
      sql,
      actors.flatMap(({ sessionId }) => sessionId ?? []),
    ),
    readKeys(sql, ofKeys),
  ]);
  return actors.map((actor) => {
    if (actor.kind === "key") return keys.get(actor.id) ?? NOBODY;
    // The installation's own token is the one that this process was started with.
    return actor.sessionId === null ? actor : (sessions.get(actor.sessionId)?.(actor) ?? NOBODY);
  });
}

interface SessionRow {
  sessionId: string;
  userId: string;
  role: "operator" | "member";
}

/** By session that is open, what became of whom it was opened for. */
async function readSessions(
  sql: Sql,
  sessionIds: readonly string[],
): Promise<Map<string, (was: SignedIn) => Actor>> {
  if (sessionIds.length === 0) return new Map();
  const open = await sql<SessionRow[]>`
    select s.id as "sessionId", u.id as "userId", u.role
    from auth.sessions s join auth.users u on u.id = s.user_id
    where s.id = any(${[...new Set(sessionIds)]}) and s.expires_at > clock_timestamp() and u.disabled_at is null`;
  const members = open.filter(({ role }) => role === "member").map(({ userId }) => userId);
  const stores = await readStores(sql, members);
  return new Map(
    open.map(({ sessionId, userId, role }) => [
      sessionId,
      ({ id, name, email, strong }) => {
        const person = { id, name, email, sessionId, strong };
        if (role === "operator") return { kind: "operator", via: "session", ...person };
        return memberOf(person, stores.get(userId) ?? []);
      },
    ]),
  );
}
