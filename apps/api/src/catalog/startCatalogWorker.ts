import type { Sql } from "@platform/db";
import { oneAtATime } from "../repeat.ts";
import { readDueChanges } from "./changes/readDueChanges.ts";
import { runSync, type SyncClaim, type SyncDeps } from "./sync/runSync.ts";

export interface CatalogWorker {
  /** Something is due now. */
  kick(): void;
  /** Gives what is under way back, so that another process goes on with it. */
  stop(): Promise<void>;
}

const STORES_AT_ONCE = 4;

/** A changed row takes effect within five seconds, told or not. */
export const SYNC_OPTIONS = { leaseSeconds: 30, everySeconds: 900, lookMs: 2_000 };

/** Keeps the mirrors of the stores: whole runs a few at a time, and what the stores say has changed. */
export function startCatalogWorker(deps: SyncDeps): CatalogWorker {
  const ending = new AbortController();
  const running = new Set<Promise<unknown>>();

  const look = async (): Promise<void> => {
    const free = STORES_AT_ONCE - running.size;
    if (free <= 0) return;
    for (const claim of await claimCatalogs(deps.sql, free, deps.options.leaseSeconds)) {
      const run: Promise<unknown> = runSync(deps, claim, ending.signal)
        .catch((error: unknown) =>
          deps.log.error({ err: error, tenantId: claim.tenantId }, "A store's catalogue run broke off"),
        )
        .finally(() => {
          running.delete(run);
          kick();
        });
      running.add(run);
    }
  };
  const report = (error: unknown): void =>
    deps.log.error({ err: error }, "The stores' catalogues could not be looked at");
  const kick = (): void => {
    if (!ending.signal.aborted) for (const each of looks) each.start();
  };
  const looks = [look, () => readDueChanges(deps, ending.signal)].map((work) =>
    oneAtATime(() => work().catch(report)),
  );
  const floor = setInterval(kick, deps.options.lookMs);
  kick();
  return {
    kick,
    async stop() {
      clearInterval(floor);
      ending.abort();
      await Promise.all(looks.map((each) => each.ended()));
      await Promise.all(running);
    },
  };
}

async function claimCatalogs(sql: Sql, limit: number, leaseSeconds: number): Promise<SyncClaim[]> {
  const rows = await sql<{ claim: SyncClaim }[]>`select claim_catalogs(${limit}, ${leaseSeconds}) as claim`;
  return rows.map(({ claim }) => claim);
}
