import type { Sql } from "@platform/db";
import type { Sealer } from "@platform/db/sealing";
import { verifySignature } from "@platform/integrations/ycloud";
import type { Logger } from "pino";
import { secretsOf } from "./webhookKeys.ts";

export interface VouchingDeps {
  sealer: Sealer;
  log: Logger;
  globalSecrets: string[];
}

export interface KeptSignature {
  body: Uint8Array;
  /** As it came; null of an event that had its store from the beginning. */
  signature: string | null;
  tenant_id: string | null;
}

/** Whether a kept event may count for a store. */
export type Vouches = (event: KeptSignature) => boolean;

/**
 * An event that found no store was signed by some store's secret, and each store knows its own: it counts for a store
 * only if that store's secret, or the installation's, verifies it, as if it came now.
 */
export async function vouchingFor(deps: VouchingDeps, tx: Sql, tenantId: string): Promise<Vouches> {
  const secrets = await secretsOf({ ...deps, sql: tx }, tenantId);
  return ({ body, signature, tenant_id: owner }) => {
    if (owner === tenantId || signature === null) return true;
    const nowSeconds = Number.POSITIVE_INFINITY;
    return verifySignature({ rawBody: body, header: signature, secrets, nowSeconds }).ok;
  };
}
