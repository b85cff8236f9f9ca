import type { Database } from "@platform/db";
import type { Logger } from "pino";
import type { Actor } from "./actor.ts";
import { createAuthLibrary, type AuthSettings } from "./createAuth.ts";
import { resolveActor, type RequestHeaders } from "./resolveActor.ts";
import { createThrottle } from "./throttle.ts";
import { handleSignIn } from "./handleSignIn.ts";

export type { Actor, SignedIn, TenantRole } from "./actor.ts";
export { byCookie } from "./actor.ts";
export { ADDRESS_HEADER, AUTH_PATH } from "./createAuth.ts";
export type { RequestHeaders } from "./resolveActor.ts";
export { createRateLimit, type RateLimit } from "./rateLimit.ts";
export { sameSecret } from "./secrets.ts";

export interface Auth {
  /** Who sent these headers; rejects when that can't be known (then nobody may pass). */
  resolveActor(headers: RequestHeaders): Promise<Actor>;
  /** Answers `/api/auth/*`; `address` is the client's, as the connection or a trusted proxy says. */
  handle(request: Request, address: string): Promise<Response>;
}

export function createAuth(deps: { db: Database; settings: AuthSettings; log: Logger }): Auth {
  const library = createAuthLibrary(deps);
  const sql = deps.db.system;
  const throttle = createThrottle(sql, { max: 10, windowMs: 5 * 60_000 });
  return {
    resolveActor: (headers) => resolveActor({ library, sql, adminToken: deps.settings.adminToken }, headers),
    handle: (request, address) =>
      handleSignIn({ throttle, next: (passed) => library.handler(passed) }, { request, address }),
  };
}
