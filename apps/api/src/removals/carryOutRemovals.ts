import type { Logger } from "pino";
import { errorText } from "../errorText.ts";
import { eraseStore, type EraseDeps } from "./eraseStore.ts";
import { unsubscribeNumber, type NumberAccount, type NumberDeps } from "./unsubscribeNumber.ts";
import { unsubscribeStore, type Subscribed, type UnsubscribeDeps } from "./unsubscribeStore.ts";

export type RemovalDeps = EraseDeps & UnsubscribeDeps & NumberDeps & { log: Logger };

/** What `claim_removals` answers (packages/db/functions/77_removals.sql). */
interface Removal extends Subscribed, NumberAccount {
  stopped: boolean;
  unsubscribed: boolean;
  erasing: boolean;
}

const AT_ONCE = 5;

/** Stops, unsubscribes and, when their time is over, erases removed stores. Each fails alone and is tried again. */
export async function carryOutRemovals(deps: RemovalDeps): Promise<void> {
  const due = await deps.sql<{ removal: Removal }[]>`select claim_removals(${AT_ONCE}) as removal`;
  for (const { removal } of due) await carryOut(deps, removal);
}

async function carryOut(deps: RemovalDeps, removal: Removal): Promise<void> {
  const { sql, log } = deps;
  const { tenantId, erasing } = removal;
  try {
    if (!removal.stopped) await sql`select stop_store(${tenantId})`;
    if (!removal.unsubscribed) await unsubscribe(deps, removal);
    if (!erasing) return;
    await eraseStore(deps, tenantId);
    log.info({ tenantId }, "A removed store was erased");
  } catch (error) {
    await sql`update store_removals set erase_error = ${errorText(error)} where tenant_id = ${tenantId}`;
    log.error({ err: error, tenantId }, "A removed store could not be dealt with yet");
  }
}

/** What shop or YCloud refuse is shown and tried again; it keeps nothing from being erased. */
async function unsubscribe(deps: RemovalDeps, removal: Removal): Promise<void> {
  const { sql, log } = deps;
  const { tenantId } = removal;
  const refused = await Promise.all(
    [unsubscribeStore(deps, removal), unsubscribeNumber(deps, removal)].map((each) =>
      each.then(() => null, errorText),
    ),
  );
  const error = refused.find((reason) => reason !== null) ?? null;
  if (error !== null) log.warn({ tenantId, reason: error }, "A removed store's webhooks are still there");
  const [row] = await sql<
    { settled: boolean }[]
  >`select settle_unsubscribe(${tenantId}, ${error}) as settled`;
  // It came back while its shop was being told: its webhooks are registered anew.
  if (row?.settled === false)
    await sql`update catalog_sync set webhook_url = null, due_at = now() where tenant_id = ${tenantId}`;
}
