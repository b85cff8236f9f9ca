import { timeoutSignal } from "@platform/integrations/http";
import { createTiendanubeClient, TiendanubeError } from "@platform/integrations/tiendanube";
import { ASK_MS, keyOf, TRY_LATER, unreadable, verdictOf, type Check, type CheckDeps } from "./check.ts";
import type { StoreFacts } from "./storeFacts.ts";

const CONNECT_AGAIN = "Volvé a conectar la tienda.";

/** Asks Tiendanube for the store itself. */
export async function checkStore({ config, outgoing }: CheckDeps, facts: StoreFacts): Promise<Check> {
  const verdict = verdictOf("store");
  const { tiendanubeStoreId: storeId } = facts;
  const accessToken = keyOf(facts, "tiendanubeAccessToken", undefined);
  if (accessToken === "unreadable") return unreadable("store");
  if (accessToken === null || storeId === null) {
    const detail = "La tienda de Tiendanube no está conectada: el bot no ve productos ni pedidos.";
    return verdict("warn", detail, "Cargá el número de tienda y su token.");
  }
  const { baseUrl, apiVersion: version, userAgent } = config.tiendanube;
  const credentials = { storeId, accessToken: accessToken.value };
  const client = createTiendanubeClient({ baseUrl, version, userAgent, ...credentials, fetch: outgoing });
  try {
    const store = await client.getStore({ signal: timeoutSignal(ASK_MS) });
    return verdict("ok", `Conectada con ${store.name}.`);
  } catch (error) {
    if (!(error instanceof TiendanubeError)) throw error;
    switch (error.code) {
      case "unauthorized":
        return verdict("fail", "Tiendanube rechaza el token.", CONNECT_AGAIN);
      case "forbidden":
        return verdict("fail", "El token no tiene los permisos que hacen falta.", CONNECT_AGAIN);
      case "suspended":
        return verdict("fail", "Tiendanube suspendió la tienda.", CONNECT_AGAIN);
      default:
        return verdict("unknown", `Tiendanube no contestó (${error.code}).`, TRY_LATER);
    }
  }
}
