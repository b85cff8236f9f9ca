import type { Chat } from "@platform/contract";
import { type ReactNode, type RefObject, useLayoutEffect, useRef, useState } from "react";
import { useTranslations } from "use-intl";
import { quietKeys } from "#lib/shortcuts.ts";
import { useReplyDraft } from "./reply-draft.ts";

interface LeftBoxProps {
  chat: Chat;
  /** The reply box that stood here. */
  input: RefObject<HTMLTextAreaElement | null>;
  children: ReactNode;
}

/**
 * What stands where a chat can't be answered now. Somebody may be writing as a colleague takes it or its window closes: their text stays
 * in sight, and what they go on typing is no key.
 */
export function LeftBox({ chat, input, children }: LeftBoxProps) {
  const t = useTranslations("chats.composer");
  const box = useRef<HTMLDivElement>(null);
  const [{ text }] = useReplyDraft(chat.id);
  const [wrote] = useState(() => input.current !== null && input.current === document.activeElement);
  useLayoutEffect(() => {
    if (wrote) box.current?.focus();
  }, [wrote]);
  return (
    <div
      ref={box}
      tabIndex={-1}
      onKeyDown={({ key, currentTarget }) => (key === "Escape" ? currentTarget.blur() : undefined)}
      {...quietKeys}
      className="flex min-w-0 flex-1 flex-col gap-1.5 rounded-control"
    >
      {text.trim() === "" ? null : (
        <div role="note" className="rounded-control border border-dashed border-control px-3 py-1.5">
          <p className="text-tag font-medium text-ink-2">{t("unsent")}</p>
          <p
            dir="auto"
            className="max-h-24 overflow-y-auto whitespace-pre-wrap break-words text-body text-ink"
          >
            {text}
          </p>
        </div>
      )}
      {children}
    </div>
  );
}
