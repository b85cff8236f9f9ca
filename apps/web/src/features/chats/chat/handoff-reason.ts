import { useTranslations } from "use-intl";

const known = ["explicit_request", "no_answer", "failure", "watchdog", "mood", "override_ended"] as const;

/** The agent writes the reason in words; the product's own reasons are codes of a closed set. */
export function useHandoffReason(reason: string | null): string | null {
  const t = useTranslations("chats.handoff");
  if (!reason) return null;
  const code = known.find((one) => one === reason);
  // The sentence around it ends with a full stop of its own.
  return code ? t(code) : reason.replace(/[.\s]+$/, "");
}
