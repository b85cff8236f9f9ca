import { useTranslations } from "use-intl";
import { useUnreadTitle } from "#features/chats/use-unread-title.ts";
import { StoresNumbersPage } from "#features/numbers/stores-numbers-page.tsx";

export function StoresNumbersRoute() {
  useUnreadTitle(useTranslations("numbers")("everyTitle"));
  return <StoresNumbersPage />;
}
