import { APIError, createAuthEndpoint } from "better-auth/api";
import { setSessionCookie } from "better-auth/cookies";
import type { BetterAuthPlugin } from "better-auth";
import type { Sql } from "@platform/db";
import { z } from "zod";
import { OPERATOR } from "./actor.ts";
import { sameSecret } from "./secrets.ts";

const OPERATOR_EMAIL = "operator@installation.invalid";

/** `POST /api/auth/sign-in/admin-token { token }`: the first sign-in of an installation, before it has people. */
export function adminTokenSignIn({ sql, adminToken }: { sql: Sql; adminToken: string }) {
  return {
    id: "admin-token",
    endpoints: {
      signInAdminToken: createAuthEndpoint(
        "/sign-in/admin-token",
        { method: "POST", body: z.strictObject({ token: z.string().max(1_000) }) },
        async (ctx) => {
          if (!sameSecret(ctx.body.token.trim(), adminToken)) {
            throw new APIError("UNAUTHORIZED", { code: "WRONG_TOKEN", message: "The token is not valid" });
          }
          await ensureOperator(sql);
          const user = await ctx.context.internalAdapter.findUserById(OPERATOR.id);
          if (user === null) throw new APIError("INTERNAL_SERVER_ERROR");
          const session = await ctx.context.internalAdapter.createSession(OPERATOR.id);
          await setSessionCookie(ctx, { session, user });
          return ctx.json({ user: { id: user.id, name: user.name } });
        },
      ),
    },
  } satisfies BetterAuthPlugin;
}

async function ensureOperator(sql: Sql): Promise<void> {
  await sql`
    insert into auth.users (id, name, email, email_verified, role)
    values (${OPERATOR.id}, ${OPERATOR.name}, ${OPERATOR_EMAIL}, true, 'operator')
    on conflict do nothing`;
}

/** The operator's address is a mark, not a mailbox. */
export function shownEmail(email: string): string | null {
  return email.endsWith(".invalid") ? null : email;
}
