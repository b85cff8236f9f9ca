import type { Sql } from "@platform/db";
import { NOBODY, OPERATOR, type Actor } from "./actor.ts";
import { shownEmail } from "./adminTokenSignIn.ts";
import type { AuthLibrary } from "./createAuth.ts";
import { findKey } from "./keys.ts";
import { sameSecret } from "./secrets.ts";
import { memberOf, readStores } from "./stores.ts";
import { KEY_PREFIX } from "./tokens.ts";

export type RequestHeaders = Readonly<Record<string, string | string[] | undefined>>;

interface ResolveDeps {
  library: AuthLibrary;
  sql: Sql;
  adminToken: string;
  /** Sessions are looked up a few at a time; a key or the operator's token waits for none of them. */
  inTurn<T>(work: () => Promise<T>): Promise<T>;
}

/** For whom the asking page was loaded. */
export const READER_HEADER = "x-reader";
const REFUSED: Actor = { kind: "nobody", refused: true };

/** An Authorization header decides alone: if it is invalid, no cookie counts. Rejects when it can't be known. */
export async function resolveActor(deps: ResolveDeps, headers: RequestHeaders): Promise<Actor> {
  const authorization = headers["authorization"];
  if (authorization !== undefined) return fromAuthorization(deps, authorization);
  const cookie = headers["cookie"];
  if (typeof cookie !== "string" || cookie === "") return NOBODY;
  return deps.inTurn(() => fromCookie(deps, cookie, headers[READER_HEADER]));
}

/**
 * `reader`: for whom the asking page was loaded, where it says so. All tabs of a browser share one cookie: one that was
 * somebody else's neither reads nor sends anything as whoever is signed in now.
 */
async function fromCookie(deps: ResolveDeps, cookie: string, reader: RequestHeaders[string]): Promise<Actor> {
  const found = await deps.library.api.getSession({
    headers: new Headers({ cookie }),
    query: { disableRefresh: true },
  });
  if (found === null || found.user.disabledAt != null) return NOBODY;
  const { id, name, email, role } = found.user;
  if (reader !== undefined && reader !== id) return NOBODY;
  const { id: sessionId, strong = false } = found.session;
  const person = { id, name, email: shownEmail(email), sessionId, strong: strong === true };
  if (role === "operator") return { kind: "operator", via: "session", ...person };
  const actor = memberOf(person, (await readStores(deps.sql, [id])).get(id) ?? []);
  if (actor.kind === "member") return actor;
  // A session that was ended while we asked owes nothing: whoever is led on by it would find every door closed.
  const open = await deps.sql`select 1 from auth.sessions where id = ${sessionId}`;
  return open.length === 0 ? NOBODY : actor;
}

async function fromAuthorization(
  { sql, adminToken }: ResolveDeps,
  header: string | string[],
): Promise<Actor> {
  const [, token] = (typeof header === "string" && /^Bearer +(\S+) *$/i.exec(header)) || [];
  if (token === undefined) return REFUSED;
  if (token.startsWith(KEY_PREFIX)) return (await findKey(sql, token)) ?? REFUSED;
  if (!sameSecret(token, adminToken)) return REFUSED;
  return OPERATOR;
}
