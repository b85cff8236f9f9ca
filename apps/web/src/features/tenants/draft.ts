import type { BudgetEffect, Tenant, TenantMode, TenantUpdateInput } from "@platform/contract";
import { areHours, draftHoursOf, hoursOf, type DraftHours } from "./hours.ts";

export const secretNames = [
  "tiendanubeAccessToken",
  "ycloudApiKey",
  "ycloudWebhookSecret",
  "openaiApiKey",
] as const;
export type SecretName = (typeof secretNames)[number];

const textNames = [
  "storeName",
  "botPhoneNumber",
  "tiendanubeStoreId",
  "storeWebsite",
  "storeLocation",
  "ownerEmail",
  "timezone",
  "country",
  "mainLanguage",
  "openaiBaseUrl",
  "openaiModel",
  "openaiFallbackModel",
  "canaryPhone",
] as const;
export type TextName = (typeof textNames)[number];

export const numberNames = [
  "debounceMs",
  "historyMessages",
  "overrideHours",
  "unansweredAfterSeconds",
  "dailyBudgetUsd",
  "monthlyBudgetUsd",
  "customerDailyTurns",
  "customerDailyTokens",
] as const;
export type NumberName = (typeof numberNames)[number];

/** A store as the form holds it: everything typed is text until it is saved. */
export type TenantDraft = Record<TextName | NumberName | "testNumbers", string> & {
  mode: TenantMode;
  paused: boolean;
  draftCheckout: boolean;
  suggestReplies: boolean;
  budgetEffect: BudgetEffect;
  canaryMinutes: number | null;
  openingHours: DraftHours;
  /** Absent stays as it is, null clears, text replaces. */
  secrets: Partial<Record<SecretName, string | null>>;
};

export type DraftField = TextName | NumberName | "testNumbers" | "openingHours";
export type Problem =
  | "required"
  | "phone"
  | "url"
  | "email"
  | "country"
  | "timezone"
  | "number"
  | "numberRange"
  | "hours";

export function draftOf(tenant: Tenant): TenantDraft {
  const texts = Object.fromEntries(textNames.map((name) => [name, tenant[name] ?? ""])) as Record<
    TextName,
    string
  >;
  return {
    ...texts,
    debounceMs: textOf(tenant.debounceMs === null ? null : tenant.debounceMs / 1_000),
    historyMessages: textOf(tenant.historyMessages),
    overrideHours: textOf(tenant.overrideHours),
    unansweredAfterSeconds: String(tenant.unansweredAfterSeconds / 60),
    dailyBudgetUsd: textOf(tenant.dailyBudgetUsd),
    monthlyBudgetUsd: textOf(tenant.monthlyBudgetUsd),
    customerDailyTurns: textOf(tenant.customerDailyTurns),
    customerDailyTokens: textOf(
      tenant.customerDailyTokens === null ? null : tenant.customerDailyTokens / 1_000,
    ),
    openingHours: draftHoursOf(tenant.openingHours),
    testNumbers: tenant.testNumbers.join("\n"),
    mode: tenant.mode,
    paused: tenant.paused,
    draftCheckout: tenant.draftCheckout,
    suggestReplies: tenant.suggestReplies,
    budgetEffect: tenant.budgetEffect,
    canaryMinutes: tenant.canaryMinutes,
    secrets: {},
  };
}

const textOf = (value: number | null): string => (value === null ? "" : String(value));

/** Only what differs from the stored row, so that two people editing different fields don't undo each other. */
export function patchOf(tenant: Tenant, draft: TenantDraft): Omit<TenantUpdateInput, "tenantId"> {
  const before = draftOf(tenant);
  const patch: Omit<TenantUpdateInput, "tenantId"> = {};
  for (const name of textNames) {
    const value = draft[name].trim();
    if (value === before[name].trim()) continue;
    Object.assign(patch, { [name]: value === "" ? null : value });
  }
  for (const name of numberNames) {
    if (draft[name].trim() === before[name]) continue;
    Object.assign(patch, { [name]: numberValue(name, draft[name]) });
  }
  if (draft.testNumbers !== before.testNumbers) patch.testNumbers = linesOf(draft.testNumbers);
  if (draft.mode !== before.mode) patch.mode = draft.mode;
  if (draft.paused !== before.paused) patch.paused = draft.paused;
  if (draft.draftCheckout !== before.draftCheckout) patch.draftCheckout = draft.draftCheckout;
  if (draft.budgetEffect !== before.budgetEffect) patch.budgetEffect = draft.budgetEffect;
  if (draft.suggestReplies !== before.suggestReplies) patch.suggestReplies = draft.suggestReplies;
  if (draft.canaryMinutes !== before.canaryMinutes) patch.canaryMinutes = draft.canaryMinutes;
  if (
    JSON.stringify(draft.openingHours) !== JSON.stringify(before.openingHours) &&
    areHours(draft.openingHours)
  )
    patch.openingHours = hoursOf(draft.openingHours);
  for (const name of secretNames) {
    const value = draft.secrets[name];
    if (value !== undefined && value !== "") patch[name] = value;
  }
  return patch;
}

export function linesOf(text: string): string[] {
  return text
    .split(/[\n,;]+/)
    .map((line) => line.trim())
    .filter((line) => line !== "");
}

/** What the row counts in smaller units than the form; a comma is a decimal point. */
const factors: Partial<Record<NumberName, number>> = {
  debounceMs: 1_000,
  unansweredAfterSeconds: 60,
  customerDailyTokens: 1_000,
};

function numberValue(name: NumberName, text: string): number | null {
  if (text.trim() === "") return null;
  const value = Number(text.trim().replace(",", "."));
  const factor = factors[name];
  return factor === undefined ? value : Math.round(value * factor);
}

const ranges: Record<NumberName, { min: number; max: number; whole: boolean }> = {
  debounceMs: { min: 0, max: 60_000, whole: true },
  historyMessages: { min: 1, max: 200, whole: true },
  overrideHours: { min: 0.1, max: 720, whole: false },
  unansweredAfterSeconds: { min: 30, max: 86_400, whole: true },
  dailyBudgetUsd: { min: 0, max: 100_000, whole: false },
  monthlyBudgetUsd: { min: 0, max: 1_000_000, whole: false },
  customerDailyTurns: { min: 0, max: 100_000, whole: true },
  customerDailyTokens: { min: 0, max: 1_000_000_000, whole: true },
};

/** What the server would refuse, said before asking it. */
export function problemsOf(draft: TenantDraft): Partial<Record<DraftField, Problem>> {
  const problems: Partial<Record<DraftField, Problem>> = {};
  if (draft.storeName.trim() === "") problems.storeName = "required";
  if (!isPhone(draft.botPhoneNumber))
    problems.botPhoneNumber = draft.botPhoneNumber.trim() === "" ? "required" : "phone";
  if (linesOf(draft.testNumbers).some((line) => !isPhone(line))) problems.testNumbers = "phone";
  if (draft.canaryPhone.trim() !== "" && !isPhone(draft.canaryPhone)) problems.canaryPhone = "phone";
  for (const name of ["storeWebsite", "openaiBaseUrl"] as const) {
    if (draft[name].trim() !== "" && !isUrl(draft[name].trim())) problems[name] = "url";
  }
  if (draft.ownerEmail.trim() !== "" && !/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(draft.ownerEmail.trim()))
    problems.ownerEmail = "email";
  if (!/^[A-Z]{2}$/.test(draft.country.trim())) problems.country = "country";
  if (!isTimezone(draft.timezone.trim())) problems.timezone = "timezone";
  if (draft.unansweredAfterSeconds.trim() === "") problems.unansweredAfterSeconds = "required";
  // Elsewhere the hours don't show, and don't count.
  if (draft.mode === "off_hours" && !areHours(draft.openingHours)) problems.openingHours = "hours";
  for (const name of numberNames) {
    const value = numberValue(name, draft[name]);
    if (value === null) continue;
    const { min, max, whole } = ranges[name];
    if (!Number.isFinite(value) || (whole && !Number.isInteger(value))) problems[name] = "number";
    else if (value < min || value > max) problems[name] = "numberRange";
  }
  return problems;
}

export function isPhone(text: string): boolean {
  return /^\d{7,15}$/.test(text.replace(/\D/g, ""));
}

function isUrl(text: string): boolean {
  return URL.canParse(text) && /^https?:\/\//i.test(text);
}

function isTimezone(name: string): boolean {
  if (name === "") return false;
  try {
    new Intl.DateTimeFormat("en", { timeZone: name });
    return true;
  } catch {
    return false;
  }
}
