import type { Database } from "@platform/db";
import pLimit from "p-limit";
import type { Logger } from "pino";
import type { Actor, SignedIn } from "./actor.ts";
import { createAuthLibrary, resetLink, type AuthSettings, type TellReset } from "./createAuth.ts";
import { createKeyLimit, KEY_LIMIT, type KeyLimitRule } from "./keys.ts";
import { lookAgain } from "./lookAgain.ts";
import { resolveActor, type RequestHeaders } from "./resolveActor.ts";
import { createRateLimit } from "./rateLimit.ts";
import { createThrottle } from "./throttle.ts";
import { handleSignIn } from "./handleSignIn.ts";
import { newToken } from "./tokens.ts";

export { byCookie, NOBODY, OPERATOR, seesEveryStore, type Actor, type SignedIn } from "./actor.ts";
export { may, type KeyScope, type Permission, type TenantRole } from "./permissions.ts";
export type { KeyLimitRule } from "./keys.ts";
export { ADDRESS_HEADER, AUTH_PATH, type TellReset } from "./createAuth.ts";
export { reencryptFactors } from "./factors/secrets.ts";
export { READER_HEADER, type RequestHeaders } from "./resolveActor.ts";
export { createRateLimit, type RateLimit } from "./rateLimit.ts";
export { sameSecret } from "./secrets.ts";
export { hashToken, newKey, newToken } from "./tokens.ts";

export interface Auth {
  /** Who sent these headers; rejects when that can't be known (then nobody may pass). */
  resolveActor(headers: RequestHeaders): Promise<Actor>;
  /** Who these are now, in their order, without their credentials; rejects as `resolveActor` does. */
  lookAgain(actors: readonly SignedIn[]): Promise<Actor[]>;
  /** Counts a request of this actor; false where that is one too many. People are not counted. */
  takeRequest(actor: Actor): Promise<boolean>;
  /** Answers `/api/auth/*`; `address` is the client's, as the connection or a trusted proxy says. */
  handle(request: Request, address: string): Promise<Response>;
  /** Backup codes that a person has not used yet; null where no app is set up. */
  countBackupCodes(userId: string): Promise<number | null>;
  /** A link that lets this person set a new password, once, for an operator to hand over. */
  makeResetLink(userId: string): Promise<{ link: string; expiresAt: Date }>;
}

const MINUTE = 60_000;
/** After a restart a thousand browsers come back at once: what each is held with while it waits for the database becomes garbage of long life. */
const RECOGNISED_AT_ONCE = 20;
const HANDED_OVER_MS = 24 * 60 * MINUTE;

export function createAuth(deps: {
  db: Database;
  settings: AuthSettings;
  log: Logger;
  tellReset: TellReset;
  keyLimit?: KeyLimitRule;
}): Auth {
  const library = createAuthLibrary(deps);
  const sql = deps.db.system;
  const attempts = createThrottle(sql, { max: 10, windowMs: 5 * MINUTE });
  const crowd = createThrottle(sql, { max: 30, windowMs: 5 * MINUTE });
  const letters = createThrottle(sql, { max: 5, windowMs: 60 * MINUTE });
  const challenges = createRateLimit(sql, { max: 300, windowMs: 5 * MINUTE });
  const keyLimit = createKeyLimit(sql, deps.keyLimit ?? KEY_LIMIT);
  const inTurn = pLimit(RECOGNISED_AT_ONCE);
  return {
    takeRequest: async (actor) => actor.kind !== "key" || keyLimit(actor.id),
    resolveActor: (headers) =>
      resolveActor({ library, sql, adminToken: deps.settings.adminToken, inTurn }, headers),
    lookAgain: (actors) => lookAgain(sql, actors),
    handle: (request, address) =>
      handleSignIn(
        { attempts, crowd, letters, challenges, next: (passed) => library.handler(passed) },
        { request, address },
      ),
    countBackupCodes: async (userId) => {
      const set = await sql`select 1 from auth.two_factors where user_id = ${userId} and verified`;
      if (set.length === 0) return null;
      const { backupCodes } = await library.api.viewBackupCodes({ body: { userId } });
      return backupCodes.length;
    },
    makeResetLink: async (userId) => {
      const token = newToken();
      const expiresAt = new Date(Date.now() + HANDED_OVER_MS);
      const { internalAdapter } = await library.$context;
      await internalAdapter.createVerificationValue({
        identifier: `reset-password:${token}`,
        value: userId,
        expiresAt,
      });
      return { link: resetLink(deps.settings.publicUrl, token), expiresAt };
    },
  };
}
