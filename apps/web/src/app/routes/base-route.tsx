import { useTranslations } from "use-intl";
import { BasePage } from "#features/base/base-page.tsx";
import { Reasoning } from "#features/chats/context/reasoning-panel.tsx";
import { useUnreadTitle } from "#features/chats/use-unread-title.ts";

export function BaseRoute() {
  const t = useTranslations("base");
  useUnreadTitle(t("title"));
  return <BasePage renderReasoning={(trace) => <Reasoning trace={trace} />} />;
}
