import type { ApiDeps } from "../../deps.ts";
import type { OpenTenant } from "../access.ts";
import { keyOf } from "../diagnose/check.ts";
import { readStoreFacts, type StoreFacts } from "../diagnose/storeFacts.ts";
import { notFound } from "../errors.ts";
import type { SecretField } from "../tenants/tenantRow.ts";

export type SetupDeps = Pick<ApiDeps, "config" | "db" | "sealer" | "outgoing" | "hints" | "prices" | "media">;

/** What the store has set, its secrets opened. Throws `not_found`. */
export async function readFacts({ sealer }: SetupDeps, tenant: OpenTenant): Promise<StoreFacts> {
  const facts = await tenant.run(({ sql }) => readStoreFacts({ sql, sealer }, tenant.tenantId));
  if (facts === null) throw notFound("Tenant");
  return facts;
}

export type Credential =
  | { ok: true; value: string; from: "given" | "store" | "installation" }
  | { ok: false; code: "missing" | "unreadable" };

/** The one that is being tried, else the store's own, else the installation's. */
export function chooseCredential(
  facts: StoreFacts,
  field: SecretField,
  { given, fallback }: { given: string | undefined; fallback: string | undefined },
): Credential {
  if (given !== undefined) return { ok: true, value: given, from: "given" };
  const key = keyOf(facts, field, fallback);
  if (key === "unreadable") return { ok: false, code: "unreadable" };
  if (key === null) return { ok: false, code: "missing" };
  return { ok: true, value: key.value, from: facts.secrets[field] === null ? "installation" : "store" };
}
