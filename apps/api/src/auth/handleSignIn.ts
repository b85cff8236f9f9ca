import { AUTH_PATH } from "./createAuth.ts";
import type { Throttle } from "./throttle.ts";

interface SignInDeps {
  /** Failed tries to prove who one is. */
  attempts: Throttle;
  /** Letters asked for, whether the address is known or not. */
  letters: Throttle;
  next: (request: Request) => Promise<Response>;
}

/** Secrets are guessed here: wrong ones are counted. */
const GUARDED = /^\/(sign-in\/.*|look-at-invitation|accept-invitation|reset-password|change-password)$/;
const LETTER = "/request-password-reset";

/** Attempts to sign in are counted per address and, where an account is named, per account; the rest passes. */
export async function handleSignIn(
  { attempts, letters, next }: SignInDeps,
  { request, address }: { request: Request; address: string },
): Promise<Response> {
  const path = new URL(request.url).pathname.slice(AUTH_PATH.length);
  const asksForLetter = path === LETTER;
  if (request.method !== "POST" || !(asksForLetter || GUARDED.test(path))) return next(request);
  const throttle = asksForLetter ? letters : attempts;
  const account = await accountOf(request.clone());
  const prefix = asksForLetter ? "letter:" : "";
  const keys = [`address:${address}`, ...(account === null ? [] : [`account:${account}`])].map(
    (key) => prefix + key,
  );
  if (await throttle.isBlocked(keys)) {
    return Response.json(
      { code: "TOO_MANY_REQUESTS", message: "Too many attempts; try again in a few minutes" },
      { status: 429, headers: { "retry-after": "300" } },
    );
  }
  if (asksForLetter) await throttle.noteFailure(keys);
  const response = await next(request);
  if (!asksForLetter && (await isWrong(response))) await throttle.noteFailure(keys);
  return response;
}

/** A new password that was not good enough is no guess. */
async function isWrong(response: Response): Promise<boolean> {
  if (response.status !== 400) return [401, 403, 404].includes(response.status);
  const { code } = (await response.clone().json()) as { code?: string };
  return code === "INVALID_TOKEN" || code === "INVALID_PASSWORD";
}

async function accountOf(request: Request): Promise<string | null> {
  try {
    const body: unknown = await request.json();
    const email = typeof body === "object" && body !== null && "email" in body ? body.email : null;
    return typeof email === "string" ? email.trim().toLowerCase().slice(0, 320) : null;
  } catch {
    return null;
  }
}
