import type { AccountNews } from "./accountNews.ts";
import { inWords, verdictOf, type Found } from "./check.ts";
import type { StoreFacts } from "./storeFacts.ts";
import type { Words } from "./words.ts";

const TROUBLED = new Set(["PAUSED", "DISABLED", "FLAGGED", "REJECTED"]);

/** Whether Meta has restricted the account, by the last thing that YCloud said of it. */
export function checkAccount({ accountNews, timezone }: StoreFacts): Found {
  for (const news of accountNews) {
    const found = judge(news, ({ locale }) => ` (${inWords(news.at, timezone, locale)})`);
    if (found !== null) return found;
  }
  return verdictOf("account")("ok", ({ shop }) => shop.account.quiet);
}

/** Null for news that say nothing about whether the account may send. */
function judge({ type, account, number }: AccountNews, when: (words: Words) => string): Found | null {
  const verdict = verdictOf("account");
  if (type === "whatsapp.business_account.deleted" || type === "whatsapp.phone_number.deleted")
    return verdict("fail", (words) => words.shop.account.gone(when(words)));
  if (number?.updateEvent === "ACCOUNT_OFFBOARDED")
    return verdict("fail", (words) => words.shop.account.numberGone(when(words)));
  if (number?.updateEvent === "ACCOUNT_RECONNECTED")
    return verdict("ok", ({ shop }) => shop.account.connected);
  if (account === null) return null;
  if (type === "whatsapp.business_account.reviewed")
    return account.decision === "REJECTED"
      ? verdict("fail", (words) => words.shop.account.rejected(when(words)))
      : account.decision === "APPROVED"
        ? verdict("ok", ({ shop }) => shop.account.approved)
        : null;
  switch (account.updateEvent) {
    case "DISABLED_UPDATE":
      return account.banState === "REINSTATE"
        ? verdict("ok", ({ shop }) => shop.account.reinstated)
        : verdict("fail", (words) => words.shop.account.disabled(when(words)));
    case "ACCOUNT_RESTRICTION":
      return verdict("fail", (words) => words.shop.account.restricted(when(words)));
    case "PARTNER_REMOVED":
    case "PARTNER_APP_UNINSTALLED":
      return verdict("fail", (words) => words.shop.account.parted(when(words)));
    case "ACCOUNT_VIOLATION": {
      const kind = account.violationType == null ? "" : ` (${account.violationType})`;
      return verdict("warn", (words) => words.shop.account.violation(when(words), kind));
    }
    default:
      return null;
  }
}

/** Templates that Meta has paused or refused, each by the last thing said of it. */
export function checkTemplates({ accountNews }: StoreFacts): Found {
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
  if (troubled.length === 0) return verdict("ok", ({ shop }) => shop.templates.fine);
  return verdict("warn", ({ shop }) => shop.templates.troubled(troubled.slice(0, 5).join(", ")));
}
