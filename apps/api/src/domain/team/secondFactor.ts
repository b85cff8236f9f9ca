import type { Database } from "@platform/db";
import type { Access } from "../access.ts";
import { writeAudit } from "../audit/writeAudit.ts";
import { AppError, notFound } from "../errors.ts";
import { tellPerson, type TellDeps } from "./tellPerson.ts";

/** Whether owners and staff of the store have to prove two factors. */
export async function getSecondFactorRule(access: Access, tenantId: string): Promise<{ required: boolean }> {
  return access.tenant(tenantId, "read").run(async ({ sql }) => {
    const [row] = await sql<{ required: boolean }[]>`
      select require_second_factor as required from tenants where id = ${tenantId}`;
    if (row === undefined) throw notFound("Tenant");
    return row;
  });
}

/**
 * Asks the store's owners and staff for two factors, or stops asking. Sessions that proved one end at once; at the next
 * sign-in their people are led to set up a second. Throws `conflict` for an owner who has not proved two: they would
 * lock themselves out of what they just set.
 */
export async function requireSecondFactor(
  db: Database,
  access: Access,
  { tenantId, required }: { tenantId: string; required: boolean },
): Promise<{ required: boolean }> {
  await access.tenant(tenantId, "admit").run(async () => undefined);
  if (required && access.actor.kind === "member" && !access.actor.strong)
    throw new AppError("conflict", "Set up your own second factor and sign in with it first");
  return db.system.begin(async (sql) => {
    const changed = await sql`
      update tenants set require_second_factor = ${required}
      where id = ${tenantId} and require_second_factor is distinct from ${required}`;
    if (changed.count > 0) {
      await writeAudit(sql, access.actor, {
        tenantId,
        action: "team.second_factor",
        changes: { required: { before: !required, after: required } },
      });
    }
    if (required) {
      await sql`
        delete from auth.sessions s using auth.memberships m, auth.users u
        where m.tenant_id = ${tenantId} and m.role <> 'viewer' and m.disabled_at is null
          and u.id = m.user_id and u.role = 'member' and s.user_id = u.id
          and not (s.strong and has_second_factor(u.id))`;
    }
    return { required };
  });
}

/**
 * For a person whose phone is gone: app, backup codes and passkeys are forgotten, every session ends, and the person is
 * told by mail where there is a way. Who asked was recognised by the operator, not by us. Throws `not_found`.
 */
export async function resetSecondFactor(
  deps: TellDeps,
  access: Access,
  userId: string,
): Promise<{ mailed: boolean }> {
  const person = await deps.sql.begin(async (sql) => {
    const [known] = await sql<{ name: string; email: string; had: boolean }[]>`
      select name, email, has_second_factor(id) as had from auth.users where id = ${userId} and role = 'member' for update`;
    if (known === undefined) throw notFound("Person");
    await sql`update auth.users set two_factor_enabled = false, updated_at = now() where id = ${userId}`;
    await sql`delete from auth.two_factors where user_id = ${userId}`;
    await sql`delete from auth.passkeys where user_id = ${userId}`;
    await sql`delete from auth.sessions where user_id = ${userId}`;
    await writeAudit(sql, access.actor, {
      tenantId: null,
      action: "person.second_factor_reset",
      target: userId,
      changes: { had: known.had },
    });
    return known;
  });
  const sent = await tellPerson(deps, {
    userId,
    email: person.email,
    kind: "second-factor",
    title: "Se quitó el segundo factor de tu cuenta",
    text: `Hola, ${person.name}. Quien opera la instalación borró tu app de códigos, tus códigos de respaldo y tus llaves de acceso, y cerró tus sesiones. Tu contraseña sigue igual.`,
    action: { label: "Entrar y configurarlo de nuevo", href: `${deps.publicUrl}/sign-in` },
    note: "Si no lo pediste vos, avisale ya a quien administra la tienda y cambiá tu contraseña.",
  });
  if (!sent.ok) deps.log.warn({ userId, code: sent.code }, "A person could not be told of a reset");
  return { mailed: sent.ok };
}
