import type { ApiDeps } from "../../deps.ts";
import type { Access } from "../access.ts";
import { writeAudit } from "../audit/writeAudit.ts";
import { notFound } from "../errors.ts";

/**
 * A link to set a new password, for people whom no mail reaches. A store's owner can't make one: the account may be in
 * other stores too. Throws `not_found`.
 */
export async function makeResetLink(
  { db, auth }: Pick<ApiDeps, "db" | "auth">,
  { actor }: Access,
  userId: string,
): Promise<{ link: string; expiresAt: string }> {
  const sql = db.system;
  const known = await sql`select 1 from auth.users where id = ${userId} and role = 'member'`;
  if (known.length === 0) throw notFound("Person");
  const { link, expiresAt } = await auth.makeResetLink(userId);
  await writeAudit(sql, actor, { tenantId: null, action: "person.reset_link", target: userId });
  return { link, expiresAt: expiresAt.toISOString() };
}
