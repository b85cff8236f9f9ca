import { timeoutSignal } from "@platform/integrations/http";
import { createTiendanubeClient, TiendanubeError } from "@platform/integrations/tiendanube";
import { ASK_MS, keyOf, unreadable, verdictOf, type Check, type CheckDeps } from "./check.ts";
import type { StoreFacts } from "./storeFacts.ts";

/** Asks Tiendanube for the store itself. */
export async function checkStore({ config, outgoing, words }: CheckDeps, facts: StoreFacts): Promise<Check> {
  const verdict = verdictOf("store");
  const said = words.shop.store;
  const { tiendanubeStoreId: storeId } = facts;
  const accessToken = keyOf(facts, "tiendanubeAccessToken", undefined);
  if (accessToken === "unreadable") return unreadable("store", words);
  if (accessToken === null || storeId === null) return verdict("warn", said.none);
  const { baseUrl, apiVersion: version, userAgent } = config.tiendanube;
  const credentials = { storeId, accessToken: accessToken.value };
  const client = createTiendanubeClient({ baseUrl, version, userAgent, ...credentials, fetch: outgoing });
  try {
    const store = await client.getStore({ signal: timeoutSignal(ASK_MS) });
    return verdict("ok", said.connected(store.name));
  } catch (error) {
    if (!(error instanceof TiendanubeError)) throw error;
    switch (error.code) {
      case "unauthorized":
        return verdict("fail", said.refused);
      case "forbidden":
        return verdict("fail", said.forbidden);
      case "suspended":
        return verdict("fail", said.suspended);
      default:
        return verdict("unknown", said.late(error.code));
    }
  }
}
