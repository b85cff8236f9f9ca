import { z } from "zod";
import { idSchema, instantSchema, pageInput, pageOf, keyInput, secretStateSchema } from "./common.ts";
import {
  openingHoursSchema,
  shownOpeningHours,
  shownSpecialDays,
  specialDaysSchema,
} from "./openingHours.ts";
import { budgetEffects, spendSchema } from "./usage.ts";

export const tenantModes = ["off", "test", "drafts", "off_hours", "always"] as const;
export const tenantModeSchema = z.enum(tenantModes);
export const languages = ["es", "pt", "en"] as const;
export type TenantMode = z.infer<typeof tenantModeSchema>;

export const phoneNumber = z
  .string()
  .trim()
  .max(40)
  // As the database counts them: `00` before a country's code is no part of the number.
  .refine((value) => /^\d{7,15}$/.test(value.replace(/\D/g, "").replace(/^00/, "")), {
    message: "A phone number has 7 to 15 digits with its country code, for example +54 9 11 5550-1234",
  });
const text = (max: number) => z.string().max(max).nullable().optional();
const url = z
  .url({ protocol: /^https?$/ })
  .max(500)
  .nullable()
  .optional();
const timezone = z.string().max(60).refine(isTimezone, {
  message: "Unknown time zone; use a name like America/Argentina/Buenos_Aires",
});

/** What a person or script may write; the rest of the row belongs to the product. */
const writableFields = {
  tiendanubeStoreId: text(40),
  tiendanubeAccessToken: keyInput,
  systemPromptTemplate: text(60_000),
  storeCatalogKnowledge: text(60_000),
  storeDescription: text(4_000),
  storeWebsite: url,
  storeLocation: text(400),
  ownerEmail: z.email().max(320).nullable().optional(),
  timezone: timezone.optional(),
  country: z
    .string()
    .regex(/^[A-Z]{2}$/, "Two capital letters, for example AR")
    .optional(),
  /** Null: the country's. */
  mainLanguage: z.enum(languages).nullable().optional(),
  botName: text(60),
  disclosure: text(400),
  ycloudApiKey: keyInput,
  ycloudWebhookSecret: keyInput,
  openaiApiKey: keyInput,
  openaiBaseUrl: url,
  openaiModel: text(100),
  openaiFallbackModel: text(100),
  debounceMs: z.number().int().min(0).max(60_000).nullable().optional(),
  historyMessages: z.number().int().min(1).max(200).nullable().optional(),
  overrideHours: z.number().min(0.1).max(720).nullable().optional(),
  mode: tenantModeSchema.optional(),
  testNumbers: z.array(phoneNumber).max(50).optional(),
  paused: z.boolean().optional(),
  unansweredAfterSeconds: z.number().int().min(30).max(86_400).optional(),
  /** US dollars; null is no limit, 0 lets no model be asked. */
  dailyBudgetUsd: z.number().min(0).max(100_000).nullable().optional(),
  monthlyBudgetUsd: z.number().min(0).max(1_000_000).nullable().optional(),
  /** What happens at the month's limit. */
  budgetEffect: z.enum(budgetEffects).optional(),
  /** What one customer may take in a day; null is no limit. */
  customerDailyTurns: z.number().int().min(0).max(100_000).nullable().optional(),
  customerDailyTokens: z.number().int().min(0).max(1_000_000_000).nullable().optional(),
  openingHours: openingHoursSchema.nullable().optional(),
  specialDays: specialDaysSchema.optional(),
  /** Whether a chat that a person took while the store is open goes back to the bot when it closes. */
  returnAtClosing: z.boolean().optional(),
  /** A chat that a person has goes back to the bot when none of them has written for this long; null: it does not. */
  returnIdleMinutes: z.number().int().min(5).max(10_080).nullable().optional(),
  draftCheckout: z.boolean().optional(),
  /** Whether the agent proposes answers to whoever has a chat. */
  suggestReplies: z.boolean().optional(),
  /** How often the store sends itself a message through the whole way; null: never. */
  canaryMinutes: z.number().int().min(10).max(1_440).nullable().optional(),
  /** A phone of the store's own that really gets its reply. */
  canaryPhone: phoneNumber.nullable().optional(),
  /** What is older than so many days is erased, from the next day on; null keeps everything. */
  retentionDays: z.number().int().min(30).max(3_650).nullable().optional(),
};

export const tenantCreateInput = z.strictObject({
  storeName: z.string().trim().min(1).max(200),
  botPhoneNumber: phoneNumber,
  ...writableFields,
});
export type TenantCreateInput = z.infer<typeof tenantCreateInput>;

export const tenantUpdateInput = z.strictObject({
  tenantId: idSchema,
  storeName: z.string().trim().min(1).max(200).optional(),
  botPhoneNumber: phoneNumber.optional(),
  ...writableFields,
});
export type TenantUpdateInput = z.infer<typeof tenantUpdateInput>;

/** What is absent is taken as it is saved: for a look at what one is about to save. */
export const tenantHoursInput = z.strictObject({
  tenantId: idSchema,
  openingHours: openingHoursSchema.nullable().optional(),
  specialDays: specialDaysSchema.optional(),
  timezone: timezone.optional(),
});
/** Whether a store's people attend now and until when, else when they do next. */
export const attendanceSchema = z.object({
  /** False where no weekly hours are set: nobody knows, but for days that are said to be closed. */
  set: z.boolean(),
  open: z.boolean(),
  closesAt: instantSchema.nullable(),
  opensAt: instantSchema.nullable(),
  message: z.string().nullable(),
});
export type Attendance = z.infer<typeof attendanceSchema>;

export const tenantIdInput = z.strictObject({ tenantId: idSchema });
/** Where the owner's browser goes to install the app in the store; a few minutes, one use. */
export const storeInstallSchema = z.object({ url: z.string() });
/** Takes the store out of use. With its name as it is shown, nothing else can be hit by mistake. */
export const tenantRemoveInput = z.strictObject({
  tenantId: idSchema,
  storeName: z.string().max(200).optional(),
});
export type TenantRemoveInput = z.infer<typeof tenantRemoveInput>;
export const tenantRemovedSchema = z.object({
  id: idSchema,
  /** Until then it can be brought back. */
  eraseAt: instantSchema,
});
/** A store that was removed and is kept for a while. */
const removedTenantSchema = z.object({
  id: idSchema,
  storeName: z.string(),
  botPhoneNumber: z.string(),
  removedAt: instantSchema,
  /** Null: by SQL. */
  removedBy: z.string().nullable(),
  eraseAt: instantSchema,
  /** There is no way back any more. */
  erasing: z.boolean(),
  eraseError: z.string().nullable(),
  /** Its shop has stopped telling us; else why not yet. */
  unsubscribed: z.boolean(),
  unsubscribeError: z.string().nullable(),
  /** Another store has its number now: it can't come back before that one lets it go. */
  numberTaken: z.boolean(),
});
export type RemovedTenant = z.infer<typeof removedTenantSchema>;
export const removedTenantsSchema = z.array(removedTenantSchema);
export const tenantListInput = z.strictObject({ ...pageInput });

/** What waits in a store now, counted in chats. */
export const backlogSchema = z.object({
  turnsDue: z.number(),
  sendsDue: z.number(),
  /** Chats that wait for a person. */
  waiting: z.number(),
  /** Age of the oldest due turn or send, in whole seconds; 0 where nothing is due. */
  oldestDueSeconds: z.number(),
});

export const tenantSchema = z.object({
  id: idSchema,
  storeName: z.string(),
  botPhoneNumber: z.string(),
  tiendanubeStoreId: z.string().nullable(),
  tiendanubeAccessToken: secretStateSchema,
  systemPromptTemplate: z.string().nullable(),
  storeCatalogKnowledge: z.string().nullable(),
  storeDescription: z.string().nullable(),
  storeWebsite: z.string().nullable(),
  storeLocation: z.string().nullable(),
  ownerEmail: z.string().nullable(),
  timezone: z.string(),
  country: z.string(),
  mainLanguage: z.enum(languages).nullable(),
  botName: z.string().nullable(),
  disclosure: z.string().nullable(),
  ycloudApiKey: secretStateSchema,
  ycloudWebhookSecret: secretStateSchema,
  openaiApiKey: secretStateSchema,
  openaiBaseUrl: z.string().nullable(),
  openaiModel: z.string().nullable(),
  openaiFallbackModel: z.string().nullable(),
  debounceMs: z.number().nullable(),
  historyMessages: z.number().nullable(),
  overrideHours: z.number().nullable(),
  mode: tenantModeSchema,
  testNumbers: z.array(z.string()),
  paused: z.boolean(),
  /** Since when the operator has stopped its bot, and why; null while it is in use. */
  suspendedAt: instantSchema.nullable(),
  suspensionNote: z.string().nullable(),
  unansweredAfterSeconds: z.number(),
  dailyBudgetUsd: z.number().nullable(),
  monthlyBudgetUsd: z.number().nullable(),
  budgetEffect: z.enum(budgetEffects),
  customerDailyTurns: z.number().nullable(),
  customerDailyTokens: z.number().nullable(),
  /** What models have cost, and how near the limits are. */
  spend: spendSchema,
  openingHours: shownOpeningHours.nullable(),
  specialDays: shownSpecialDays,
  returnAtClosing: z.boolean(),
  returnIdleMinutes: z.number().nullable(),
  /** Whether the bot may make draft orders at the store, for a checkout link with the whole cart. */
  draftCheckout: z.boolean(),
  suggestReplies: z.boolean(),
  canaryMinutes: z.number().nullable(),
  canaryPhone: z.string().nullable(),
  retentionDays: z.number().nullable(),
  /** Since when the bot may answer everybody; null while it may not. */
  liveSince: instantSchema.nullable(),
  /** The worst that the last look at the store found; null before the first one. */
  health: z.enum(["ok", "warn", "fail"]).nullable(),
  backlog: backlogSchema,
  /** The address to enter at YCloud for this store. */
  webhookUrl: z.string(),
  createdAt: instantSchema,
  updatedAt: instantSchema,
});
export type Tenant = z.infer<typeof tenantSchema>;
export const tenantPage = pageOf(tenantSchema);

function isTimezone(name: string): boolean {
  try {
    new Intl.DateTimeFormat("en", { timeZone: name });
    return true;
  } catch {
    return false;
  }
}
