import type { AccountNews } from "./accountNews.ts";
import { inWords, verdictOf, type Check } from "./check.ts";
import type { StoreFacts } from "./storeFacts.ts";

const LOOK_AT_META = "Mirá el estado de la cuenta en el Administrador de WhatsApp y pedí una revisión.";
const CONNECT_AGAIN = "Volvé a conectar la cuenta de WhatsApp en YCloud.";
const TROUBLED = new Set(["PAUSED", "DISABLED", "FLAGGED", "REJECTED"]);

type State = { status: Check["status"]; detail: string; fix?: string };

/** Whether Meta has restricted the account, by the last thing that YCloud said of it. */
export function checkAccount({ accountNews, timezone }: StoreFacts): Check {
  const verdict = verdictOf("account");
  for (const news of accountNews) {
    const state = stateOf(news);
    if (state === null) continue;
    const when = state.status === "ok" ? "" : ` (${inWords(news.at, timezone)})`;
    return verdict(state.status, `${state.detail}${when}.`, state.fix);
  }
  return verdict("ok", "WhatsApp no informó restricciones de la cuenta.");
}

/** Null for news that say nothing about whether the account may send. */
function stateOf({ type, account, number }: AccountNews): State | null {
  if (type === "whatsapp.business_account.deleted" || type === "whatsapp.phone_number.deleted")
    return { status: "fail", detail: "La cuenta o el número se desconectó de YCloud", fix: CONNECT_AGAIN };
  if (number?.updateEvent === "ACCOUNT_OFFBOARDED")
    return { status: "fail", detail: "El número se desconectó de YCloud", fix: CONNECT_AGAIN };
  if (number?.updateEvent === "ACCOUNT_RECONNECTED")
    return { status: "ok", detail: "La cuenta está conectada" };
  if (account === null) return null;
  if (type === "whatsapp.business_account.reviewed")
    return account.decision === "REJECTED"
      ? { status: "fail", detail: "WhatsApp rechazó la cuenta", fix: LOOK_AT_META }
      : account.decision === "APPROVED"
        ? { status: "ok", detail: "WhatsApp aprobó la cuenta" }
        : null;
  switch (account.updateEvent) {
    case "DISABLED_UPDATE":
      return account.banState === "REINSTATE"
        ? { status: "ok", detail: "WhatsApp volvió a habilitar la cuenta" }
        : { status: "fail", detail: "WhatsApp inhabilitó la cuenta", fix: LOOK_AT_META };
    case "ACCOUNT_RESTRICTION":
      return { status: "fail", detail: "WhatsApp restringió la cuenta", fix: LOOK_AT_META };
    case "PARTNER_REMOVED":
    case "PARTNER_APP_UNINSTALLED":
      return { status: "fail", detail: "La cuenta dejó de estar conectada con YCloud", fix: CONNECT_AGAIN };
    case "ACCOUNT_VIOLATION": {
      const kind = account.violationType == null ? "" : ` (${account.violationType})`;
      return { status: "warn", detail: `WhatsApp avisó de una infracción${kind}`, fix: LOOK_AT_META };
    }
    default:
      return null;
  }
}

/** Templates that Meta has paused or refused, each by the last thing said of it. */
export function checkTemplates({ accountNews }: StoreFacts): Check {
  const verdict = verdictOf("templates");
  const seen = new Set<string>();
  const troubled: string[] = [];
  for (const { template } of accountNews) {
    const state = template?.statusUpdateEvent ?? template?.status;
    if (template?.name == null || state == null) continue;
    const key = `${template.wabaId ?? ""} ${template.name} ${template.language ?? ""}`;
    if (seen.has(key)) continue;
    seen.add(key);
    // An un-archived template can say that it is approved.
    if (TROUBLED.has(state) && template.status !== "APPROVED") troubled.push(`${template.name} (${state})`);
  }
  if (troubled.length === 0) return verdict("ok", "WhatsApp no pausó ninguna plantilla.");
  const detail = `WhatsApp pausó o rechazó: ${troubled.slice(0, 5).join(", ")}.`;
  return verdict("warn", detail, "Corregí la plantilla en YCloud o usá otra.");
}
