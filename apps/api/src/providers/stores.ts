import { storeDay, type StorePort } from "@platform/agent";
import { createStoreCache, createStorePort } from "@platform/integrations/tiendanube";
import type { CustomerContext, StoreContext } from "../flow/turn/claim.ts";
import type { StoreClientFor } from "./storeClients.ts";

/** Opens the store of a turn as its customer may see it; one that isn't connected says so to the agent. */
export function createStores({
  clientFor,
}: {
  clientFor: StoreClientFor;
}): (context: StoreContext & CustomerContext) => Promise<StorePort> {
  // What a store's tools asked for a moment ago, for all turns.
  const cache = createStoreCache();
  return async ({ tenant, tenantId, contactPhone, contactKey, now }) => {
    const client = await clientFor({
      tenantId,
      storeId: tenant.tiendanube_store_id,
      sealedToken: tenant.tiendanube_access_token,
    });
    return createStorePort({
      client,
      cache,
      customerPhoneKey: contactPhone === null ? null : contactKey,
      country: tenant.country,
      today: () => storeDay(now, tenant.timezone),
    });
  };
}
