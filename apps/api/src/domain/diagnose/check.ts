import type { Diagnosis } from "@platform/contract";
import type { OutgoingFetch } from "@platform/integrations/http";
import type { Config } from "../../config/index.ts";
import type { MediaStorage } from "../../media/index.ts";
import type { SecretField } from "../tenants/tenantRow.ts";
import type { StoreFacts } from "./storeFacts.ts";
import type { Words } from "./words.ts";

export type Check = Omit<Diagnosis[number], "since" | "step">;

export interface CheckDeps {
  config: Pick<Config, "openai" | "ycloud" | "tiendanube" | "smtp" | "publicUrl" | "allowPrivateAddresses">;
  outgoing: OutgoingFetch;
  media: MediaStorage;
  now: () => Date;
  words: Words;
}

interface Said {
  detail: string;
  fix?: string | undefined;
}

/** Longest wait for a provider. */
export const ASK_MS = 12_000;

type Key = StoreFacts["secrets"][SecretField];

/** The store's own secret, or the installation's where it has none. */
export function keyOf(facts: StoreFacts, field: SecretField, fallback: string | undefined): Key {
  const own = facts.secrets[field];
  if (own === "unreadable") return "unreadable";
  if (own !== null) return own;
  return fallback === undefined ? null : { value: fallback };
}

/** Says what a check found. */
export function verdictOf(check: string): (status: Check["status"], said: Said) => Check {
  return (status, { detail, fix }) => ({ check, status, detail, fix: fix ?? null });
}

export function unreadable(check: string, { way }: Words): Check {
  return verdictOf(check)("fail", way.unreadable);
}

/** By the store's clock, as a person reads it: 22/11/26, 06:53. */
export function inWords(instant: string, timezone: string, locale = "es-AR"): string {
  const format = new Intl.DateTimeFormat(locale, {
    timeZone: timezone,
    dateStyle: "short",
    timeStyle: "short",
    hour12: false,
  });
  return format.format(new Date(instant));
}
