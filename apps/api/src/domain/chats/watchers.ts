import type { Database } from "@platform/db";
import { type Actor, type Auth, seesEveryStore, type SignedIn } from "../../auth/index.ts";
import { createAccess } from "../access.ts";
import { AppError } from "../errors.ts";

/** Somebody who hears what happens, for as long as they may. */
export interface Watcher {
  /** Fires when who it is has changed, or may not be asked, or the store is gone. */
  revoked: AbortSignal;
  stop(): void;
}

/** All who hear what happens in this process, asked after together. */
export interface Watchers {
  /** @param tenantId of the one store that is listened to */
  add(actor: SignedIn, tenantId: string | undefined): Watcher;
}

interface Entry {
  actor: SignedIn;
  tenantId: string | undefined;
  revoke(): void;
}

/** Signing out, disabling, changed roles and revoked keys close a stream within five seconds. */
const LOOK_MS = 3_000;

/**
 * Asks again who the readers of streams are, all of them at once: with a question for each, a thousand readers kept every
 * connection of the pool busy, and webhooks waited behind them.
 */
export function createWatchers({
  lookAgain,
  isThere,
  everyMs = LOOK_MS,
}: {
  lookAgain: Auth["lookAgain"];
  /** Whether a store is still there for somebody who sees every store. */
  isThere(actor: SignedIn, tenantId: string): Promise<boolean>;
  everyMs?: number;
}): Watchers {
  const entries = new Set<Entry>();
  let timer: NodeJS.Timeout | undefined;
  const look = async (): Promise<void> => {
    const asked = [...entries];
    if (asked.length === 0) return;
    try {
      const now = await lookAgain(asked.map(({ actor }) => actor));
      const gone = await goneStores(asked, isThere);
      for (const [index, { actor, tenantId, revoke }] of asked.entries()) {
        const is = now[index];
        if (is === undefined || fingerprint(is) !== fingerprint(actor) || gone.has(tenantId)) revoke();
      }
    } catch {
      // Whoever can't be recognised any more hears nothing any more.
      for (const { revoke } of asked) revoke();
    }
  };
  const plan = (): void => {
    timer = setTimeout(() => {
      void look().then(() => {
        timer = undefined;
        if (entries.size > 0) plan();
      });
    }, everyMs);
    timer.unref();
  };
  return {
    add: (actor, tenantId) => {
      const aborter = new AbortController();
      const entry = { actor, tenantId, revoke: () => aborter.abort() };
      entries.add(entry);
      if (timer === undefined) plan();
      return { revoked: aborter.signal, stop: () => void entries.delete(entry) };
    },
  };
}

/** Who sees every store stays who they are when one is removed; of all others the fingerprint changes. */
async function goneStores(
  entries: readonly Entry[],
  isThere: (actor: SignedIn, tenantId: string) => Promise<boolean>,
): Promise<Set<string | undefined>> {
  const watched = new Map<string, SignedIn>();
  for (const { actor, tenantId } of entries)
    if (tenantId !== undefined && seesEveryStore(actor)) watched.set(tenantId, actor);
  const gone = new Set<string | undefined>();
  for (const [tenantId, actor] of watched) if (!(await isThere(actor, tenantId))) gone.add(tenantId);
  return gone;
}

/** Over this installation's accounts and stores. */
export function watchersOf({ auth, db }: { auth: Auth; db: Database }): Watchers {
  return createWatchers({
    lookAgain: auth.lookAgain,
    isThere: (actor, tenantId) =>
      createAccess(db, actor)
        .tenant(tenantId, "read")
        .run(async () => true)
        .catch((error: unknown) => {
          if (error instanceof AppError && error.reason === "not_found") return false;
          throw error;
        }),
  });
}

function fingerprint(actor: Actor): string {
  switch (actor.kind) {
    case "operator":
      return `operator ${actor.id}`;
    case "member":
      return `member ${actor.id} ${actor.tenants.map(({ id, role }) => `${id}:${role}`).join(" ")}`;
    case "key":
      return `key ${actor.id} ${actor.scopes.join(" ")}`;
    case "nobody":
      return "nobody";
  }
}
