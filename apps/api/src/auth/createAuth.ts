import { drizzleAdapter } from "better-auth/adapters/drizzle";
import { APIError, createAuthMiddleware } from "better-auth/api";
import { betterAuth } from "better-auth/minimal";
import type { Database, Sql } from "@platform/db";
import { authAccounts, authSessions, authUsers, authVerifications } from "@platform/db/schema";
import type { Logger } from "pino";
import { adminTokenSignIn } from "./adminTokenSignIn.ts";
import { invitations } from "./invitations.ts";
import { assertPassword, PASSWORD_LENGTH } from "./passwords.ts";
import { cookieSecret } from "./secrets.ts";

export interface AuthSettings {
  publicUrl: string;
  adminToken: string;
  encryptionKey: string;
}

/** Tells a person of the link that lets them set a new password. Never waited for: its time would say who is known. */
export type TellReset = (reset: { userId: string; email: string; name: string; link: string }) => void;

export const AUTH_PATH = "/api/auth";
/** Set by our own server from the connection; a header of that name from outside is thrown away. */
export const ADDRESS_HEADER = "x-platform-address";
const DAY = 24 * 60 * 60;
const RESET_SECONDS = 60 * 60;
/** Sessions are ended by their ids (`session.end`), so that no script of a page ever holds a token. */
const CLOSED_PATHS = [
  "/sign-up/email",
  "/list-sessions",
  "/revoke-session",
  "/revoke-sessions",
  "/revoke-other-sessions",
  "/update-user",
  "/change-email",
  "/delete-user",
];

export type AuthLibrary = ReturnType<typeof createAuthLibrary>;

/** Sign-in, sessions and passwords; who may do what is not its business. */
export function createAuthLibrary({
  db,
  settings,
  log,
  tellReset,
}: {
  db: Database;
  settings: AuthSettings;
  log: Logger;
  tellReset: TellReset;
}) {
  const https = settings.publicUrl.startsWith("https://");
  return betterAuth({
    appName: "Platform AI Solutions",
    baseURL: settings.publicUrl,
    basePath: AUTH_PATH,
    secret: cookieSecret(settings.encryptionKey),
    database: drizzleAdapter(db.orm, {
      provider: "pg",
      schema: {
        user: authUsers,
        session: authSessions,
        account: authAccounts,
        verification: authVerifications,
      },
    }),
    emailAndPassword: passwordRules(settings.publicUrl, tellReset),
    verification: { storeIdentifier: "hashed" },
    disabledPaths: CLOSED_PATHS,
    hooks: { before: refuseCommonPasswords },
    user: {
      additionalFields: {
        role: { type: "string", input: false, required: false, defaultValue: "member" },
        disabledAt: { type: "date", input: false, required: false },
      },
    },
    // No cache in the cookie: signing out and disabling hold at the next request.
    session: { expiresIn: 14 * DAY, updateAge: DAY, cookieCache: { enabled: false } },
    // The server in front has compared origins already and limits attempts by itself.
    trustedOrigins: (request) => (request === undefined ? [] : ownOrigins(request)),
    rateLimit: { enabled: false },
    telemetry: { enabled: false },
    advanced: {
      useSecureCookies: false,
      cookies: cookies(https),
      ipAddress: { ipAddressHeaders: [ADDRESS_HEADER] },
    },
    databaseHooks: {
      session: {
        create: { before: (session) => refuseDisabled(db.system, session.userId) },
      },
    },
    plugins: [
      adminTokenSignIn({ sql: db.system, adminToken: settings.adminToken }),
      invitations({ sql: db.system }),
    ],
    logger: loggerOver(log),
  });
}

const refuseCommonPasswords = createAuthMiddleware(async ({ path, body }) => {
  if (path === "/reset-password" || path === "/change-password") assertPassword(newPasswordOf(body));
});

function loggerOver(log: Logger) {
  return {
    level: "warn" as const,
    log: (level: string, message: string) =>
      log[level === "error" ? "error" : level === "warn" ? "warn" : "debug"](message),
  };
}

function passwordRules(publicUrl: string, tellReset: TellReset) {
  return {
    enabled: true,
    disableSignUp: true,
    minPasswordLength: PASSWORD_LENGTH.min,
    maxPasswordLength: PASSWORD_LENGTH.max,
    resetPasswordTokenExpiresIn: RESET_SECONDS,
    revokeSessionsOnPasswordReset: true,
    sendResetPassword: async ({
      user: { id, email, name },
      token,
    }: {
      user: { id: string; email: string; name: string };
      token: string;
    }) => tellReset({ userId: id, email, name, link: resetLink(publicUrl, token) }),
  };
}

/** In the fragment, which browsers keep to themselves. */
export function resetLink(publicUrl: string, token: string): string {
  return `${publicUrl}/reset#token=${token}`;
}

function newPasswordOf(body: unknown): unknown {
  return typeof body === "object" && body !== null && "newPassword" in body ? body.newPassword : undefined;
}

/** `__Host-` binds a cookie to this host and HTTPS; browsers refuse it elsewhere. */
function cookies(https: boolean) {
  const cookie = (name: string) => ({
    name: `${https ? "__Host-" : ""}platform_${name}`,
    attributes: { secure: https },
  });
  return {
    session_token: cookie("session"),
    session_data: cookie("session_data"),
    account_data: cookie("account_data"),
    dont_remember: cookie("dont_remember"),
  };
}

async function refuseDisabled(sql: Sql, userId: string): Promise<void> {
  const [user] = await sql<{ disabled: boolean }[]>`
    select disabled_at is not null as disabled from auth.users where id = ${userId}`;
  if (user === undefined || user.disabled) throw new APIError("UNAUTHORIZED", { code: "USER_DISABLED" });
}

function ownOrigins(request: Request): string[] {
  const origin = request.headers.get("origin");
  const host = request.headers.get("host");
  return host === null || origin === null || new URL(origin).host !== host ? [] : [origin];
}
