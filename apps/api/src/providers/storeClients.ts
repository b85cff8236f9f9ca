import type { OutgoingFetch } from "@platform/integrations/http";
import {
  createTiendanubeClient,
  type StoreBucket,
  type TiendanubeClient,
} from "@platform/integrations/tiendanube";
import type { Config } from "../config/index.ts";
import { openSecret, type SecretDeps } from "./openSecret.ts";

export interface StoreClientInput {
  tenantId: string;
  storeId: string | null;
  sealedToken: string | null;
  /** Nobody waits for it: leaves room in the store's bucket. */
  background?: boolean;
}

/** The way to a tenant's store; null where none is connected. */
export type StoreClientFor = (input: StoreClientInput) => Promise<TiendanubeClient | null>;

/** All clients share one bucket: a store counts every request of ours. */
export function createStoreClients(
  deps: SecretDeps & { config: Pick<Config, "tiendanube">; fetch: OutgoingFetch; bucket: StoreBucket },
): StoreClientFor {
  const { config, fetch, bucket } = deps;
  const { baseUrl, apiVersion: version, userAgent } = config.tiendanube;
  return async ({ tenantId, storeId, sealedToken, background = false }) => {
    const place = { table: "tenants", column: "tiendanube_access_token", row: tenantId } as const;
    const accessToken = await openSecret(deps, { stored: sealedToken, place });
    if (accessToken === null || storeId === null || storeId === "") return null;
    return createTiendanubeClient({
      baseUrl,
      version,
      userAgent,
      storeId,
      accessToken,
      fetch,
      bucket,
      background,
    });
  };
}
