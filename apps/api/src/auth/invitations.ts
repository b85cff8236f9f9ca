import { randomUUID } from "node:crypto";
import { APIError, createAuthEndpoint, getSessionFromCtx } from "better-auth/api";
import { setSessionCookie } from "better-auth/cookies";
import type { BetterAuthPlugin } from "better-auth";
import type { Sql } from "@platform/db";
import { z } from "zod";
import { checkPassword } from "./passwords.ts";
import { hashToken } from "./tokens.ts";

interface Invited {
  email: string;
  role: string;
  storeName: string;
  invitedBy: string;
  /** Whoever has this address already; null for somebody new. */
  userId: string | null;
}

type Accepted = { userId: string; tenantId: string } | { error: "invalid" | "sign_in" };

const token = z.string().min(1).max(200);
const look = z.strictObject({ token });
const accept = z.strictObject({
  token,
  name: z.string().trim().min(1).max(100).optional(),
  password: z.string().max(1_000).optional(),
});

/**
 * `POST /api/auth/look-at-invitation { token }` says what it is for, `/accept-invitation { token, name?, password? }`
 * uses it. Tokens travel in bodies alone, so that no log of addresses holds one.
 */
export function invitations({ sql }: { sql: Sql }) {
  return {
    id: "invitations",
    endpoints: {
      lookAtInvitation: createAuthEndpoint(
        "/look-at-invitation",
        { method: "POST", body: look },
        async (ctx) => {
          const { userId, ...shown } = await find(sql, ctx.body.token);
          const session = await getSessionFromCtx(ctx);
          return ctx.json({ ...shown, known: userId !== null, signedIn: session?.user.id === userId });
        },
      ),
      acceptInvitation: createAuthEndpoint(
        "/accept-invitation",
        { method: "POST", body: accept },
        async (ctx) => {
          const invited = await find(sql, ctx.body.token);
          const session = await getSessionFromCtx(ctx);
          const joins = invited.userId === null ? await newcomer(invited, ctx.body) : null;
          const password = joins === null ? null : await ctx.context.password.hash(joins.password);
          const [row] = await sql<{ accepted: Accepted }[]>`
            select accept_invitation(${hashToken(ctx.body.token)}, ${session?.user.id ?? null}, ${randomUUID()},
              ${joins?.name ?? null}, ${password}) as accepted`;
          const accepted = row?.accepted ?? { error: "invalid" };
          if ("error" in accepted) throw refusal(accepted.error);
          if (joins !== null) {
            const user = await ctx.context.internalAdapter.findUserById(accepted.userId);
            if (user === null) throw new APIError("INTERNAL_SERVER_ERROR");
            const opened = await ctx.context.internalAdapter.createSession(user.id);
            await setSessionCookie(ctx, { session: opened, user });
          }
          return ctx.json({ tenantId: accepted.tenantId });
        },
      ),
    },
  } satisfies BetterAuthPlugin;
}

async function find(sql: Sql, given: string): Promise<Invited> {
  const [row] = await sql<
    { invited: Invited | null }[]
  >`select look_at_invitation(${hashToken(given)}) as invited`;
  if (row?.invited == null) throw refusal("invalid");
  return row.invited;
}

async function newcomer(
  { email }: Invited,
  { name, password }: z.infer<typeof accept>,
): Promise<{ name: string; password: string }> {
  if (name === undefined) throw new APIError("BAD_REQUEST", { code: "NAME_MISSING" });
  return { name, password: await checkPassword(password, [name, email, email.split("@", 1)[0] ?? ""]) };
}

function refusal(why: "invalid" | "sign_in"): APIError {
  return why === "invalid"
    ? new APIError("NOT_FOUND", {
        code: "INVALID_TOKEN",
        message: "This link was used, has lapsed or was replaced",
      })
    : new APIError("UNAUTHORIZED", {
        code: "SIGN_IN_FIRST",
        message: "This address has an account: sign in with it first",
      });
}
