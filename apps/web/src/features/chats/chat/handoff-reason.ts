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
  "unanswered",
  "not_sent",
  "outcome_unknown",
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
  if (code) return t(code);
  // A provider's code says nothing to people; words lose their full stop to the sentence around them.
  return /^\d+$|^[a-z0-9]+_[a-z0-9_]+$/.test(reason) ? null : reason.replace(/[.\s]+$/, "");
}
