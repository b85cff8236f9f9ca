import type { Factors } from "@platform/contract";
import type { Sql } from "@platform/db";
import type { Auth, SignedIn } from "../../auth/index.ts";
import { writeAudit } from "../audit/writeAudit.ts";
import { AppError, notFound } from "../errors.ts";

interface Deps {
  sql: Sql;
  auth: Auth;
}

/** By what the actor proves who they are. A key proves nothing of the kind. */
export async function getFactors({ sql, auth }: Deps, actor: SignedIn): Promise<Factors> {
  const [row] = await sql<{ factors: Omit<Factors, "backupCodes" | "strong"> }[]>`
    select json_build_object(
      'password', exists (select 1 from auth.accounts a where a.user_id = ${actor.id} and a.password is not null),
      'codes', exists (select 1 from auth.users u where u.id = ${actor.id} and u.two_factor_enabled),
      'required', exists (
        select 1 from auth.memberships m join tenants t on t.id = m.tenant_id
        where m.user_id = ${actor.id} and m.disabled_at is null and m.role <> 'viewer' and t.require_second_factor),
      'passkeys', coalesce((
        select json_agg(json_build_object('id', p.id, 'name', p.name, 'createdAt', p.created_at,
          'lastUsedAt', p.last_used_at, 'backedUp', p.backed_up) order by p.created_at, p.id)
        from auth.passkeys p where p.user_id = ${actor.id}), '[]')) as factors`;
  if (row === undefined) throw notFound("Account");
  return { ...row.factors, backupCodes: await auth.countBackupCodes(actor.id), strong: actor.strong };
}

/** Calls one of the actor's own passkeys something else. Throws `not_found`. */
export async function renamePasskey(
  sql: Sql,
  actor: SignedIn,
  { passkeyId, name }: { passkeyId: string; name: string },
): Promise<{ id: string }> {
  const renamed = await sql`
    update auth.passkeys set name = ${name} where id = ${passkeyId} and user_id = ${actor.id}`;
  if (renamed.count === 0) throw notFound("Passkey");
  return { id: passkeyId };
}

/** Forgets one of the actor's own passkeys. Throws `not_found`, and `not_allowed` in a session of a password alone. */
export async function removePasskey(sql: Sql, actor: SignedIn, passkeyId: string): Promise<{ id: string }> {
  return sql.begin(async (tx) => {
    const [gone] = await tx<{ name: string | null }[]>`
      delete from auth.passkeys where id = ${passkeyId} and user_id = ${actor.id} returning name`;
    if (gone === undefined) throw notFound("Passkey");
    if (!actor.strong)
      throw new AppError("not_allowed", "Sign in with a second factor of this account to remove one");
    await writeAudit(tx, actor, {
      tenantId: null,
      action: "person.passkey_removed",
      target: actor.id,
      changes: { name: gone.name },
    });
    return { id: passkeyId };
  });
}
