/** The sign-in routes answer with an HttpOnly cookie; nothing of it is seen here. */
export type SignInProblem = "wrong" | "tooMany" | "offline" | "unavailable";

export type SignInResult = { kind: "signed_in" } | { kind: "refused"; problem: SignInProblem };

export type Credentials = { token: string } | { email: string; password: string };

export async function signIn(credentials: Credentials, request: typeof fetch = fetch): Promise<SignInResult> {
  const path = "token" in credentials ? "admin-token" : "email";
  try {
    const response = await request(`/api/auth/sign-in/${path}`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify(credentials),
    });
    if (response.ok) return { kind: "signed_in" };
    return { kind: "refused", problem: problemOf(response.status) };
  } catch {
    return { kind: "refused", problem: "offline" };
  }
}

function problemOf(status: number): SignInProblem {
  if (status === 429) return "tooMany";
  return status >= 500 ? "unavailable" : "wrong";
}

export async function signOut(request: typeof fetch = fetch): Promise<boolean> {
  try {
    const response = await request("/api/auth/sign-out", {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: "{}",
    });
    return response.ok;
  } catch {
    return false;
  }
}

/** Takes `#token=…` out of the address, so that it stays neither in the bar nor in the history. */
export function takeTokenFromAddress(): string | null {
  const fragment = new URLSearchParams(window.location.hash.slice(1));
  const token = fragment.get("token");
  if (!token) return null;
  window.history.replaceState(window.history.state, "", window.location.pathname + window.location.search);
  return token;
}
