import { storeDay, type StorePort } from "@platform/agent";
import type { Sql } from "@platform/db";
import { createStoreCache, createStorePort } from "@platform/integrations/tiendanube";
import type { Logger } from "pino";
import { createMirroredStorePort } from "../catalog/port/mirroredStorePort.ts";
import { createSearchMemory } from "../catalog/port/searchMemory.ts";
import type { CustomerContext, StoreContext } from "../flow/turn/claim.ts";
import type { StoreClientFor } from "./storeClients.ts";

/** Opens the store of a turn as its customer may see it; one that isn't connected says so to the agent. */
export function createStores({
  sql,
  log,
  clientFor,
}: {
  sql: Sql;
  log: Pick<Logger, "warn">;
  clientFor: StoreClientFor;
}): (context: StoreContext & CustomerContext) => Promise<StorePort> {
  // What a store's tools asked for a moment ago, for all turns.
  const cache = createStoreCache();
  const searches = createSearchMemory();
  return async ({ tenant, tenantId, contactPhone, contactKey, mirror, now }) => {
    const { country, timezone, tiendanube_store_id: storeId } = tenant;
    const client = await clientFor({ tenantId, storeId, sealedToken: tenant.tiendanube_access_token });
    const customerKey = contactPhone === null ? null : contactKey;
    const today = (): string => storeDay(now, timezone);
    const live = createStorePort({ client, cache, customerPhoneKey: customerKey, country, today });
    if (client === null || storeId === null) return live;
    return createMirroredStorePort({
      sql,
      log,
      searches,
      tenantId,
      storeId,
      client,
      customerKey,
      country,
      state: mirror,
      live,
      today,
    });
  };
}
