import { AUTH_PATH } from "./createAuth.ts";
import type { Throttle } from "./throttle.ts";

interface SignInDeps {
  throttle: Throttle;
  next: (request: Request) => Promise<Response>;
}

/** Attempts to sign in are counted per address and, where an account is named, per account; the rest passes. */
export async function handleSignIn(
  { throttle, next }: SignInDeps,
  { request, address }: { request: Request; address: string },
): Promise<Response> {
  const path = new URL(request.url).pathname.slice(AUTH_PATH.length);
  if (request.method !== "POST" || !path.startsWith("/sign-in/")) return next(request);
  const account = await accountOf(request.clone());
  const keys = [`address:${address}`, ...(account === null ? [] : [`account:${account}`])];
  if (await throttle.isBlocked(keys)) {
    return Response.json(
      { code: "TOO_MANY_REQUESTS", message: "Too many attempts; try again in a few minutes" },
      { status: 429, headers: { "retry-after": "300" } },
    );
  }
  const response = await next(request);
  if (response.status === 401 || response.status === 403) await throttle.noteFailure(keys);
  return response;
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
