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
}

interface Said {
  detail: string;
  fix?: string | undefined;
}

/** What a check found, before it is told: providers are asked once, whatever the languages it is read in. */
export interface Found {
  check: string;
  status: Check["status"];
  say: (words: Words) => Said;
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

export function verdictOf(check: string): (status: Found["status"], say: Found["say"]) => Found {
  return (status, say) => ({ check, status, say });
}

export function unreadable(check: string): Found {
  return verdictOf(check)("fail", ({ way }) => way.unreadable);
}

/** In the words of one language. */
export function tell({ check, status, say }: Found, words: Words): Check {
  const { detail, fix } = say(words);
  return { check, status, detail, fix: fix ?? null };
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
