import type { OutgoingFetch } from "@platform/integrations/http";
import { createOpenAiModel, type OpenAiModel } from "@platform/integrations/openai";
import type { Config } from "../config/index.ts";
import { createCache } from "../cache.ts";
import { openSecret, type SecretDeps } from "./openSecret.ts";

/** What a store's row says about its model; null where it has none of its own. */
export interface OpenAiAccount {
  tenantId: string;
  sealedKey: string | null;
  baseUrl: string | null;
}

/** Opens the account of a store: its own, or the installation's; null where neither has a key. */
export function createOpenAiAccounts(
  deps: SecretDeps & { config: Pick<Config, "openai">; fetch: OutgoingFetch },
): (account: OpenAiAccount) => Promise<OpenAiModel | null> {
  const { config, fetch } = deps;
  const models = createCache((key) => {
    const [apiKey, baseUrl] = JSON.parse(key) as [string, string | null];
    return createOpenAiModel({ apiKey, baseUrl, fetch });
  });
  return async ({ tenantId, sealedKey, baseUrl }) => {
    const place = { table: "tenants", column: "openai_api_key", row: tenantId } as const;
    const own = await openSecret(deps, { stored: sealedKey, place });
    const apiKey = own ?? config.openai.apiKey;
    if (apiKey === undefined) return null;
    // The installation's key goes to the installation's address only.
    const base = (own === null ? null : baseUrl) ?? config.openai.baseUrl ?? null;
    return models.get(JSON.stringify([apiKey, base]));
  };
}
