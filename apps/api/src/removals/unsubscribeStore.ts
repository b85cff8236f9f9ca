import type { Sql } from "@platform/db";
import { MAX_PER_PAGE, TiendanubeError } from "@platform/integrations/tiendanube";
import type { StoreClientFor } from "../providers/storeClients.ts";

export interface UnsubscribeDeps {
  sql: Sql;
  storeClientFor: StoreClientFor;
  /** Where stores send their events; null where they can't reach us. */
  webhookUrl: string | null;
}

export interface Subscribed {
  tenantId: string;
  storeId: string | null;
  sealedToken: string | null;
  /** A store of ours that stays reads the same shop. */
  shared: boolean;
}

/** Takes our addresses out of the shop's webhooks. A shop that doesn't know us any more has none of them. */
export async function unsubscribeStore(deps: UnsubscribeDeps, store: Subscribed): Promise<void> {
  if (store.shared) return;
  const client = await deps.storeClientFor({ ...store, background: true });
  if (client === null) return;
  const [known] = await deps.sql<{ url: string | null }[]>`
    select webhook_url as url from catalog_sync where tenant_id = ${store.tenantId}`;
  const ours = new Set([deps.webhookUrl, known?.url ?? null]);
  try {
    const { items } = await client.listWebhooks({ perPage: MAX_PER_PAGE });
    for (const { id, url } of items) if (ours.has(url)) await client.deleteWebhook(id);
  } catch (error) {
    if (!isStranger(error)) throw error;
  }
}

/** The app was taken away there, or may not look at webhooks: then it has registered none. */
function isStranger(error: unknown): boolean {
  return error instanceof TiendanubeError && (error.code === "unauthorized" || error.code === "forbidden");
}
