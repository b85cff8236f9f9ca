import { useTranslations } from "use-intl";

/** WhatsApp's error codes that people meet, by the word of the dictionary that explains them. */
const byCode: Record<
  string,
  | "undeliverable"
  | "windowClosed"
  | "limited"
  | "restricted"
  | "stopped"
  | "media"
  | "invalid"
  | "fileMissing"
  | "fileLater"
  | "balance"
  | "key"
  | "noKey"
  | "unknown"
  | "notSent"
  | "templateMismatch"
  | "templateMissing"
  | "templatePolicy"
  | "templatePaused"
  | "templateDisabled"
  | "templateUnavailable"
  | "templateLong"
> = {
  "131026": "undeliverable",
  "131047": "windowClosed",
  "131049": "limited",
  "131050": "stopped",
  "131053": "media",
  "131009": "invalid",
  file_missing: "fileMissing",
  file_unreadable: "fileLater",
  upload_failed: "fileLater",
  "130429": "limited",
  "131056": "limited",
  "131031": "restricted",
  ACCOUNT_LIMITED: "restricted",
  ACCOUNT_UNAVAILABLE: "restricted",
  BALANCE_INSUFFICIENT: "balance",
  UNAUTHORIZED: "key",
  INVALID_API_KEY: "key",
  invalid_api_key: "key",
  outcome_unknown: "unknown",
  no_ycloud_key: "noKey",
  not_sent: "notSent",
  RECIPIENT_UNSUBSCRIBED: "stopped",
  opted_out: "stopped",
  window_closed: "windowClosed",
  "132000": "templateMismatch",
  "132012": "templateMismatch",
  "132018": "templateMismatch",
  "131008": "templateMismatch",
  "132001": "templateMissing",
  "132005": "templateLong",
  "132007": "templatePolicy",
  "132015": "templatePaused",
  "132016": "templateDisabled",
  WHATSAPP_TEMPLATE_UNAVAILABLE: "templateUnavailable",
};

/** Why a message failed: explained where its code is known, else as the provider said it. */
export function useFailureReason({ code, reason }: { code: string | null; reason: string | null }): string {
  const t = useTranslations("chats.failure");
  const known = Object.keys(byCode).find((each) => each === code || reason?.includes(each));
  const word = known ? byCode[known] : undefined;
  return word ? t(word) : (reason ?? t("other"));
}
