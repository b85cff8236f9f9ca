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
  | "balance"
  | "key"
  | "noKey"
  | "notSent"
> = {
  "131026": "undeliverable",
  "131047": "windowClosed",
  "131049": "limited",
  "131050": "stopped",
  "131053": "media",
  "130429": "limited",
  "131056": "limited",
  "131031": "restricted",
  ACCOUNT_LIMITED: "restricted",
  ACCOUNT_UNAVAILABLE: "restricted",
  BALANCE_INSUFFICIENT: "balance",
  UNAUTHORIZED: "key",
  invalid_api_key: "key",
  no_ycloud_key: "noKey",
  not_sent: "notSent",
};

/** Why a message failed: explained where its code is known, else as the provider said it. */
export function useFailureReason(reason: string | null): string {
  const t = useTranslations("chats.failure");
  if (!reason) return t("other");
  const code = Object.keys(byCode).find((known) => reason.includes(known));
  const word = code ? byCode[code] : undefined;
  return word ? t(word) : reason;
}
