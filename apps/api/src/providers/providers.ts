import type { AgentInput, ModelPort, StorePort } from "@platform/agent";
import type { Sql } from "@platform/db";
import type { Sealer } from "@platform/db/sealing";
import type { OutgoingFetch, RateLimiter } from "@platform/integrations/http";
import type { StoreBucket } from "@platform/integrations/tiendanube";
import { createYCloudClient, type YCloudClient } from "@platform/integrations/ycloud";
import type { Logger } from "pino";
import type { Config } from "../config/index.ts";
import type { CustomerContext, StoreContext } from "../flow/turn/claim.ts";
import type { Transcriber } from "../media/index.ts";
import { measureModel, type Measures } from "../metrics/measureModel.ts";
import { createCache } from "../cache.ts";
import { createCircuits } from "./circuits.ts";
import { guardModel, guardYCloud } from "./guarded.ts";
import { createOpenAiAccounts, type OpenAiAccount } from "./openAiAccounts.ts";
import { openSecret } from "./openSecret.ts";
import { recordCircuit } from "./recordCircuit.ts";
import { createStoreClients, type StoreClientFor } from "./storeClients.ts";
import { createStores } from "./stores.ts";

export interface Providers {
  /** Null where neither the store nor the installation has a key. */
  ycloudFor(input: { tenantId: string; sealedKey: string | null }): Promise<YCloudClient | null>;
  modelFor(store: StoreContext): Promise<{ model: ModelPort; names: AgentInput["models"] } | null>;
  /** Speech to text of the same account as the store's model. */
  transcriberFor(account: OpenAiAccount): Promise<Transcriber | null>;
  /** The store as this customer may see it; one that isn't connected says so to the agent. */
  storeFor(context: StoreContext & CustomerContext): Promise<StorePort>;
  /** The store's own API, for the mirror and what keeps it. */
  storeClientFor: StoreClientFor;
}

export interface ProviderDeps {
  config: Pick<Config, "openai" | "ycloud" | "tiendanube">;
  sql: Sql;
  sealer: Sealer;
  fetch: OutgoingFetch;
  /** One for all processes. */
  storeBucket: StoreBucket;
  /** Of each sender number; one for all processes. */
  pace: RateLimiter;
  log: Logger;
  /** Absent in tests of other things. */
  measures?: Measures;
}

/**
 * Hands out each store's clients: its own credentials first, the installation's where it has none. Model and sender
 * stand behind a circuit per store, so that a broken one is left alone and nobody else notices.
 */
export function createProviders(deps: ProviderDeps): Providers {
  const { config, fetch, pace } = deps;
  const circuits = createCircuits({ onChange: (change) => void recordCircuit(deps, change) });
  const ycloud = createCache((apiKey) =>
    createYCloudClient({ baseUrl: config.ycloud.baseUrl, apiKey, fetch, pace }),
  );
  const openAiOf = createOpenAiAccounts(deps);
  const clientFor = createStoreClients({ ...deps, bucket: deps.storeBucket });

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
      const { measures } = deps;
      const own = tenant.model_prices;
      const measured = measures === undefined ? model : measureModel(model, { measures, tenantId, own });
      return {
        model: guardModel(measured, { circuits, key: { tenantId, provider: "model", credential: model } }),
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
    storeFor: createStores({ ...deps, clientFor }),
    storeClientFor: clientFor,
  };
}
