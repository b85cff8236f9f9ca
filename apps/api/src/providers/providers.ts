import type { AgentInput, ModelPort, StorePort } from "@platform/agent";
import type { Sql } from "@platform/db";
import { openStoredSecret, type Sealer, type SecretPlace } from "@platform/db/sealing";
import type { OutgoingFetch } from "@platform/integrations/http";
import { createOpenAiModel, type OpenAiModel } from "@platform/integrations/openai";
import {
  createRateLimiter,
  createStoreCache,
  createStorePort,
  createTiendanubeClient,
} from "@platform/integrations/tiendanube";
import { createYCloudClient, type YCloudClient } from "@platform/integrations/ycloud";
import type { Logger } from "pino";
import type { Config } from "../config/index.ts";
import type { TurnClaim } from "../flow/turn/claim.ts";
import type { Transcriber } from "../media/index.ts";
import { createCache } from "./cache.ts";
import { createCircuits } from "./circuits.ts";
import { guardModel, guardYCloud } from "./guarded.ts";
import { recordCircuit } from "./recordCircuit.ts";

export interface Providers {
  /** Null where neither the store nor the installation has a key. */
  ycloudFor(input: { tenantId: string; sealedKey: string | null }): Promise<YCloudClient | null>;
  modelFor(claim: TurnClaim): Promise<{ model: ModelPort; names: AgentInput["models"] } | null>;
  /** Speech to text of the same account as the store's model. */
  transcriberFor(input: {
    tenantId: string;
    sealedKey: string | null;
    baseUrl: string | null;
  }): Promise<Transcriber | null>;
  /** The store as this customer may see it; one that isn't connected says so to the agent. */
  storeFor(claim: TurnClaim): Promise<StorePort>;
}

export interface ProviderDeps {
  config: Pick<Config, "openai" | "ycloud" | "tiendanube">;
  sql: Sql;
  sealer: Sealer;
  fetch: OutgoingFetch;
  log: Logger;
}

type OpenAiOf = (account: {
  tenantId: string;
  sealedKey: string | null;
  baseUrl: string | null;
}) => Promise<OpenAiModel | null>;

/**
 * Hands out each store's clients: its own credentials first, the installation's where it has none. Model and sender
 * stand behind a circuit per store, so that a broken one is left alone and nobody else notices.
 */
export function createProviders(deps: ProviderDeps): Providers {
  const { config, fetch } = deps;
  const circuits = createCircuits({ onChange: (change) => void recordCircuit(deps, change) });
  const ycloud = createCache((apiKey) =>
    createYCloudClient({ baseUrl: config.ycloud.baseUrl, apiKey, fetch }),
  );
  // Shared by all turns: a store's bucket and what its tools asked for a moment ago.
  const limiter = createRateLimiter();
  const cache = createStoreCache();
  const models = createCache((key) => {
    const [apiKey, baseUrl] = JSON.parse(key) as [string, string | null];
    return createOpenAiModel({ apiKey, baseUrl, fetch });
  });

  const openAiOf: OpenAiOf = async ({ tenantId, sealedKey, baseUrl }) => {
    const place = { table: "tenants", column: "openai_api_key", row: tenantId } as const;
    const own = await openSecret(deps, { stored: sealedKey, place });
    const apiKey = own ?? config.openai.apiKey;
    if (apiKey === undefined) return null;
    // The installation's key goes to the installation's address only.
    const base = (own === null ? null : baseUrl) ?? config.openai.baseUrl ?? null;
    return models.get(JSON.stringify([apiKey, base]));
  };

  return {
    ycloudFor: async ({ tenantId, sealedKey }) => {
      const own = await openSecret(deps, {
        stored: sealedKey,
        place: { table: "tenants", column: "ycloud_api_key", row: tenantId },
      });
      const apiKey = own ?? config.ycloud.apiKey;
      if (apiKey === undefined) return null;
      const client = ycloud.get(apiKey);
      return guardYCloud(client, { circuits, key: { tenantId, provider: "ycloud", credential: client } });
    },
    modelFor: async ({ tenantId, tenant }) => {
      const sealedKey = tenant.openai_api_key;
      const model = await openAiOf({ tenantId, sealedKey, baseUrl: tenant.openai_base_url });
      if (model === null) return null;
      return {
        model: guardModel(model, { circuits, key: { tenantId, provider: "model", credential: model } }),
        names: {
          primary: tenant.openai_model ?? config.openai.model,
          fallback: tenant.openai_fallback_model ?? config.openai.fallbackModel ?? null,
        },
      };
    },
    transcriberFor: async (input) => {
      const model = await openAiOf(input);
      return model === null
        ? null
        : { transcribe: model.transcribe, model: config.openai.transcriptionModel };
    },
    storeFor: async (claim) => {
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
    },
  };
}

/** Null for a secret that isn't set. One that doesn't open counts as missing, and is reported. */
async function openSecret(
  deps: ProviderDeps,
  { stored, place }: { stored: string | null; place: SecretPlace },
): Promise<string | null> {
  if (stored === null || stored === "") return null;
  try {
    return await openStoredSecret(deps, { stored, place });
  } catch (error) {
    deps.log.error(
      { err: error, table: place.table, column: place.column, row: place.row },
      "A stored secret can't be opened",
    );
    return null;
  }
}

/** ISO date of an instant, by the store's clock. */
function dayIn(timezone: string, instant: string): string {
  return new Intl.DateTimeFormat("en-CA", { timeZone: timezone, dateStyle: "short" }).format(
    new Date(instant),
  );
}
