import type { Sql } from "@platform/db";
import { phoneKey, type YCloudClient } from "@platform/integrations/ycloud";
import type { Logger } from "pino";
import { jsonText } from "../flow/jsonText.ts";

export interface TemplateDeps {
  sql: Sql;
  log: Logger;
  ycloudFor(input: { tenantId: string; sealedKey: string | null }): Promise<YCloudClient | null>;
}

/** What `claim_template_syncs` answers (packages/db/functions/45_templates.sql). */
interface Claim {
  tenantId: string;
  until: string;
  phone: string;
  apiKey: string | null;
}

export type AccountTrouble =
  | "no_key"
  | "unauthorized"
  | "throttled"
  | "rejected"
  | "unavailable"
  | "number_unknown";

/** A store's account at WhatsApp, or why it can't be reached. */
export type Account =
  | { ok: true; client: YCloudClient; wabaId: string }
  | { ok: false; code: AccountTrouble; message: string };

const AT_ONCE = 4;

/** Reads the templates of the stores whose turn it is. */
export async function syncTemplates(deps: TemplateDeps): Promise<void> {
  const due = await deps.sql<{ claim: Claim }[]>`select claim_template_syncs(${AT_ONCE}) as claim`;
  await Promise.all(due.map(({ claim }) => sync(deps, claim)));
}

async function sync(deps: TemplateDeps, claim: Claim): Promise<void> {
  const { sql, log } = deps;
  const account = await openAccount(deps, claim);
  const listed = account.ok ? await account.client.listTemplates(account.wabaId) : account;
  if (!listed.ok) {
    log.info({ tenantId: claim.tenantId, code: listed.code }, "A store's templates could not be read");
    await sql`select settle_template_sync(${claim.tenantId}, ${claim.until}, ${listed.code})`;
    return;
  }
  const wabaId = account.ok ? account.wabaId : "";
  await sql.begin(async (tx) => {
    await tx`select apply_templates(${claim.tenantId}, ${wabaId}, ${jsonText(listed.value)}::text::jsonb)`;
    await tx`select settle_template_sync(${claim.tenantId}, ${claim.until}, null)`;
  });
}

/** The account that the store's number belongs to: a key may be of several. */
export async function openAccount(
  { ycloudFor }: Pick<TemplateDeps, "ycloudFor">,
  store: { tenantId: string; phone: string; apiKey: string | null },
): Promise<Account> {
  const client = await ycloudFor({ tenantId: store.tenantId, sealedKey: store.apiKey });
  if (client === null) return { ok: false, code: "no_key", message: "" };
  const numbers = await client.listPhoneNumbers();
  if (!numbers.ok) return numbers;
  const wanted = phoneKey(store.phone);
  const wabaId = numbers.value.find(({ phoneNumber }) => phoneKey(phoneNumber) === wanted)?.wabaId ?? null;
  return wabaId === null ? { ok: false, code: "number_unknown", message: "" } : { ok: true, client, wabaId };
}
