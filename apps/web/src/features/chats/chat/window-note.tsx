import type { Chat } from "@platform/contract";
import { useTranslations } from "use-intl";
import { Tag } from "#components/tag.tsx";
import { useFormat } from "#lib/i18n/use-format.ts";
import { windowState } from "../model/window.ts";

/** How long free text may still be sent; amber only when it presses. */
export function WindowNote(props: { chat: Chat }) {
  const t = useTranslations("chats.window");
  const format = useFormat();
  const state = windowState(props.chat.windowClosesAt, format.now);
  const time = format.duration(state.leftMs);
  switch (state.kind) {
    case "closed":
      return <Tag tone="outline">{t("closed")}</Tag>;
    case "urgent":
      return <Tag tone="waiting">{t("urgent", { time })}</Tag>;
    case "closing":
      return <Tag tone="waiting-text">{t("closesIn", { time })}</Tag>;
    case "open":
      return <Tag tone="plain">{t("open", { time })}</Tag>;
  }
}
