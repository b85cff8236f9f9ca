import type { Sql } from "@platform/db";
import { phoneKey, type ReadResult, type YCloudClient } from "@platform/integrations/ycloud";
import { samePlace } from "../domain/webhooks/webhookEndpoint.ts";

export interface NumberDeps {
  sql: Sql;
  ycloudFor(input: { tenantId: string; sealedKey: string | null }): Promise<YCloudClient | null>;
  /** Where YCloud brings its events. */
  messagesUrl: string;
}

export interface NumberAccount {
  tenantId: string;
  /** The store's own key, sealed; null where it goes by the installation's account, whose webhook serves others, too. */
  sealedKey: string | null;
}

/** Takes our address out of the store's own YCloud account, unless a store that stays has a number there. */
export async function unsubscribeNumber(deps: NumberDeps, account: NumberAccount): Promise<void> {
  if (account.sealedKey === null) return;
  const client = await deps.ycloudFor(account);
  if (client === null) return;
  const numbers = read(await client.listPhoneNumbers());
  if (numbers === null) return;
  const [stays] = await deps.sql`
    select 1 from tenants where id <> ${account.tenantId} and removed_at is null
      and bot_phone_key = any(${numbers.map(({ phoneNumber }) => phoneKey(phoneNumber))})`;
  if (stays !== undefined) return;
  for (const { id, url } of read(await client.listWebhookEndpoints()) ?? [])
    if (samePlace(url, deps.messagesUrl)) read(await client.deleteWebhookEndpoint(id));
}

/** Null where the key doesn't count any more: then nothing is ours to change there. */
function read<T>(result: ReadResult<T>): T | null {
  if (result.ok) return result.value;
  if (result.code === "unauthorized") return null;
  throw new Error(`YCloud: ${result.message}`);
}
