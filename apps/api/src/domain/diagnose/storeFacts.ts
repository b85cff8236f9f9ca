import type { BudgetLevel, SheetProblem } from "@platform/contract";
import type { Sql } from "@platform/db";
import { SealingError, type Sealer } from "@platform/db/sealing";
import { readSheet, type SheetRow } from "../../flow/turn/sheet.ts";
import { secretFields, type SecretField } from "../tenants/tenantRow.ts";
import { dollarsOf } from "../usage/dollarsOf.ts";
import { openServer } from "../../mail/openServer.ts";
import type { StoreMailServer } from "../../mail/openTransport.ts";
import { readAccountNews, type AccountNews } from "./accountNews.ts";

/** The type of the event by which an installation tries its own webhook. */
export const SELF_CHECK = "platform.self_check";

/** What the ids of canaries' events begin with (`../../canary`). */
const CANARY = "canary_";

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
  /** What models have cost and may cost; `unpriced` are the month's models whose price nobody knew when they answered. */
  budget: {
    level: BudgetLevel;
    period: "day" | "month";
    dayUsd: number;
    monthUsd: number;
    dailyUsd: number | null;
    monthlyUsd: number | null;
    unpriced: string[];
    fallbackModel: string | null;
    /** The store's own prices, as they stand in the row. */
    modelPrices: unknown;
  };
  accountNews: AccountNews[];
  /** The store's mirror; null where no store is connected. */
  catalog: {
    state: string;
    access: string;
    error: string | null;
    products: number;
    total: number | null;
    syncedAt: string | null;
    /** Products that could not be kept, however often they were tried. */
    refused: number;
  } | null;
  /** The store's own message that goes the whole way: how often it does, and how the last one ended. */
  canary: {
    minutes: number | null;
    /** Whether it flies as the store stands. */
    flies: boolean;
    dueAt: string | null;
    flownAt: string | null;
    phoned: boolean;
    seconds: Record<string, number>;
    failedStep: "door" | "turn" | "reply" | "out" | "delivery" | null;
    reason: string | null;
    failures: number;
  };
  /** What of the sheet can't be read. */
  sheetProblems: SheetProblem[];
  /** The store's own mail server. */
  mail: StoreMailServer | "unreadable" | null;
  /** Null where not set, `unreadable` where the envelope doesn't open. */
  secrets: Record<SecretField, { value: string } | "unreadable" | null>;
}

type Row = Omit<StoreFacts, "secrets" | "accountNews" | "mail" | "sheetProblems"> & {
  sheet: SheetRow | null;
  sealed: Record<SecretField, string | null>;
  mail: StoreMailServer | null;
};

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
      'lastEventAt', (select max(w.received_at) from webhook_events w where w.tenant_id = t.id and w.provider = 'ycloud'
        and w.type is distinct from ${SELF_CHECK} and not starts_with(w.event_key, ${CANARY})),
      'canary', (
        select json_build_object('minutes', t.canary_minutes, 'flies', canary_flies(t, now()), 'dueAt', f.due_at,
          'flownAt', f.flown_at, 'phoned', coalesce(f.phoned, false), 'seconds', coalesce(f.seconds, '{}'),
          'failedStep', f.failed_step, 'reason', f.reason, 'failures', coalesce(f.failures, 0))
        from (select t.id as own) o left join canary_flights f on f.tenant_id = o.own),
      'catalog', (
        select json_build_object('state', s.state, 'access', s.access, 'error', s.error, 'products', s.products,
          'total', s.total, 'syncedAt', s.synced_at, 'refused', (
            select count(*) from catalog_changes c where c.tenant_id = t.id and c.due_at = 'infinity'))
        from catalog_sync s where s.tenant_id = t.id),
      'circuits', (
        select coalesce(json_agg(json_build_object('provider', p.provider, 'code', p.code, 'since', p.since)), '[]')
        from provider_circuits p where p.tenant_id = t.id and p.open_until > now()),
      'budget', tenant_budget(t, now()) || jsonb_build_object(
        'dailyUsd', ${dollarsOf(sql, sql`t.daily_budget_usd`)}, 'monthlyUsd', ${dollarsOf(sql, sql`t.monthly_budget_usd`)},
        'fallbackModel', t.openai_fallback_model, 'modelPrices', t.model_prices,
        'unpriced', (
          select coalesce(jsonb_agg(distinct u.model), '[]') from usage_days u
          where u.tenant_id = t.id and u.unpriced_calls > 0 and u.day >= date_trunc('month', store_day(t.timezone, now())))),
      'mail', (
        select store_mail_server(h)
        from tenant_human_handoff_config h where h.tenant_id = t.id),
      'sheet', (select to_jsonb(s) from tenant_sheets s where s.tenant_id = t.id),
      'sealed', json_build_object(
        'tiendanubeAccessToken', t.tiendanube_access_token, 'ycloudApiKey', t.ycloud_api_key,
        'ycloudWebhookSecret', t.ycloud_webhook_secret, 'openaiApiKey', t.openai_api_key)) as facts
    from tenants t where t.id = ${tenantId}`;
  if (row === undefined) return null;
  const { sealed, mail, sheet, ...facts } = row.facts;
  const accountNews = await readAccountNews(sql, tenantId);
  const open = (field: SecretField): StoreFacts["secrets"][SecretField] =>
    openWith(sealer, sealed[field], { table: "tenants", column: secretFields[field], row: tenantId });
  return {
    ...facts,
    accountNews,
    sheetProblems: readSheet(sheet).problems,
    mail: openServer(sealer, { smtp: mail, tenantId }),
    secrets: {
      tiendanubeAccessToken: open("tiendanubeAccessToken"),
      ycloudApiKey: open("ycloudApiKey"),
      ycloudWebhookSecret: open("ycloudWebhookSecret"),
      openaiApiKey: open("openaiApiKey"),
    },
  };
}

function openWith(
  sealer: Sealer,
  stored: string | null,
  place: Parameters<Sealer["open"]>[1],
): { value: string } | "unreadable" | null {
  if (stored === null || stored === "") return null;
  try {
    return { value: sealer.open(stored, place).clear };
  } catch (error) {
    if (error instanceof SealingError) return "unreadable";
    throw error;
  }
}
