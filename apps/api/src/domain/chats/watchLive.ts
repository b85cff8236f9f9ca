import { type Actor, seesEveryStore } from "../../auth/index.ts";
import type { Entry, LiveHub, Scope } from "../../live/index.ts";
import { type Access, storesOf } from "../access.ts";

export interface WatchDeps {
  live: LiveHub;
  access: Access;
  /** Asks again who is asking. */
  stillActor(): Promise<Actor>;
}

export interface Watch {
  tenantId?: string | undefined;
  lastEventId?: string | undefined;
  signal?: AbortSignal | undefined;
}

/** Signing out, disabling, changed roles and revoked keys close a stream within five seconds. */
const RECHECK_MS = 3_000;

/** The live events that this actor may hear, for as long as the actor may. Throws at once for a foreign store. */
export function watchLive(deps: WatchDeps, watch: Watch): AsyncGenerator<Entry, void, undefined> {
  const { actor, tenant } = deps.access;
  const stores = (): Scope => (seesEveryStore(actor) ? "all" : { tenantIds: storesOf(actor) });
  const scope =
    watch.tenantId === undefined ? stores() : { tenantIds: [tenant(watch.tenantId, "read").tenantId] };
  return listen(deps, { scope, watch });
}

async function* listen(
  { live, access, stillActor }: WatchDeps,
  { scope, watch }: { scope: Scope; watch: Watch },
): AsyncGenerator<Entry, void, undefined> {
  const revoked = new AbortController();
  const before = fingerprint(access.actor);
  // Who sees every store stays who they are when one is removed.
  const stillThere = async (): Promise<boolean> => {
    if (watch.tenantId !== undefined)
      await access.tenant(watch.tenantId, "read").run(async ({ sql }) => await sql`select 1`);
    return fingerprint(await stillActor()) === before;
  };
  const recheck = setInterval(() => {
    stillThere().then(
      (there) => {
        if (!there) revoked.abort();
      },
      // Whoever can't be recognised any more, or whose store is gone, hears nothing any more.
      () => revoked.abort(),
    );
  }, RECHECK_MS);
  const signal =
    watch.signal === undefined ? revoked.signal : AbortSignal.any([revoked.signal, watch.signal]);
  try {
    yield* live.subscribe({ scope, lastEventId: watch.lastEventId, signal });
  } finally {
    clearInterval(recheck);
  }
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
