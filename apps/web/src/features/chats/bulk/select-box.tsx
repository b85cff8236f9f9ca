import type { Chat } from "@platform/contract";
import { Check } from "lucide-react";
import { memo } from "react";
import { useTranslations } from "use-intl";
import { cx } from "#lib/cx.ts";
import { useChatName } from "../list/chat-row.tsx";
import { toggleChosen } from "./selection.ts";

/** Over a row's initials, where the pointer is or something is chosen. */
export const SelectBox = memo(function SelectBox(props: { chat: Chat; chosen: boolean; choosing: boolean }) {
  const t = useTranslations("chats.bulk");
  const { chat, chosen, choosing } = props;
  return (
    <button
      type="button"
      role="checkbox"
      aria-checked={chosen}
      aria-label={t("choose", { name: useChatName(chat) })}
      onClick={() => toggleChosen(chat.id)}
      className={cx(
        "absolute top-5 inset-s-4 inline-flex size-9 items-center justify-center rounded-full border transition-opacity duration-120 focus-visible:opacity-100",
        chosen ? "border-ink bg-ink text-on-ink" : "border-control bg-surface text-meta",
        choosing ? "" : "opacity-0 group-hover/row:opacity-100 max-desk:pointer-events-none",
      )}
    >
      <Check size={17} aria-hidden="true" className={cx(!chosen && "opacity-40")} />
    </button>
  );
});
