import type { Tenant, TenantMode, TenantUpdateInput } from "@platform/contract";

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
  "systemPromptTemplate",
  "storeCatalogKnowledge",
  "storeDescription",
  "storeWebsite",
  "storeLocation",
  "ownerEmail",
  "timezone",
  "country",
  "openaiBaseUrl",
  "openaiModel",
  "openaiFallbackModel",
] as const;
export type TextName = (typeof textNames)[number];

export const numberNames = ["debounceMs", "historyMessages", "overrideHours"] as const;
export type NumberName = (typeof numberNames)[number];

/** A store as the form holds it: everything typed is text until it is saved. */
export type TenantDraft = Record<TextName | NumberName | "testNumbers", string> & {
  mode: TenantMode;
  paused: boolean;
  /** Absent stays as it is, null clears, text replaces. */
  secrets: Partial<Record<SecretName, string | null>>;
};

export type DraftField = TextName | NumberName | "testNumbers";
export type Problem =
  | "required"
  | "phone"
  | "url"
  | "email"
  | "country"
  | "timezone"
  | "number"
  | "numberRange";

export function draftOf(tenant: Tenant): TenantDraft {
  const texts = Object.fromEntries(textNames.map((name) => [name, tenant[name] ?? ""])) as Record<
    TextName,
    string
  >;
  return {
    ...texts,
    debounceMs: tenant.debounceMs === null ? "" : String(tenant.debounceMs / 1_000),
    historyMessages: tenant.historyMessages === null ? "" : String(tenant.historyMessages),
    overrideHours: tenant.overrideHours === null ? "" : String(tenant.overrideHours),
    testNumbers: tenant.testNumbers.join("\n"),
    mode: tenant.mode,
    paused: tenant.paused,
    secrets: {},
  };
}

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

/** Seconds in the form, milliseconds in the row; a comma is a decimal point. */
function numberValue(name: NumberName, text: string): number | null {
  if (text.trim() === "") return null;
  const value = Number(text.trim().replace(",", "."));
  return name === "debounceMs" ? Math.round(value * 1_000) : value;
}

const ranges: Record<NumberName, { min: number; max: number; whole: boolean }> = {
  debounceMs: { min: 0, max: 60_000, whole: true },
  historyMessages: { min: 1, max: 200, whole: true },
  overrideHours: { min: 0.1, max: 720, whole: false },
};

/** What the server would refuse, said before asking it. */
export function problemsOf(draft: TenantDraft): Partial<Record<DraftField, Problem>> {
  const problems: Partial<Record<DraftField, Problem>> = {};
  if (draft.storeName.trim() === "") problems.storeName = "required";
  if (!isPhone(draft.botPhoneNumber))
    problems.botPhoneNumber = draft.botPhoneNumber.trim() === "" ? "required" : "phone";
  if (linesOf(draft.testNumbers).some((line) => !isPhone(line))) problems.testNumbers = "phone";
  for (const name of ["storeWebsite", "openaiBaseUrl"] as const) {
    if (draft[name].trim() !== "" && !isUrl(draft[name].trim())) problems[name] = "url";
  }
  if (draft.ownerEmail.trim() !== "" && !/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(draft.ownerEmail.trim()))
    problems.ownerEmail = "email";
  if (!/^[A-Z]{2}$/.test(draft.country.trim())) problems.country = "country";
  if (!isTimezone(draft.timezone.trim())) problems.timezone = "timezone";
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
