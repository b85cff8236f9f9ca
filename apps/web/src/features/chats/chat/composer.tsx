import type { Chat } from "@platform/contract";
import { SendHorizontal } from "lucide-react";
import { type KeyboardEvent, type RefObject, useLayoutEffect, useState } from "react";
import { useTranslations } from "use-intl";
import { Button } from "#components/button.tsx";
import { Tag } from "#components/tag.tsx";
import { cx } from "#lib/cx.ts";
import { useFormat } from "#lib/i18n/use-format.ts";
import { useIsPhone } from "#lib/use-media-query.ts";
import { canWrite, type OwnerState } from "../model/owner.ts";
import { windowState } from "../model/window.ts";
import { useChatsRuntime } from "../runtime.tsx";

const maxLength = 4_096;
/** What was being written, kept while the reader looks at another chat. */
const unsent = new Map<string, string>();

interface ComposerProps {
  chat: Chat;
  state: OwnerState;
  taking: boolean;
  onTake: () => void;
  input: RefObject<HTMLTextAreaElement | null>;
}

export function Composer(props: ComposerProps) {
  const format = useFormat();
  const window = windowState(props.chat.windowClosesAt, format.now);
  return (
    <div className="border-t border-line bg-surface px-3 pt-2.5 pb-[max(10px,env(safe-area-inset-bottom))] desk:px-6">
      {window.kind === "closed" ? (
        <ClosedNotice />
      ) : canWrite(props.state) ? (
        <Writer {...props} />
      ) : (
        <Locked {...props} />
      )}
    </div>
  );
}

function ClosedNotice() {
  const t = useTranslations("chats.composer");
  return (
    <div className="rounded-control border border-line bg-paper px-3 py-2">
      <p className="text-small font-medium text-ink">{t("closed")}</p>
      <p className="text-small text-ink-2">{t("closedHint")}</p>
    </div>
  );
}

function Locked(props: ComposerProps) {
  const t = useTranslations("chats.composer");
  return (
    <div className="flex min-h-10 flex-wrap items-center justify-between gap-2 rounded-control bg-sunken px-3 py-1">
      <p className="text-small text-ink-2">{t("locked")}</p>
      <Button look="quiet" busy={props.taking} onClick={props.onTake} className="text-link">
        {t("take")}
      </Button>
    </div>
  );
}

function Writer(props: ComposerProps) {
  const t = useTranslations("chats.composer");
  const { outbox } = useChatsRuntime();
  const phone = useIsPhone();
  const { chat, input } = props;
  const [text, write] = useUnsentText(chat.id);
  const ready = text.trim() !== "";
  useGrowingHeight(input, text);

  function send() {
    if (!ready) return;
    outbox.add({ conversationId: chat.id, text: text.trim() });
    write("");
    input.current?.focus();
  }

  function onKeyDown(event: KeyboardEvent<HTMLTextAreaElement>) {
    // On a phone Enter makes a line, as in WhatsApp; elsewhere it sends.
    if (event.key === "Enter" && !event.shiftKey && !phone && !event.nativeEvent.isComposing) {
      event.preventDefault();
      send();
    }
    if (event.key === "Escape") event.currentTarget.blur();
  }

  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
      className="flex flex-col gap-1.5"
    >
      <div className="flex items-end gap-2">
        <textarea
          ref={input}
          rows={1}
          value={text}
          maxLength={maxLength}
          onChange={(event) => write(event.target.value)}
          onKeyDown={onKeyDown}
          aria-label={t("label", { name: chat.contactName ?? chat.contactPhone ?? "" })}
          placeholder={t("placeholder")}
          className="min-h-10 min-w-0 flex-1 resize-none rounded-control border border-control bg-surface px-3 py-2 text-bubble text-ink hover:border-ink-2 max-desk:min-h-11"
        />
        <Button
          type="submit"
          look="primary"
          disabled={!ready}
          aria-label={t("send")}
          className="size-10 px-0 max-desk:size-11"
        >
          <SendHorizontal size={17} aria-hidden="true" />
        </Button>
      </div>
      <div className={cx("flex flex-wrap items-center justify-between gap-2", phone && "empty:hidden")}>
        <WindowNote chat={chat} />
        {phone ? null : <span className="text-tag text-meta">{t("keys")}</span>}
      </div>
    </form>
  );
}

function useUnsentText(conversationId: string): [string, (next: string) => void] {
  const [text, setText] = useState(unsent.get(conversationId) ?? "");
  function write(next: string) {
    setText(next);
    if (next) unsent.set(conversationId, next);
    else unsent.delete(conversationId);
  }
  return [text, write];
}

function useGrowingHeight(input: RefObject<HTMLTextAreaElement | null>, text: string) {
  useLayoutEffect(() => {
    const element = input.current;
    if (!element) return;
    element.style.height = "auto";
    element.style.height = `${Math.min(element.scrollHeight + 2, 180)}px`;
  }, [input, text]);
}

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
