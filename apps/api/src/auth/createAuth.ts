import { drizzleAdapter } from "better-auth/adapters/drizzle";
import { APIError, isAPIError } from "better-auth/api";
import { betterAuth, type BetterAuthOptions } from "better-auth/minimal";
import type { Database, Sql } from "@platform/db";
import {
  authAccounts,
  authPasskeys,
  authSessions,
  authTwoFactors,
  authUsers,
  authVerifications,
} from "@platform/db/schema";
import type { Logger } from "pino";
import { adminTokenSignIn } from "./adminTokenSignIn.ts";
import { guardFactors } from "./factors/guardFactors.ts";
import { isStrong, noteAppCodes, noteFactors } from "./factors/noteFactors.ts";
import { appCodes, passkeys } from "./factors/plugins.ts";
import { librarySecrets } from "./factors/secrets.ts";
import { invitations } from "./invitations.ts";
import { PASSWORD_LENGTH } from "./passwords.ts";

export interface AuthSettings {
  publicUrl: string;
  adminToken: string;
  encryptionKey: string;
  encryptionKeysPrevious: readonly string[];
}

/** Tells a person of the link that lets them set a new password. Never waited for: its time would say who is known. */
export type TellReset = (reset: { userId: string; email: string; name: string; link: string }) => void;

export const AUTH_PATH = "/api/auth";
/** Set by our own server from the connection; a header of that name from outside is thrown away. */
export const ADDRESS_HEADER = "x-platform-address";
const DAY = 24 * 60 * 60;
const RESET_SECONDS = 60 * 60;
/** A passkey is added within an hour of signing in: a browser left alone brings nobody a key of their own. */
const FRESH_SECONDS = 60 * 60;
/**
 * Sessions are ended by their ids (`session.end`), so that no script of a page ever holds a token. Passkeys are named
 * and removed by procedures, which write it down; an app's secret is shown once, and codes come by no mail.
 */
const CLOSED_PATHS = [
  "/sign-up/email",
  "/list-sessions",
  "/revoke-session",
  "/revoke-sessions",
  "/revoke-other-sessions",
  "/update-user",
  "/change-email",
  "/delete-user",
  "/two-factor/get-totp-uri",
  "/two-factor/send-otp",
  "/two-factor/verify-otp",
  "/passkey/list-user-passkeys",
  "/passkey/update-passkey",
  "/passkey/delete-passkey",
];

/** By the library's names. */
const tables = {
  user: authUsers,
  session: authSessions,
  account: authAccounts,
  verification: authVerifications,
  twoFactor: authTwoFactors,
  passkey: authPasskeys,
};

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
    secrets: librarySecrets(settings),
    database: drizzleAdapter(db.orm, { provider: "pg", schema: tables }),
    emailAndPassword: passwordRules(settings.publicUrl, tellReset),
    verification: { storeIdentifier: "hashed" },
    disabledPaths: CLOSED_PATHS,
    hooks: { before: guardFactors(db.system), after: noteFactors(db.system) },
    user: {
      additionalFields: {
        role: { type: "string", input: false, required: false, defaultValue: "member" },
        disabledAt: { type: "date", input: false, required: false },
      },
    },
    // No cache in the cookie: signing out and disabling hold at the next request.
    session: {
      expiresIn: 14 * DAY,
      updateAge: DAY,
      freshAge: FRESH_SECONDS,
      cookieCache: { enabled: false },
      additionalFields: { strong: { type: "boolean", input: false, required: false, defaultValue: false } },
    },
    // The server in front has compared origins already and limits attempts by itself.
    trustedOrigins: (request) => (request === undefined ? [] : ownOrigins(request)),
    rateLimit: { enabled: false },
    telemetry: { enabled: false },
    advanced: {
      useSecureCookies: false,
      cookies: cookies(https),
      ipAddress: { ipAddressHeaders: [ADDRESS_HEADER] },
    },
    databaseHooks: databaseHooks(db.system),
    plugins: [
      adminTokenSignIn({ sql: db.system, adminToken: settings.adminToken }),
      invitations({ sql: db.system }),
      appCodes(),
      passkeys({ sql: db.system, publicUrl: settings.publicUrl }),
    ],
    logger: loggerOver(log),
    // Else refusals are printed past the log, as errors of ours.
    onAPIError: {
      onError: (error) => {
        if (isAPIError(error) && error.statusCode < 500)
          log.debug({ code: error.body?.code }, "A sign-in was refused");
        else log.error({ err: error }, "A sign-in failed");
      },
    },
  });
}

type Hooks = NonNullable<BetterAuthOptions["databaseHooks"]>;

function databaseHooks(sql: Sql): Hooks {
  return {
    session: {
      create: {
        before: async (session, ctx) => {
          await refuseDisabled(sql, session.userId);
          return { data: { strong: isStrong(ctx, session.userId) } };
        },
      },
    },
    user: { update: { after: (user, ctx) => noteAppCodes(sql, user, ctx?.path) } },
  };
}

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
    two_factor: cookie("two_factor"),
    trust_device: cookie("trust_device"),
    passkey: cookie("passkey"),
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
  // A page without an origin says `null`, which is no address.
  if (origin === null || !URL.canParse(origin)) return [];
  return new URL(origin).host === host ? [origin] : [];
}
