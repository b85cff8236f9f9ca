import { AUTH_PATH } from "./createAuth.ts";
import type { RateLimit } from "./rateLimit.ts";
import type { Throttle } from "./throttle.ts";

interface SignInDeps {
  /** Failed tries to prove who one is: of an account, wherever from, or of an address that names none. */
  attempts: Throttle;
  /** Failed tries of one address at all its accounts together. */
  crowd: Throttle;
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

/** Attempts to sign in are counted per account and per address; the rest passes. */
export async function handleSignIn(
  deps: SignInDeps,
  { request, address }: { request: Request; address: string },
): Promise<Response> {
  const { challenges, next } = deps;
  const path = new URL(request.url).pathname.slice(AUTH_PATH.length);
  if (CHALLENGE.test(path) && !(await challenges.take(`challenge:${address}`))) return tooMany();
  const asksForLetter = path === LETTER;
  if (request.method !== "POST" || !(asksForLetter || GUARDED.test(path))) return next(request);
  const account = await accountOf(request.clone());
  const counts = countsOf(deps, { asksForLetter, address, account });
  for (const { throttle, keys } of counts) if (await throttle.isBlocked(keys)) return tooMany();
  const fail = async (): Promise<void> => {
    for (const { throttle, keys } of counts) await throttle.noteFailure(keys);
  };
  if (asksForLetter) await fail();
  const response = await next(request);
  if (!asksForLetter && (await isWrong(response))) await fail();
  return response;
}

/** Who mistypes shuts their own account out, and not the colleagues who share the office's address. */
function countsOf(
  { attempts, crowd, letters }: Pick<SignInDeps, "attempts" | "crowd" | "letters">,
  { asksForLetter, address, account }: { asksForLetter: boolean; address: string; account: string | null },
): { throttle: Throttle; keys: string[] }[] {
  const named = account === null ? [] : [`account:${account}`];
  if (asksForLetter)
    return [{ throttle: letters, keys: [`address:${address}`, ...named].map((key) => `letter:${key}`) }];
  if (account === null) return [{ throttle: attempts, keys: [`address:${address}`] }];
  return [
    { throttle: attempts, keys: named },
    { throttle: crowd, keys: [`crowd:${address}`] },
  ];
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
