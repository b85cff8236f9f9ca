import type { StorePort } from "@platform/agent";
import { createRateLimiter, type OutgoingFetch } from "@platform/integrations/http";
import {
  createStoreCache,
  createStorePort,
  createTiendanubeClient,
  STORE_LIMIT,
} from "@platform/integrations/tiendanube";
import type { Config } from "../config/index.ts";
import type { TurnClaim } from "../flow/turn/claim.ts";
import { openSecret, type SecretDeps } from "./openSecret.ts";

/** Opens the store of a turn as its customer may see it; one that isn't connected says so to the agent. */
export function createStores(
  deps: SecretDeps & { config: Pick<Config, "tiendanube">; fetch: OutgoingFetch },
): (claim: TurnClaim) => Promise<StorePort> {
  const { config, fetch } = deps;
  // Shared by all turns: a store's bucket and what its tools asked for a moment ago.
  const limiter = createRateLimiter(STORE_LIMIT);
  const cache = createStoreCache();
  return async (claim) => {
    const { tenant, tenantId } = claim;
    const place = { table: "tenants", column: "tiendanube_access_token", row: tenantId } as const;
    const accessToken = await openSecret(deps, { stored: tenant.tiendanube_access_token, place });
    const client =
      accessToken === null || tenant.tiendanube_store_id === null
        ? null
        : createTiendanubeClient({
            baseUrl: config.tiendanube.baseUrl,
            version: config.tiendanube.apiVersion,
            userAgent: config.tiendanube.userAgent,
            storeId: tenant.tiendanube_store_id,
            accessToken,
            fetch,
            limiter,
          });
    return createStorePort({
      client,
      cache,
      customerPhoneKey: claim.contactPhone === null ? null : claim.contactKey,
      country: tenant.country,
      today: () => dayIn(tenant.timezone, claim.now),
    });
  };
}

/** ISO date of an instant, by the store's clock. */
function dayIn(timezone: string, instant: string): string {
  return new Intl.DateTimeFormat("en-CA", { timeZone: timezone, dateStyle: "short" }).format(
    new Date(instant),
  );
}
