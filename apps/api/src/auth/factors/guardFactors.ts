import { APIError, createAuthMiddleware, getSessionFromCtx } from "better-auth/api";
import type { Sql } from "@platform/db";
import { z } from "zod";
import { checkPassword } from "../passwords.ts";
import { hashToken } from "../tokens.ts";

const password = z.string().min(1).max(1_000);
const CODE_PATH = "/two-factor/verify-totp";
/** What each route takes and nothing else: the library would also remember devices, and open sessions by the way. */
const BODIES: Record<string, z.ZodType> = {
  "/two-factor/enable": z.strictObject({ password }),
  "/two-factor/disable": z.strictObject({ password }),
  "/two-factor/generate-backup-codes": z.strictObject({ password }),
  [CODE_PATH]: z.strictObject({ code: z.string().regex(/^\d{6}$/) }),
  "/two-factor/verify-backup-code": z.strictObject({ code: z.string().min(1).max(20) }),
  "/passkey/verify-registration": z.strictObject({
    response: z.looseObject({ id: z.string().max(2_000) }),
    name: z.string().trim().min(1).max(80),
  }),
  "/passkey/verify-authentication": z.strictObject({
    response: z.looseObject({ id: z.string().max(2_000) }),
  }),
};
const FACTOR = /^\/(two-factor|passkey)\//;
/** Routes that give an account another factor or take one away. */
const CHANGES = new Set([
  "/two-factor/enable",
  "/two-factor/disable",
  "/two-factor/generate-backup-codes",
  "/passkey/generate-register-options",
  "/passkey/verify-registration",
]);

type Context = Parameters<Parameters<typeof createAuthMiddleware>[0]>[0];

/** What has to hold before the library looks at a request about passwords, codes and passkeys. */
export function guardFactors(sql: Sql) {
  return createAuthMiddleware(async (ctx) => {
    const { path } = ctx;
    if (path === "/reset-password" || path === "/change-password")
      await checkPassword(newPasswordOf(ctx.body));
    const wanted = BODIES[path];
    if (wanted !== undefined && !wanted.safeParse(ctx.body).success) {
      throw new APIError("BAD_REQUEST", {
        code: "INVALID_INPUT",
        message: "The request is not as it should be",
      });
    }
    const session = FACTOR.test(path) ? await getSessionFromCtx(ctx) : null;
    if (CHANGES.has(path) && session === null) throw new APIError("UNAUTHORIZED", { code: "UNAUTHORIZED" });
    // The first code of an app switches codes on: whoever is signed in and shows one changes the account as well.
    if (session !== null && (CHANGES.has(path) || path === CODE_PATH))
      await assertMayChange(sql, session.session.id);
    if (path === CODE_PATH) await takeCode(sql, ctx, session?.user.id ?? (await whoOwesCode(ctx)));
  });
}

/**
 * An account that has a second factor gets or loses one only in a session that proved it: a stolen password must not
 * bring a factor of its own.
 */
async function assertMayChange(sql: Sql, sessionId: string): Promise<void> {
  const [row] = await sql<{ allowed: boolean }[]>`
    select s.strong or not has_second_factor(s.user_id) as allowed from auth.sessions s where s.id = ${sessionId}`;
  if (row?.allowed !== true) {
    throw new APIError("FORBIDDEN", {
      code: "SECOND_FACTOR_FIRST",
      message: "Sign in with the second factor of this account first",
    });
  }
}

/** A code counts for a minute and a half, and once: whoever read it over a shoulder or from a wire is late. */
async function takeCode(sql: Sql, { body }: Context, userId: string | null): Promise<void> {
  if (userId === null) return;
  await sql`delete from auth.used_codes where used_at < clock_timestamp() - interval '5 minutes'`;
  const taken = await sql`
    insert into auth.used_codes (user_id, code_hash) values (${userId}, ${hashToken(`${userId} ${codeOf(body)}`)})
    on conflict do nothing returning 1`;
  if (taken.length === 0)
    throw new APIError("UNAUTHORIZED", {
      code: "CODE_USED",
      message: "This code was used; wait for the next one",
    });
}

/** Who has given the password and owes the code. */
async function whoOwesCode(ctx: Context): Promise<string | null> {
  const { name } = ctx.context.createAuthCookie("two_factor");
  const challenge = await ctx.getSignedCookie(name, ctx.context.secret);
  if (!challenge) return null;
  const found = await ctx.context.internalAdapter.findVerificationValue(challenge);
  return found?.value ?? null;
}

function newPasswordOf(body: unknown): unknown {
  return typeof body === "object" && body !== null && "newPassword" in body ? body.newPassword : undefined;
}

function codeOf(body: unknown): string {
  return typeof body === "object" && body !== null && "code" in body ? String(body.code) : "";
}
