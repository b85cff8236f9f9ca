import type { Message } from "@platform/contract";
import { useTranslations } from "use-intl";

/** A system line says itself what happened. */
export function useSystemText(message: Message): string {
  const t = useTranslations("chats");
  return message.text ?? t("systemNotice");
}
