import { timeoutSignal } from "@platform/integrations/http";
import { createTiendanubeClient, TiendanubeError } from "@platform/integrations/tiendanube";
import { ASK_MS, keyOf, unreadable, verdictOf, type CheckDeps, type Found } from "./check.ts";
import type { StoreFacts } from "./storeFacts.ts";

/** Asks Tiendanube for the store itself. */
export async function checkStore({ config, outgoing }: CheckDeps, facts: StoreFacts): Promise<Found> {
  const verdict = verdictOf("store");
  const { tiendanubeStoreId: storeId } = facts;
  const accessToken = keyOf(facts, "tiendanubeAccessToken", undefined);
  if (accessToken === "unreadable") return unreadable("store");
  if (accessToken === null || storeId === null) return verdict("warn", ({ shop }) => shop.store.none);
  const { baseUrl, apiVersion: version, userAgent } = config.tiendanube;
  const credentials = { storeId, accessToken: accessToken.value };
  const client = createTiendanubeClient({ baseUrl, version, userAgent, ...credentials, fetch: outgoing });
  try {
    const store = await client.getStore({ signal: timeoutSignal(ASK_MS) });
    return verdict("ok", ({ shop }) => shop.store.connected(store.name));
  } catch (error) {
    if (!(error instanceof TiendanubeError)) throw error;
    switch (error.code) {
      case "unauthorized":
        return verdict("fail", ({ shop }) => shop.store.refused);
      case "forbidden":
        return verdict("fail", ({ shop }) => shop.store.forbidden);
      case "suspended":
        return verdict("fail", ({ shop }) => shop.store.suspended);
      default:
        return verdict("unknown", ({ shop }) => shop.store.late(error.code));
    }
  }
}
