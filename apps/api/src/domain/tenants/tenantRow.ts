import type { Tenant, TenantUpdateInput } from "@platform/contract";
import type { Sql } from "@platform/db";
import { describeSecret, type Sealer } from "@platform/db/sealing";
import type { Config } from "../../config/index.ts";
import type { Fragment } from "../chats/chatJson.ts";
import { dollarsOf } from "../usage/dollarsOf.ts";
import { webhookUrl } from "../webhooks/webhookEndpoint.ts";

/** A secret's field in the contract and its column. */
export const secretFields = {
  tiendanubeAccessToken: "tiendanube_access_token",
  ycloudApiKey: "ycloud_api_key",
  ycloudWebhookSecret: "ycloud_webhook_secret",
  openaiApiKey: "openai_api_key",
} as const;
export type SecretField = keyof typeof secretFields;

/** Every other field that people write, and its column. `paused` is an instant in the database. */
export const plainFields = {
  storeName: "store_name",
  botPhoneNumber: "bot_phone_number",
  tiendanubeStoreId: "tiendanube_store_id",
  systemPromptTemplate: "system_prompt_template",
  storeCatalogKnowledge: "store_catalog_knowledge",
  storeDescription: "store_description",
  storeWebsite: "store_website",
  storeLocation: "store_location",
  ownerEmail: "owner_email",
  timezone: "timezone",
  country: "country",
  mainLanguage: "main_language",
  botName: "bot_name",
  disclosure: "disclosure",
  openaiBaseUrl: "openai_base_url",
  openaiModel: "openai_model",
  openaiFallbackModel: "openai_fallback_model",
  debounceMs: "debounce_ms",
  historyMessages: "history_messages",
  overrideHours: "override_hours",
  mode: "mode",
  testNumbers: "test_numbers",
  unansweredAfterSeconds: "unanswered_after_seconds",
  dailyBudgetUsd: "daily_budget_usd",
  monthlyBudgetUsd: "monthly_budget_usd",
  budgetEffect: "budget_effect",
  customerDailyTurns: "customer_daily_turns",
  customerDailyTokens: "customer_daily_tokens",
  draftCheckout: "draft_checkout",
  suggestReplies: "suggest_replies",
  canaryMinutes: "canary_minutes",
  canaryPhone: "canary_phone",
  retentionDays: "retention_days",
  returnAtClosing: "return_at_closing",
  returnIdleMinutes: "return_idle_minutes",
} as const satisfies Partial<Record<Exclude<keyof TenantUpdateInput, "tenantId">, string>>;

type Secrets = Record<SecretField, string | null>;
export interface TenantRow {
  tenant: Omit<Tenant, SecretField | "webhookUrl">;
  secrets: Secrets;
}

/** The worst that a look at the store `t` has found; that its bot is switched off is no trouble. */
export const healthOf = (sql: Sql): Fragment => sql`
  (
    select case when bool_or(h.status = 'fail') then 'fail' when bool_or(h.status = 'warn') then 'warn'
                when count(*) > 0 then 'ok' end
    from health_checks h where h.tenant_id = t.id and (h.name <> 'bot' or h.status = 'fail'))`;

export const tenantColumns = (sql: Sql): Fragment => sql`
  json_build_object(
    'id', t.id::text, 'storeName', t.store_name, 'botPhoneNumber', t.bot_phone_number,
    'tiendanubeStoreId', t.tiendanube_store_id, 'systemPromptTemplate', t.system_prompt_template,
    'storeCatalogKnowledge', t.store_catalog_knowledge, 'storeDescription', t.store_description,
    'storeWebsite', t.store_website, 'storeLocation', t.store_location, 'ownerEmail', t.owner_email,
    'timezone', t.timezone, 'country', t.country, 'mainLanguage', t.main_language,
    'botName', t.bot_name, 'disclosure', t.disclosure, 'openaiBaseUrl', t.openai_base_url,
    'openaiModel', t.openai_model, 'openaiFallbackModel', t.openai_fallback_model,
    'debounceMs', t.debounce_ms, 'historyMessages', t.history_messages,
    'overrideHours', case when t.override_hours is not null then least(greatest(t.override_hours, 0), 720) end,
    'mode', t.mode, 'testNumbers', array_remove(t.test_numbers, null), 'paused', t.paused_at is not null,
    'suspendedAt', t.suspended_at, 'suspensionNote', t.suspension_note,
    'unansweredAfterSeconds', t.unanswered_after_seconds, 'openingHours', t.opening_hours,
    'specialDays', t.special_days, 'returnAtClosing', t.return_at_closing,
    'returnIdleMinutes', t.return_idle_minutes,
    'dailyBudgetUsd', ${dollarsOf(sql, sql`t.daily_budget_usd`)},
    'monthlyBudgetUsd', ${dollarsOf(sql, sql`t.monthly_budget_usd`)},
    'budgetEffect', t.budget_effect,
    'customerDailyTurns', t.customer_daily_turns, 'customerDailyTokens', t.customer_daily_tokens,
    'spend', tenant_budget(t, now()), 'draftCheckout', t.draft_checkout, 'suggestReplies', t.suggest_replies,
    'canaryMinutes', t.canary_minutes, 'canaryPhone', t.canary_phone, 'retentionDays', t.retention_days, 'liveSince', t.live_since,
    'health', ${healthOf(sql)},
    'backlog', json_build_object(
      'turnsDue', coalesce(b.turns_due, 0), 'sendsDue', coalesce(b.sends_due, 0), 'waiting', coalesce(b.waiting, 0),
      -- SQL may set a chat due at minus infinity, which is no age.
      'oldestDueSeconds', case when isfinite(b.oldest_due)
        then least(greatest(floor(extract(epoch from now() - b.oldest_due)), 0), 2147483647)::int else 0 end),
    'createdAt', t.created_at, 'updatedAt', t.updated_at) as tenant,
  json_build_object(
    'tiendanubeAccessToken', t.tiendanube_access_token, 'ycloudApiKey', t.ycloud_api_key,
    'ycloudWebhookSecret', t.ycloud_webhook_secret, 'openaiApiKey', t.openai_api_key) as secrets`;

/** Where those columns come from: the stores, and what waits in each, once for all of them by the partial indexes. */
export const tenantTables = (sql: Sql): Fragment => sql`
  tenants t left join (
    select tenant_id, count(*) filter (where what = 'turn') as turns_due, count(*) filter (where what = 'send') as sends_due,
      count(*) filter (where what = 'waiting') as waiting, min(since) filter (where what <> 'waiting') as oldest_due
    from (
      select tenant_id, 'turn' as what, turn_due_at as since from chat_conversations where turn_due_at <= now()
      union all
      select tenant_id, 'send', send_due_at from chat_conversations where send_due_at <= now()
      union all
      select tenant_id, 'waiting', null from chat_conversations where waiting_since is not null
    ) due
    group by tenant_id
  ) b on b.tenant_id = t.id`;

/** What leaves: of each secret only that it is set and how it ends. */
export function toTenant(
  { sealer, config }: { sealer: Sealer; config: Pick<Config, "publicUrl"> },
  row: TenantRow,
): Tenant {
  const state = (field: SecretField) =>
    describeSecret(sealer, row.secrets[field], {
      table: "tenants",
      column: secretFields[field],
      row: row.tenant.id,
    });
  return {
    ...row.tenant,
    tiendanubeAccessToken: state("tiendanubeAccessToken"),
    ycloudApiKey: state("ycloudApiKey"),
    ycloudWebhookSecret: state("ycloudWebhookSecret"),
    openaiApiKey: state("openaiApiKey"),
    webhookUrl: webhookUrl(config),
  };
}
