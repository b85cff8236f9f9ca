import { seesEveryStore } from "../../auth/index.ts";
import type { Entry, LiveHub, Scope } from "../../live/index.ts";
import { type Access, storesOf } from "../access.ts";
import type { Watchers } from "./watchers.ts";

export interface WatchDeps {
  live: LiveHub;
  access: Access;
  watchers: Watchers;
}

export interface Watch {
  tenantId?: string | undefined;
  lastEventId?: string | undefined;
  signal?: AbortSignal | undefined;
}

/** The live events that this actor may hear, for as long as the actor may. Throws at once for a foreign store. */
export function watchLive(deps: WatchDeps, watch: Watch): AsyncGenerator<Entry[], void, undefined> {
  const { actor, tenant } = deps.access;
  const stores = (): Scope => (seesEveryStore(actor) ? "all" : { tenantIds: storesOf(actor) });
  const scope =
    watch.tenantId === undefined ? stores() : { tenantIds: [tenant(watch.tenantId, "read").tenantId] };
  return listen(deps, { scope, watch });
}

async function* listen(
  { live, access, watchers }: WatchDeps,
  { scope, watch }: { scope: Scope; watch: Watch },
): AsyncGenerator<Entry[], void, undefined> {
  const watcher = watchers.add(access.actor, watch.tenantId);
  const signal =
    watch.signal === undefined ? watcher.revoked : AbortSignal.any([watcher.revoked, watch.signal]);
  try {
    yield* live.subscribe({ scope, lastEventId: watch.lastEventId, signal });
  } finally {
    watcher.stop();
  }
}
