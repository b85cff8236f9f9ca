import { useTranslations } from "use-intl";

/** A handoff's cause as the chats call it; one that this version doesn't know is just a handoff. */
export function useCauseName(): (cause: string) => string {
  const t = useTranslations("chats.handoffs.cause");
  return (cause) => (t.has(cause as "agent") ? t(cause as "agent") : t("other"));
}
