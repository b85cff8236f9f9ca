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
  const person = { id, name, email: shownEmail(email), sessionId: found.session.id };
  if (role === "operator") return { kind: "operator", via: "session", ...person };
  const tenants = await deps.sql<{ id: string; role: TenantRole }[]>`
    select tenant_id::text as id, role from auth.memberships
    where user_id = ${id} and disabled_at is null order by tenant_id`;
  return { kind: "member", tenants: [...tenants], ...person };
}

async function fromAuthorization(
  { sql, adminToken }: ResolveDeps,
  header: string | string[],
): Promise<Actor> {
  const [, token] = (typeof header === "string" && /^Bearer +(\S+) *$/i.exec(header)) || [];
  if (token === undefined) return REFUSED;
  if (token.startsWith(KEY_PREFIX)) return (await findKey(sql, token)) ?? REFUSED;
  if (!sameSecret(token, adminToken)) return REFUSED;
  return { kind: "operator", id: OPERATOR_ID, name: "Operador", email: null, via: "token", sessionId: null };
}
