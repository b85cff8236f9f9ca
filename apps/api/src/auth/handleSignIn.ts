import { AUTH_PATH } from "./createAuth.ts";
import type { RateLimit } from "./rateLimit.ts";
import type { Throttle } from "./throttle.ts";

interface SignInDeps {
  /** Failed tries to prove who one is. */
  attempts: Throttle;
  /** Letters asked for, whether the address is known or not. */
  letters: Throttle;
  /** Challenges for passkeys, each of which is a row for five minutes. */
  challenges: RateLimit;
  next: (request: Request) => Promise<Response>;
}

/** Secrets are guessed here: wrong ones are counted. */
const GUARDED =
  /^\/(sign-in\/.*|look-at-invitation|accept-invitation|reset-password|change-password|two-factor\/.*|passkey\/verify-.*)$/;
const CHALLENGE = /^\/passkey\/generate-/;
const LETTER = "/request-password-reset";

/** Attempts to sign in are counted per address and, where an account is named, per account; the rest passes. */
export async function handleSignIn(
  { attempts, letters, challenges, next }: SignInDeps,
  { request, address }: { request: Request; address: string },
): Promise<Response> {
  const path = new URL(request.url).pathname.slice(AUTH_PATH.length);
  if (CHALLENGE.test(path) && !(await challenges.take(`challenge:${address}`))) return tooMany();
  const asksForLetter = path === LETTER;
  if (request.method !== "POST" || !(asksForLetter || GUARDED.test(path))) return next(request);
  const throttle = asksForLetter ? letters : attempts;
  const account = await accountOf(request.clone());
  const prefix = asksForLetter ? "letter:" : "";
  const keys = [`address:${address}`, ...(account === null ? [] : [`account:${account}`])].map(
    (key) => prefix + key,
  );
  if (await throttle.isBlocked(keys)) return tooMany();
  if (asksForLetter) await throttle.noteFailure(keys);
  const response = await next(request);
  if (!asksForLetter && (await isWrong(response))) await throttle.noteFailure(keys);
  return response;
}

function tooMany(): Response {
  return Response.json(
    { code: "TOO_MANY_REQUESTS", message: "Too many attempts; try again in a few minutes" },
    { status: 429, headers: { "retry-after": "300" } },
  );
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
