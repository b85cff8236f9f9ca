import { useEffect } from "react";
import { useTranslations } from "use-intl";
import { useChatCounts } from "./api/use-chat-list.ts";

/** "(3) Chats" in the tab of the browser. */
export function useUnreadTitle(page: string | null) {
  const t = useTranslations("common");
  const unread = useChatCounts(undefined)?.unread ?? 0;
  useEffect(() => {
    const name = page ? `${page} · ${t("product")}` : t("product");
    document.title = unread > 0 ? `(${unread}) ${name}` : name;
  }, [page, unread, t]);
}
