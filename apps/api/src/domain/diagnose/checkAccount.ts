import type { AccountNews } from "./accountNews.ts";
import { inWords, verdictOf, type Check } from "./check.ts";
import type { StoreFacts } from "./storeFacts.ts";
import type { Words } from "./words.ts";

const TROUBLED = new Set(["PAUSED", "DISABLED", "FLAGGED", "REJECTED"]);

/** Whether Meta has restricted the account, by the last thing that YCloud said of it. */
export function checkAccount(words: Words, { accountNews, timezone }: StoreFacts): Check {
  for (const news of accountNews) {
    const found = judge(words, news, ` (${inWords(news.at, timezone, words.locale)})`);
    if (found !== null) return found;
  }
  return verdictOf("account")("ok", words.shop.account.quiet);
}

/** Null for news that say nothing about whether the account may send. */
function judge({ shop }: Words, { type, account, number }: AccountNews, when: string): Check | null {
  const verdict = verdictOf("account");
  const words = shop.account;
  if (type === "whatsapp.business_account.deleted" || type === "whatsapp.phone_number.deleted")
    return verdict("fail", words.gone(when));
  if (number?.updateEvent === "ACCOUNT_OFFBOARDED") return verdict("fail", words.numberGone(when));
  if (number?.updateEvent === "ACCOUNT_RECONNECTED") return verdict("ok", words.connected);
  if (account === null) return null;
  if (type === "whatsapp.business_account.reviewed")
    return account.decision === "REJECTED"
      ? verdict("fail", words.rejected(when))
      : account.decision === "APPROVED"
        ? verdict("ok", words.approved)
        : null;
  switch (account.updateEvent) {
    case "DISABLED_UPDATE":
      return account.banState === "REINSTATE"
        ? verdict("ok", words.reinstated)
        : verdict("fail", words.disabled(when));
    case "ACCOUNT_RESTRICTION":
      return verdict("fail", words.restricted(when));
    case "PARTNER_REMOVED":
    case "PARTNER_APP_UNINSTALLED":
      return verdict("fail", words.parted(when));
    case "ACCOUNT_VIOLATION": {
      const kind = account.violationType == null ? "" : ` (${account.violationType})`;
      return verdict("warn", words.violation(when, kind));
    }
    default:
      return null;
  }
}

/** Templates that Meta has paused or refused, each by the last thing said of it. */
export function checkTemplates({ shop: { templates } }: Words, { accountNews }: StoreFacts): Check {
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
  if (troubled.length === 0) return verdict("ok", templates.fine);
  return verdict("warn", templates.troubled(troubled.slice(0, 5).join(", ")));
}
