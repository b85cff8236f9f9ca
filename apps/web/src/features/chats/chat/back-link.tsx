import { Link } from "@tanstack/react-router";
import { ChevronLeft } from "lucide-react";
import { useTranslations } from "use-intl";
import type { ChatsSearch } from "../model/views.ts";
import { withoutPanel } from "../use-chats-url.ts";

/** From a chat to the list, on a phone: there the chat has the whole screen. */
export function BackLink() {
  const t = useTranslations("chats");
  return (
    <Link
      to="/chats"
      search={(previous: ChatsSearch) => withoutPanel(previous)}
      aria-label={t("back")}
      className="-ms-2 inline-flex size-11 items-center justify-center rounded-control text-ink-2 desk:hidden"
    >
      <ChevronLeft size={22} aria-hidden="true" />
    </Link>
  );
}
