import type { Sql } from "@platform/db";
import { SealingError, type Sealer } from "@platform/db/sealing";
import { secretFields, type SecretField } from "../tenants/tenantRow.ts";
import { readAccountNews, type AccountNews } from "./accountNews.ts";

/** What a store has set and when it was last heard of. */
export interface StoreFacts {
  tenantId: string;
  mode: string;
  paused: boolean;
  active: boolean;
  botPhoneNumber: string;
  tiendanubeStoreId: string | null;
  openaiBaseUrl: string | null;
  openaiModel: string | null;
  lastEventAt: string | null;
  timezone: string;
  /** Providers that are left alone just now. */
  circuits: { provider: "model" | "ycloud"; code: string; since: string }[];
  accountNews: AccountNews[];
  /** Null where not set, `unreadable` where the envelope doesn't open. */
  secrets: Record<SecretField, { value: string } | "unreadable" | null>;
}

type Row = Omit<StoreFacts, "secrets" | "accountNews"> & { sealed: Record<SecretField, string | null> };

/** Null where this session sees no such store. */
export async function readStoreFacts(
  { sql, sealer }: { sql: Sql; sealer: Sealer },
  tenantId: string,
): Promise<StoreFacts | null> {
  const [row] = await sql<{ facts: Row }[]>`
    select json_build_object(
      'tenantId', t.id::text, 'mode', t.mode, 'paused', t.paused_at is not null, 'active', t.is_active,
      'botPhoneNumber', t.bot_phone_number, 'timezone', t.timezone, 'tiendanubeStoreId', t.tiendanube_store_id,
      'openaiBaseUrl', t.openai_base_url, 'openaiModel', t.openai_model,
      'lastEventAt', (select max(w.received_at) from webhook_events w where w.tenant_id = t.id and w.provider = 'ycloud'),
      'circuits', (
        select coalesce(json_agg(json_build_object('provider', p.provider, 'code', p.code, 'since', p.since)), '[]')
        from provider_circuits p where p.tenant_id = t.id and p.open_until > now()),
      'sealed', json_build_object(
        'tiendanubeAccessToken', t.tiendanube_access_token, 'ycloudApiKey', t.ycloud_api_key,
        'ycloudWebhookSecret', t.ycloud_webhook_secret, 'openaiApiKey', t.openai_api_key)) as facts
    from tenants t where t.id = ${tenantId}`;
  if (row === undefined) return null;
  const { sealed, ...facts } = row.facts;
  const accountNews = await readAccountNews(sql, tenantId);
  const open = (field: SecretField): StoreFacts["secrets"][SecretField] => {
    const stored = sealed[field];
    if (stored === null || stored === "") return null;
    try {
      return {
        value: sealer.open(stored, { table: "tenants", column: secretFields[field], row: tenantId }).clear,
      };
    } catch (error) {
      if (error instanceof SealingError) return "unreadable";
      throw error;
    }
  };
  return {
    ...facts,
    accountNews,
    secrets: {
      tiendanubeAccessToken: open("tiendanubeAccessToken"),
      ycloudApiKey: open("ycloudApiKey"),
      ycloudWebhookSecret: open("ycloudWebhookSecret"),
      openaiApiKey: open("openaiApiKey"),
    },
  };
}
