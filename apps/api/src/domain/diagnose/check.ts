import type { Diagnosis } from "@platform/contract";
import type { OutgoingFetch } from "@platform/integrations/http";
import type { Config } from "../../config/index.ts";
import type { MediaStorage } from "../../media/index.ts";
import type { SecretField } from "../tenants/tenantRow.ts";
import type { StoreFacts } from "./storeFacts.ts";

export type Check = Omit<Diagnosis[number], "since" | "step">;

export interface CheckDeps {
  config: Pick<Config, "openai" | "ycloud" | "tiendanube" | "smtp" | "publicUrl" | "allowPrivateAddresses">;
  outgoing: OutgoingFetch;
  media: MediaStorage;
  now: () => Date;
}

/** Longest wait for a provider. */
export const ASK_MS = 12_000;
export const TRY_LATER = "Probá de nuevo en un rato.";

type Key = StoreFacts["secrets"][SecretField];

/** The store's own secret, or the installation's where it has none. */
export function keyOf(facts: StoreFacts, field: SecretField, fallback: string | undefined): Key {
  const own = facts.secrets[field];
  if (own === "unreadable") return "unreadable";
  if (own !== null) return own;
  return fallback === undefined ? null : { value: fallback };
}

/** Says what a check found, in the words of who runs the shop. */
export function verdictOf(check: string): (status: Check["status"], detail: string, fix?: string) => Check {
  return (status, detail, fix) => ({ check, status, detail, fix: fix ?? null });
}

export function unreadable(check: string): Check {
  const detail = "La clave guardada no se puede abrir con la ENCRYPTION_KEY actual.";
  return verdictOf(check)("fail", detail, "Volvé a cargar la clave.");
}

/** By the store's clock, as a person reads it: 22/11/26, 06:53. */
export function inWords(instant: string, timezone: string): string {
  const format = new Intl.DateTimeFormat("es-AR", {
    timeZone: timezone,
    dateStyle: "short",
    timeStyle: "short",
    hour12: false,
  });
  return format.format(new Date(instant));
}
