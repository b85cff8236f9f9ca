import { useTranslations } from "use-intl";

const known = [
  "announced",
  "asked_again",
  "complaint",
  "failed_again",
  "not_understood",
  "refused_again",
  "unbacked",
  "budget_spent",
  "customer_limit",
  "derivacion",
  "explicit_wish",
  "send_failed",
  "unanswered_at_return",
  "unassigned",
  "window_closed",
  "watchdog",
  "recently_human",
  "stale",
  "bad_request",
  "bad_response",
  "empty_reply",
  "no_model",
  "quota_exhausted",
  "rate_limited",
  "timeout",
  "too_many_rounds",
  "turn_timeout",
  "unauthorized",
  "unavailable",
] as const;

/** The agent writes the reason in words; the product's own reasons are codes of a closed set. */
export function useHandoffReason(reason: string | null): string | null {
  const t = useTranslations("chats.handoff");
  if (!reason) return null;
  const code = known.find((one) => one === reason);
  // The sentence around it ends with a full stop of its own.
  return code ? t(code) : reason.replace(/[.\s]+$/, "");
}
