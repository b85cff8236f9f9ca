import { randomBytes, randomUUID } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import type { Config } from "../../config/index.ts";
import type { OpenTenant } from "../access.ts";
import { keyOf, unreadable, verdictOf, type Found } from "./check.ts";
import { postToWebhook } from "./postToWebhook.ts";
import { SELF_CHECK, type StoreFacts } from "./storeFacts.ts";

interface SignatureDeps {
  config: Pick<Config, "ycloud" | "publicUrl" | "port">;
  tenant: OpenTenant;
  /** Where to knock, in this order; the public address and this very process where absent. */
  addresses?: readonly string[];
}

/** A changed secret is known to every process after two seconds. */
const SECRET_KNOWN_MS = 2_200;

/** Posts a signed, harmless event to this installation's own webhook, as YCloud would, and a forged one. */
export async function checkSignature(deps: SignatureDeps, facts: StoreFacts): Promise<Found> {
  const verdict = verdictOf("signature");
  const secret = keyOf(facts, "ycloudWebhookSecret", deps.config.ycloud.webhookSecrets[0]);
  if (secret === "unreadable") return unreadable("signature");
  if (secret === null) return verdict("unknown", ({ way }) => way.signature.noSecret);
  const { publicUrl, port } = deps.config;
  for (const base of deps.addresses ?? [publicUrl, `http://127.0.0.1:${port}`]) {
    const found = await tryAt(base, { deps, facts, secret: secret.value });
    if (found !== null) return found;
  }
  return verdict("unknown", ({ way }) => way.signature.unreached);
}

interface Attempt {
  deps: SignatureDeps;
  facts: StoreFacts;
  secret: string;
}

/** Null where nobody answers at this address. */
async function tryAt(base: string, { deps, facts, secret }: Attempt): Promise<Found | null> {
  const verdict = verdictOf("signature");
  const phone = facts.botPhoneNumber;
  let sent = await post(base, { phone, secret });
  if (sent?.status === 401) {
    await sleep(SECRET_KNOWN_MS);
    sent = await post(base, { phone, secret });
  }
  if (sent === null) return null;
  if (sent.status !== 200) return judgeRefusal(base, sent.status);
  const rows = await deps.tenant.run(
    ({ sql }) => sql<{ state: string }[]>`
      select state from webhook_events
      where provider = 'ycloud' and event_key = ${sent.id} and tenant_id = ${facts.tenantId}`,
  );
  if (rows[0]?.state !== "done") return verdict("fail", ({ way }) => way.signature.notKept(base));
  const forged = await post(base, { phone, secret: `whsec_${randomBytes(24).toString("hex")}` });
  if (forged === null) return null;
  if (forged.status !== 401)
    return verdict("fail", ({ way }) => way.signature.forged(base, `${forged.status}`));
  return verdict("ok", ({ way }) => way.signature.holds(base));
}

function judgeRefusal(base: string, status: number): Found {
  const verdict = verdictOf("signature");
  if (status === 401) return verdict("fail", ({ way }) => way.signature.refused(base));
  return verdict("fail", ({ way: { signature } }) =>
    status === 503 ? signature.notStored : signature.answered(base, `${status}`),
  );
}

/** Null where nobody answers. */
async function post(
  base: string,
  { phone, secret }: { phone: string; secret: string },
): Promise<{ id: string; status: number } | null> {
  const id = `self_check_${randomUUID()}`;
  const createTime = new Date().toISOString();
  const event = {
    id,
    type: SELF_CHECK,
    apiVersion: "v2",
    createTime,
    whatsappPhoneNumber: { phoneNumber: phone },
  };
  const status = await postToWebhook(base, { event, secret });
  return status === null ? null : { id, status };
}
