import { createAuthMiddleware, getSessionFromCtx, isAPIError } from "better-auth/api";
import type { ISql } from "postgres";
import type { Sql } from "@platform/db";

/** Routes that end in a session behind which two factors stand; an operator's key is one that nobody can guess. */
const STRONG = new Set([
  "/two-factor/verify-totp",
  "/two-factor/verify-backup-code",
  "/passkey/verify-authentication",
  "/sign-in/admin-token",
]);

/** Routes that put a session in the place of the one that asked. */
const RENEWING = new Set(["/change-password", "/two-factor/disable"]);

interface Origin {
  path?: string;
  context: { session?: { session: Record<string, unknown> } | null };
}

/** Whether a session that is being opened proved two factors, or takes the place of one that did. */
export function isStrong(from: Origin | null, userId: string): boolean {
  const path = from?.path ?? "";
  if (STRONG.has(path)) return true;
  const asked = from?.context.session?.session;
  return RENEWING.has(path) && asked?.["strong"] === true && asked["userId"] === userId;
}

/** Codes were switched on or off: written down, and sessions from before know nothing of the second factor. */
export async function noteAppCodes(
  sql: Sql,
  user: { id: string; twoFactorEnabled?: unknown },
  path: string | undefined,
): Promise<void> {
  if (path === "/two-factor/disable") return audit(sql, user.id, "person.codes_off");
  if (path !== "/two-factor/verify-totp" || user.twoFactorEnabled !== true) return;
  await sql.begin(async (tx) => {
    // The one that asks is opened anew by the library.
    await tx`delete from auth.sessions where user_id = ${user.id}`;
    await audit(tx, user.id, "person.codes_on");
  });
}

/** A passkey was added, or new backup codes made. The session that added a first passkey has proved it by that. */
export function noteFactors(sql: Sql) {
  return createAuthMiddleware(async (ctx) => {
    const { path } = ctx;
    if (path !== "/passkey/verify-registration" && path !== "/two-factor/generate-backup-codes") return;
    if (isAPIError(ctx.context.returned)) return;
    const session = await getSessionFromCtx(ctx);
    if (session === null) return;
    const { id, userId } = session.session;
    if (path === "/two-factor/generate-backup-codes") return audit(sql, userId, "person.backup_codes");
    await sql.begin(async (tx) => {
      await tx`update auth.sessions set strong = true where id = ${id}`;
      await tx`delete from auth.sessions where user_id = ${userId} and not strong`;
      await audit(tx, userId, "person.passkey_added");
    });
  });
}

async function audit(sql: ISql, userId: string, action: string): Promise<void> {
  await sql`insert into audit_log (tenant_id, actor, action, target) values (null, ${`user:${userId}`}, ${action}, ${userId})`;
}
