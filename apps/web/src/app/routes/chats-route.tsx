import { useTranslations } from "use-intl";
import { InboxPage } from "#features/chats/inbox-page.tsx";
import { useUnreadTitle } from "#features/chats/use-unread-title.ts";

export function ChatsRoute() {
  const t = useTranslations("nav");
  useUnreadTitle(t("chats"));
  return <InboxPage />;
}
