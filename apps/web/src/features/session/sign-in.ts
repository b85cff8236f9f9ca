/** The sign-in routes answer with an HttpOnly cookie; nothing of it is seen here. */
export type SignInProblem =
  | "wrong"
  | "tooMany"
  | "offline"
  | "unavailable"
  /** The link was used, has lapsed or was replaced. */
  | "link"
  | "short"
  | "common"
  | "signInFirst";

export type AuthResult<Data> = { ok: true; data: Data } | { ok: false; problem: SignInProblem };

export type Credentials = { token: string } | { email: string; password: string };

const byCode: Record<string, SignInProblem> = {
  INVALID_TOKEN: "link",
  PASSWORD_TOO_SHORT: "short",
  PASSWORD_TOO_LONG: "short",
  PASSWORD_COMMON: "common",
  SIGN_IN_FIRST: "signInFirst",
};

/** Asks one of the sign-in routes. */
export async function askAuth<Data>(
  path: string,
  body: object,
  request: typeof fetch = fetch,
): Promise<AuthResult<Data>> {
  try {
    const response = await request(`/api/auth/${path}`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify(body),
    });
    const data = (await response.json().catch(() => null)) as (Data & { code?: string }) | null;
    if (response.ok) return { ok: true, data: data as Data };
    return { ok: false, problem: byCode[data?.code ?? ""] ?? problemOf(response.status) };
  } catch {
    return { ok: false, problem: "offline" };
  }
}

export function signIn(credentials: Credentials): Promise<AuthResult<unknown>> {
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
