import { randomBytes, randomUUID } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import type { Config } from "../../config/index.ts";
import type { OpenTenant } from "../access.ts";
import { keyOf, TRY_LATER, unreadable, verdictOf, type Check } from "./check.ts";
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
const CHECK_ADDRESS = "Revisá que PUBLIC_URL lleve a esta instalación.";

/** Posts a signed, harmless event to this installation's own webhook, as YCloud would, and a forged one. */
export async function checkSignature(deps: SignatureDeps, facts: StoreFacts): Promise<Check> {
  const verdict = verdictOf("signature");
  const secret = keyOf(facts, "ycloudWebhookSecret", deps.config.ycloud.webhookSecrets[0]);
  if (secret === "unreadable") return unreadable("signature");
  if (secret === null)
    return verdict("unknown", "Sin secreto no hay firma que probar.", "Cargá el secreto del webhook.");
  const { publicUrl, port } = deps.config;
  for (const base of deps.addresses ?? [publicUrl, `http://127.0.0.1:${port}`]) {
    const found = await tryAt(base, { deps, facts, secret: secret.value });
    if (found !== null) return found;
  }
  return verdict("unknown", "No se pudo llegar al webhook desde la propia instalación.", TRY_LATER);
}

interface Attempt {
  deps: SignatureDeps;
  facts: StoreFacts;
  secret: string;
}

/** Null where nobody answers at this address. */
async function tryAt(base: string, { deps, facts, secret }: Attempt): Promise<Check | null> {
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
  if (rows[0]?.state !== "done") {
    const detail = `${base} aceptó el aviso, pero no quedó guardado para esta tienda.`;
    return verdict("fail", detail, `Revisá el número de la tienda. ${CHECK_ADDRESS}`);
  }
  const forged = await post(base, { phone, secret: `whsec_${randomBytes(24).toString("hex")}` });
  if (forged === null) return null;
  if (forged.status !== 401) {
    const detail = `${base} contestó ${forged.status} a un aviso con firma falsa.`;
    return verdict("fail", detail, "Avisale a quien administra la instalación: hay que rechazarlo con 401.");
  }
  return verdict("ok", `Un aviso firmado entra por ${base} y uno falso se rechaza.`);
}

function judgeRefusal(base: string, status: number): Check {
  const verdict = verdictOf("signature");
  if (status === 401) {
    const fix = `Volvé a cargar el secreto; si hay un proxy, no debe cambiar el cuerpo ni YCloud-Signature. ${CHECK_ADDRESS}`;
    return verdict("fail", `${base} rechaza un aviso firmado con el secreto de la tienda.`, fix);
  }
  if (status === 503) return verdict("fail", "El aviso firmado no se pudo guardar.", TRY_LATER);
  return verdict("fail", `${base} contestó ${status} a un aviso firmado.`, CHECK_ADDRESS);
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
