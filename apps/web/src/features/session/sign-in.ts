import { limitAnswer } from "#lib/answer-limit.ts";
import { Unconfirmed } from "#lib/errors.ts";

/** The sign-in routes answer with an HttpOnly cookie; nothing of it is seen here. */
export type SignInProblem =
  | "wrong"
  /** Of who is signed in. */
  | "password"
  | "tooMany"
  | "offline"
  | "unavailable"
  /** Nobody said what came of it. */
  | "unconfirmed"
  /** The link was used, has lapsed or was replaced. */
  | "link"
  | "short"
  | "common"
  | "signInFirst"
  | "code"
  | "codeUsed"
  /** Too many wrong codes of this account. */
  | "locked"
  /** The password was given too long ago. */
  | "challenge"
  /** The browser's dialog was closed, or nothing came of it. */
  | "cancelled"
  | "passkey"
  | "passkeyKnown"
  | "passkeyAddress"
  | "unverified"
  /** Signed in too long ago for what was asked. */
  | "stale"
  | "factorFirst";

export type AuthResult<Data> = { ok: true; data: Data } | { ok: false; problem: SignInProblem };

export type Credentials = { token: string } | { email: string; password: string };

const byCode: Record<string, SignInProblem> = {
  INVALID_TOKEN: "link",
  INVALID_PASSWORD: "password",
  PASSWORD_TOO_SHORT: "short",
  PASSWORD_TOO_LONG: "short",
  PASSWORD_COMMON: "common",
  SIGN_IN_FIRST: "signInFirst",
  INVALID_CODE: "code",
  INVALID_BACKUP_CODE: "code",
  INVALID_INPUT: "code",
  CODE_USED: "codeUsed",
  ACCOUNT_TEMPORARILY_LOCKED: "locked",
  TOO_MANY_ATTEMPTS_REQUEST_NEW_CODE: "challenge",
  INVALID_TWO_FACTOR_COOKIE: "challenge",
  CHALLENGE_NOT_FOUND: "cancelled",
  PASSKEY_NOT_FOUND: "passkey",
  AUTHENTICATION_FAILED: "passkey",
  FAILED_TO_VERIFY_REGISTRATION: "passkeyAddress",
  HOLDER_NOT_VERIFIED: "unverified",
  SESSION_NOT_FRESH: "stale",
  SECOND_FACTOR_FIRST: "factorFirst",
};

/** Asks one of the sign-in routes; without a body it only reads. */
export async function askAuth<Data>(
  path: string,
  body?: object,
  request: typeof fetch = fetch,
): Promise<AuthResult<Data>> {
  try {
    const response = await request(
      `/api/auth/${path}`,
      limitAnswer(
        body === undefined
          ? {}
          : {
              method: "POST",
              headers: { "content-type": "application/json" },
              body: JSON.stringify(body),
            },
      ),
    );
    const data = (await response.json().catch(() => null)) as (Data & { code?: string }) | null;
    if (response.ok) return { ok: true, data: data as Data };
    return { ok: false, problem: byCode[data?.code ?? ""] ?? problemOf(response.status) };
  } catch (error) {
    return { ok: false, problem: error instanceof Unconfirmed ? "unconfirmed" : "offline" };
  }
}

/** `twoFactorRedirect`: right so far, and a code is asked for. */
export interface Entered {
  twoFactorRedirect?: boolean;
}

export function signIn(credentials: Credentials): Promise<AuthResult<Entered>> {
  return askAuth(`sign-in/${"token" in credentials ? "admin-token" : "email"}`, credentials);
}

function problemOf(status: number): SignInProblem {
  if (status === 429) return "tooMany";
  return status >= 500 ? "unavailable" : "wrong";
}

export async function signOut(): Promise<boolean> {
  return (await askAuth("sign-out", {})).ok;
}

/** Takes `#token=…` out of the address, so that it stays neither in the bar nor in the history. */
export function takeTokenFromAddress(): string | null {
  const fragment = new URLSearchParams(window.location.hash.slice(1));
  const token = fragment.get("token");
  if (!token) return null;
  window.history.replaceState(window.history.state, "", window.location.pathname + window.location.search);
  return token;
}

/** A field of a form as text; a file is none. */
export function textOf(form: FormData, name: string): string {
  const value = form.get(name);
  return typeof value === "string" ? value : "";
}
