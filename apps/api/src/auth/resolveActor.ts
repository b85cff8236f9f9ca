import type { Sql } from "@platform/db";
import type { Actor } from "./actor.ts";
import { OPERATOR_ID, shownEmail } from "./adminTokenSignIn.ts";
import type { AuthLibrary } from "./createAuth.ts";
import { findKey } from "./keys.ts";
import type { TenantRole } from "./permissions.ts";
import { sameSecret } from "./secrets.ts";
import { KEY_PREFIX } from "./tokens.ts";

export type RequestHeaders = Readonly<Record<string, string | string[] | undefined>>;

interface ResolveDeps {
  library: AuthLibrary;
  sql: Sql;
  adminToken: string;
}

const REFUSED: Actor = { kind: "nobody", refused: true };
const NOBODY: Actor = { kind: "nobody", refused: false };

/** An Authorization header decides alone: if it is invalid, no cookie counts. Rejects when it can't be known. */
export async function resolveActor(deps: ResolveDeps, headers: RequestHeaders): Promise<Actor> {
  const authorization = headers["authorization"];
  if (authorization !== undefined) return fromAuthorization(deps, authorization);
  const cookie = headers["cookie"];
  if (typeof cookie !== "string" || cookie === "") return NOBODY;
  const found = await deps.library.api.getSession({
    headers: new Headers({ cookie }),
    query: { disableRefresh: true },
  });
  if (found === null || found.user.disabledAt != null) return NOBODY;
  const { id, name, email, role } = found.user;
  const { id: sessionId, strong = false } = found.session;
  const person = { id, name, email: shownEmail(email), sessionId, strong: strong === true };
  if (role === "operator") return { kind: "operator", via: "session", ...person };
  const tenants = await deps.sql<{ id: string; role: TenantRole; asks: boolean; secured: boolean }[]>`
    select m.tenant_id::text as id, m.role, t.require_second_factor and m.role <> 'viewer' as asks,
      t.require_second_factor and has_second_factor(m.user_id) as secured
    from auth.memberships m join tenants t on t.id = m.tenant_id
    where m.user_id = ${id} and m.disabled_at is null
      and m.tenant_id <> all (array(select r.tenant_id from store_removals r))
    order by m.tenant_id`;
  const asking = tenants.find(({ asks, secured }) => asks && !(secured && person.strong));
  if (asking !== undefined) {
    // A session that was ended while we asked owes nothing: whoever is led on by it would find every door closed.
    const open = await deps.sql`select 1 from auth.sessions where id = ${sessionId}`;
    if (open.length === 0) return NOBODY;
    return { kind: "nobody", refused: false, owes: asking.secured ? "use" : "set_up" };
  }
  return { kind: "member", tenants: tenants.map((each) => ({ id: each.id, role: each.role })), ...person };
}

async function fromAuthorization(
  { sql, adminToken }: ResolveDeps,
  header: string | string[],
): Promise<Actor> {
  const [, token] = (typeof header === "string" && /^Bearer +(\S+) *$/i.exec(header)) || [];
  if (token === undefined) return REFUSED;
  if (token.startsWith(KEY_PREFIX)) return (await findKey(sql, token)) ?? REFUSED;
  if (!sameSecret(token, adminToken)) return REFUSED;
  return {
    kind: "operator",
    id: OPERATOR_ID,
    name: "Operador",
    email: null,
    via: "token",
    sessionId: null,
    strong: true,
  };
}
