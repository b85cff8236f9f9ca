import { sql } from "drizzle-orm";
import {
  bigint,
  boolean,
  check,
  index,
  integer,
  jsonb,
  numeric,
  pgTable,
  text,
  uniqueIndex,
} from "drizzle-orm/pg-core";
import { createdAt, dollars, envelope, instant, tenantKey } from "./columns.ts";

const tenantModes = ["off", "test", "drafts", "off_hours", "always"] as const;

const budgetEffects = ["cheaper_model", "handoff", "warn"] as const;

/** A store that uses the bot. */
export const tenants = pgTable(
  "tenants",
  {
    id: tenantKey(),
    storeName: text().notNull(),
    botPhoneNumber: text().notNull(),
    /** Digits, folded so that the 54 and 549 forms of one number can't belong to two stores. A removed store has none. */
    botPhoneKey: text().generatedAlwaysAs(
      sql`case when removed_at is null then phone_key(bot_phone_number) end`,
    ),
    tiendanubeStoreId: text(),
    tiendanubeAccessToken: text(),
    systemPromptTemplate: text(),
    storeCatalogKnowledge: text(),
    /** Which of `prompt_versions` the texts here are; a trigger keeps it, so that changes by SQL count too. */
    promptNumber: integer().notNull().default(1),
    storeDescription: text(),
    storeWebsite: text(),
    storeLocation: text(),
    ownerEmail: text(),
    timezone: text().notNull().default("America/Argentina/Buenos_Aires"),
    country: text().notNull().default("AR"),
    /** Where it is not the country's. */
    mainLanguage: text({ enum: ["es", "pt", "en"] }),
    /** What the assistant calls itself. */
    botName: text(),
    /** Said before the first reply of a chat. */
    disclosure: text(),
    ycloudApiKey: text(),
    ycloudWebhookSecret: text(),
    openaiApiKey: text(),
    openaiBaseUrl: text(),
    openaiModel: text(),
    openaiFallbackModel: text(),
    debounceMs: integer(),
    historyMessages: integer(),
    overrideHours: numeric({ mode: "number" }),
    mode: text({ enum: tenantModes }).notNull().default("always"),
    testNumbers: text()
      .array()
      .notNull()
      .default(sql`'{}'::text[]`),
    pausedAt: instant(),
    /** When a chat returns to the bot, a customer's message older than this waits for a person instead. */
    staleAfterMinutes: integer().notNull().default(720),
    /** A customer's message that nothing has dealt with for this long becomes a handoff. */
    unansweredAfterSeconds: integer().notNull().default(180),
    /**
     * When people attend, by weekday and in the store's time zone: `{"mon": [{"from": "09:00", "to": "18:00"}]}`.
     * In the mode off_hours the bot answers outside of them; without any it always does.
     */
    openingHours: jsonb().$type<Record<string, { from: string; to: string }[]>>(),
    /**
     * Days that differ from their weekday, both ends included; no spans is closed:
     * `[{"from": "2026-12-24", "until": "2027-01-02", "name": "Vacaciones", "spans": [], "message": "…"}]`.
     */
    specialDays: jsonb()
      .$type<{ from: string; until: string; name?: string; spans?: { from: string; to: string }[] }[]>()
      .notNull()
      .default(sql`'[]'`),
    /** Whether a chat that a person took while the store is open goes back to the bot when it closes. */
    returnAtClosing: boolean().notNull().default(false),
    /** A chat that a person has goes back to the bot when none of them has written for this long; null: it does not. */
    returnIdleMinutes: integer(),
    /** What the models may cost in a day or month of the store's; null is no limit. */
    dailyBudgetUsd: dollars().default(20),
    monthlyBudgetUsd: dollars().default(300),
    /** What happens at the month's limit; the day's is a brake and always ends with the cheaper model. */
    budgetEffect: text({ enum: budgetEffects }).notNull().default("cheaper_model"),
    /** What one customer may take in a day before a person is asked to look; null is no limit. */
    customerDailyTurns: integer().default(100),
    customerDailyTokens: integer().default(1_000_000),
    /** Prices of models that ours doesn't know, as `apps/api/src/usage/prices.ts` has them. */
    modelPrices: jsonb().$type<Record<string, unknown>>(),
    /** Whether the installation's common words stand before the store's own. */
    followsBase: boolean().notNull().default(true),
    /** What no reply says, instead of the installation's list; null: that one. */
    forbiddenPhrases: text().array(),
    /** Since when the bot may answer everybody; a trigger keeps it, so that changes by SQL count too. */
    liveSince: instant(),
    /** Whether the bot may make draft orders at the store, for a checkout link with the whole cart. */
    draftCheckout: boolean().notNull().default(false),
    /** Whether the agent proposes answers to whoever has a chat. */
    suggestReplies: boolean().notNull().default(false),
    /** How often the store's canary flies (`canary_flights`); null keeps it on the ground. */
    canaryMinutes: integer().default(60),
    /** A phone of the store's own that really gets the canary's reply; without one the provider is only asked. */
    canaryPhone: text(),
    /** Whether owners and staff see the store only after proving two factors. */
    requireSecondFactor: boolean().notNull().default(false),
    /** What is older is erased (`erase_old()`); null keeps everything. A trigger gives a new number a day to be taken back. */
    retentionDays: integer(),
    /** When that is looked for next. */
    retentionDueAt: createdAt(),
    /** When the store's health is looked at next. */
    healthDueAt: createdAt(),
    /** False: the operator has suspended the store. Its bot is silent; people read and write. SQL counts too, by a trigger. */
    isActive: boolean().notNull().default(true),
    suspendedAt: instant(),
    /** Why, as the store's people read it. */
    suspensionNote: text(),
    /** Setting it removes the store, clearing it brings it back, SQL included; what follows stands in `store_removals`. */
    removedAt: instant(),
    createdAt: createdAt(),
    updatedAt: createdAt(),
  },
  (t) => [
    // With a condition it is no key, which each change of a store would lock like its deletion (docs/adr/0017).
    uniqueIndex("tenants_bot_phone_key")
      .on(t.botPhoneKey)
      .where(sql`bot_phone_key is not null`),
    index("tenants_health_due").on(t.healthDueAt),
    index("tenants_retention_due")
      .on(t.retentionDueAt)
      .where(sql`${t.retentionDays} is not null`),
    check("tenants_unanswered_after", sql`${t.unansweredAfterSeconds} between 30 and 86400`),
    check("tenants_canary_minutes", sql`${t.canaryMinutes} between 10 and 1440`),
    check("tenants_retention", sql`${t.retentionDays} between 30 and 3650`),
    check("tenants_return_idle", sql`${t.returnIdleMinutes} between 5 and 10080`),
    check("tenants_opening_hours", sql`jsonb_typeof(${t.openingHours}) = 'object'`),
    check("tenants_special_days", sql`jsonb_typeof(${t.specialDays}) = 'array'`),
    check("tenants_main_language", sql`${t.mainLanguage} in ('es', 'pt', 'en')`),
    check("tenants_budgets", sql`${t.dailyBudgetUsd} >= 0 and ${t.monthlyBudgetUsd} >= 0`),
    check("tenants_budget_effect", sql`${t.budgetEffect} in ('cheaper_model', 'handoff', 'warn')`),
    check("tenants_customer_limits", sql`${t.customerDailyTurns} >= 0 and ${t.customerDailyTokens} >= 0`),
    check("tenants_model_prices", sql`jsonb_typeof(${t.modelPrices}) = 'object'`),
    check("tenants_mode", sql`${t.mode} in ('off', 'test', 'drafts', 'off_hours', 'always')`),
    check("tenants_bot_phone_digits", sql`length(phone_key(${t.botPhoneNumber})) between 7 and 15`),
    envelope("tiendanube_access_token"),
    envelope("ycloud_api_key"),
    envelope("ycloud_webhook_secret"),
    envelope("openai_api_key"),
  ],
);

/** Every row of a store names it; removing the store removes them. */
export const tenantId = () =>
  bigint({ mode: "bigint" }).references(() => tenants.id, { onDelete: "cascade" });
