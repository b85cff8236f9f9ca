import { timeoutSignal } from "@platform/integrations/http";
import type { SetupStore, Tenant, TenantUpdateInput } from "@platform/contract";
import {
  createTiendanubeClient,
  TiendanubeError,
  type TiendanubeClient,
  type TiendanubeStore,
} from "@platform/integrations/tiendanube";
import type { Access } from "../access.ts";
import { ASK_MS } from "../diagnose/check.ts";
import { readTenant, updateTenant } from "../tenants/writeTenant.ts";
import { chooseCredential, readFacts, type SetupDeps } from "./setupDeps.ts";

interface ReadStoreInput {
  tenantId: string;
  storeId?: string | undefined;
  accessToken?: string | undefined;
}

/** Of a country's shops; only where the store is somewhere else than its row says. */
const TIMEZONES: Readonly<Record<string, string>> = {
  AR: "America/Argentina/Buenos_Aires",
  BR: "America/Sao_Paulo",
  CL: "America/Santiago",
  CO: "America/Bogota",
  MX: "America/Mexico_City",
  PE: "America/Lima",
  UY: "America/Montevideo",
};

/** Asks Tiendanube for the store. What was given is saved once it holds, and the catalogue is read. */
export async function readStore(deps: SetupDeps, access: Access, input: ReadStoreInput): Promise<SetupStore> {
  const { tenantId } = input;
  const tenant = access.tenant(tenantId, "manage");
  const facts = await readFacts(deps, tenant);
  const token = chooseCredential(facts, "tiendanubeAccessToken", {
    given: input.accessToken,
    fallback: undefined,
  });
  if (!token.ok) return token;
  const storeId = input.storeId ?? facts.tiendanubeStoreId;
  if (storeId === null) return { ok: false, code: "missing" };
  const { baseUrl, apiVersion: version, userAgent } = deps.config.tiendanube;
  const asked = { baseUrl, version, userAgent, storeId, accessToken: token.value, fetch: deps.outgoing };
  const found = await ask(createTiendanubeClient(asked));
  if (!found.ok) return found;
  if (found.store.id !== storeId) return { ok: false, code: "other_store" };
  if (input.storeId !== undefined || input.accessToken !== undefined) {
    const before = await tenant.run(({ sql }) => readTenant(sql, deps, tenantId));
    await updateTenant(deps, access, {
      tenantId,
      tiendanubeStoreId: storeId,
      tiendanubeAccessToken: token.value,
      ...placeOf(found.store, before),
    });
    deps.hints.publish("catalog");
  }
  return found;
}

async function ask(client: TiendanubeClient): Promise<SetupStore> {
  const signal = timeoutSignal(ASK_MS);
  try {
    const [{ language: _, ...store }, products] = await Promise.all([
      client.getStore({ signal }),
      client.listProducts({ perPage: 1, signal }),
    ]);
    return { ok: true, store: { ...store, products: products.total } };
  } catch (error) {
    if (!(error instanceof TiendanubeError)) throw error;
    switch (error.code) {
      case "unauthorized":
      case "forbidden":
      case "suspended":
        return { ok: false, code: error.code };
      case "invalid":
        return { ok: false, code: "other_store" };
      default:
        return { ok: false, code: "unavailable" };
    }
  }
}

/** What a store knows of itself and nobody has written here. */
function placeOf(
  store: Pick<TiendanubeStore, "country" | "url">,
  before: Tenant,
): Pick<TenantUpdateInput, "country" | "timezone" | "storeWebsite"> {
  const country = store.country?.toUpperCase() ?? before.country;
  const moved = country !== before.country && /^[A-Z]{2}$/.test(country);
  const timezone = moved ? TIMEZONES[country] : undefined;
  return {
    ...(moved && { country }),
    ...(timezone !== undefined && { timezone }),
    ...(before.storeWebsite === null && store.url !== null && { storeWebsite: store.url }),
  };
}
