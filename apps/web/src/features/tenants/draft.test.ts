import type { Tenant } from "@platform/contract";
import { describe, expect, it } from "vitest";
import { draftOf, patchOf, problemsOf } from "./draft.ts";

const none = { set: false, last4: null };
const tenant: Tenant = {
  id: "1",
  storeName: "Punta Danza",
  botPhoneNumber: "5491155501234",
  tiendanubeStoreId: "1822717",
  tiendanubeAccessToken: { set: true, last4: "4f2a" },
  systemPromptTemplate: null,
  storeCatalogKnowledge: null,
  storeDescription: null,
  storeWebsite: null,
  storeLocation: null,
  mainLanguage: null,
  botName: null,
  disclosure: null,
  ownerEmail: null,
  timezone: "America/Argentina/Buenos_Aires",
  country: "AR",
  ycloudApiKey: none,
  ycloudWebhookSecret: none,
  openaiApiKey: none,
  openaiBaseUrl: null,
  openaiModel: null,
  openaiFallbackModel: null,
  debounceMs: 5_000,
  historyMessages: null,
  overrideHours: null,
  mode: "test",
  testNumbers: ["+5491155500001"],
  paused: false,
  suspendedAt: null,
  suspensionNote: null,
  unansweredAfterSeconds: 180,
  openingHours: null,
  specialDays: [],
  returnAtClosing: false,
  returnIdleMinutes: null,
  dailyBudgetUsd: 20,
  budgetEffect: "cheaper_model",
  monthlyBudgetUsd: null,
  customerDailyTurns: 100,
  customerDailyTokens: 1_000_000,
  spend: { level: "ok", period: "day", dayUsd: 0, monthUsd: 0 },
  draftCheckout: false,
  suggestReplies: false,
  canaryMinutes: 60,
  retentionDays: null,
  canaryPhone: null,
  liveSince: null,
  health: "ok",
  backlog: { turnsDue: 0, sendsDue: 0, waiting: 0, oldestDueSeconds: 0 },
  webhookUrl: "https://panel.example/chat/webhook",
  createdAt: "2026-11-01T00:00:00Z",
  updatedAt: "2026-11-01T00:00:00Z",
};
const changed = (patch: Partial<ReturnType<typeof draftOf>>) => ({ ...draftOf(tenant), ...patch });

describe("saving a store", () => {
  it("sends nothing when nothing was changed", () => {
    expect(patchOf(tenant, draftOf(tenant))).toEqual({});
  });

  it("sends only what was changed, and clears what was emptied", () => {
    expect(patchOf(tenant, changed({ storeName: "Punta", tiendanubeStoreId: " " }))).toEqual({
      storeName: "Punta",
      tiendanubeStoreId: null,
    });
  });

  it("takes the wait in seconds, with a comma, and stores milliseconds", () => {
    expect(patchOf(tenant, changed({ debounceMs: "2,5" }))).toEqual({ debounceMs: 2_500 });
    expect(patchOf(tenant, changed({ debounceMs: "" }))).toEqual({ debounceMs: null });
  });

  it("leaves a secret as it is, replaces it, or clears it", () => {
    expect(patchOf(tenant, changed({ secrets: { openaiApiKey: "sk-1" } }))).toEqual({ openaiApiKey: "sk-1" });
    expect(patchOf(tenant, changed({ secrets: { tiendanubeAccessToken: null } }))).toEqual({
      tiendanubeAccessToken: null,
    });
  });

  it("takes the patience in minutes and stores seconds, and can't do without", () => {
    expect(patchOf(tenant, changed({ unansweredAfterSeconds: "4,5" }))).toEqual({
      unansweredAfterSeconds: 270,
    });
    expect(problemsOf(changed({ unansweredAfterSeconds: "" }))).toEqual({
      unansweredAfterSeconds: "required",
    });
    expect(problemsOf(changed({ unansweredAfterSeconds: "0,2" }))).toEqual({
      unansweredAfterSeconds: "numberRange",
    });
  });

  it("takes limits in dollars and in thousands of tokens, and no limit where nothing stands", () => {
    expect(draftOf(tenant)).toMatchObject({ monthlyBudgetUsd: "", customerDailyTokens: "1000" });
    const limits = { dailyBudgetUsd: "12,5", monthlyBudgetUsd: "90", customerDailyTokens: "250" };
    expect(patchOf(tenant, changed({ ...limits, customerDailyTurns: "" }))).toEqual({
      dailyBudgetUsd: 12.5,
      monthlyBudgetUsd: 90,
      customerDailyTokens: 250_000,
      customerDailyTurns: null,
    });
    expect(problemsOf(changed({ dailyBudgetUsd: "-1", customerDailyTurns: "2,5" }))).toEqual({
      dailyBudgetUsd: "numberRange",
      customerDailyTurns: "number",
    });
  });

  it("sends opening hours as a whole, and none as null", () => {
    const hours = { ...draftOf(tenant).openingHours, mon: [{ from: "09:00", to: "18:00" }] };
    expect(patchOf(tenant, changed({ openingHours: hours }))).toEqual({
      openingHours: { mon: [{ from: "09:00", to: "18:00" }] },
    });
    const stored = { ...tenant, openingHours: { mon: [{ from: "09:00", to: "18:00" }] } };
    expect(patchOf(stored, changed({}))).toEqual({ openingHours: null });
    const wrong = { ...hours, mon: [{ from: "18:00", to: "18:00" }] };
    expect(problemsOf(changed({ mode: "off_hours", openingHours: wrong }))).toEqual({
      openingHours: "hours",
    });
    expect(problemsOf(changed({ openingHours: wrong }))).toEqual({});
    expect(patchOf(tenant, changed({ openingHours: wrong }))).toEqual({});
  });

  it("reads the test numbers one per line", () => {
    expect(patchOf(tenant, changed({ testNumbers: "+5491155500001\n +5491155500002 \n" }))).toEqual({
      testNumbers: ["+5491155500001", "+5491155500002"],
    });
  });

  it("finds what the server would refuse before asking it", () => {
    expect(problemsOf(draftOf(tenant))).toEqual({});
    const wrong = changed({
      storeName: " ",
      botPhoneNumber: "12",
      storeWebsite: "javascript:alert(1)",
      ownerEmail: "nadie",
      country: "Argentina",
      timezone: "Buenos Aires",
      debounceMs: "rápido",
      historyMessages: "500",
    });
    expect(problemsOf(wrong)).toEqual({
      storeName: "required",
      botPhoneNumber: "phone",
      storeWebsite: "url",
      ownerEmail: "email",
      country: "country",
      timezone: "timezone",
      debounceMs: "number",
      historyMessages: "numberRange",
    });
  });
});
