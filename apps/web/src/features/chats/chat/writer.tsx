import type { Chat } from "@platform/contract";
import { SendHorizontal } from "lucide-react";
import { type KeyboardEvent, type RefObject, useLayoutEffect, useState } from "react";
import { useTranslations } from "use-intl";
import { Button } from "#components/button.tsx";
import { cx } from "#lib/cx.ts";
import { useIsPhone } from "#lib/use-media-query.ts";
import { useChatsRuntime } from "../runtime.tsx";
import { QuoteStrip } from "./quote/quote-strip.tsx";
import { quoteOf, setQuoteTarget, useQuoteTarget } from "./quote/quote-target.ts";
import { WindowNote } from "./window-note.tsx";

const maxLength = 4_096;
/** What was being written, kept while the reader looks at another chat. */
const unsent = new Map<string, string>();

/** The reply box of a chat that the reader owns. */
export function Writer(props: { chat: Chat; input: RefObject<HTMLTextAreaElement | null> }) {
  const t = useTranslations("chats.composer");
  const phone = useIsPhone();
  const { chat, input } = props;
  const reply = useReply(chat, input);
  useGrowingHeight(input, reply.text);

  function onKeyDown(event: KeyboardEvent<HTMLTextAreaElement>) {
    // On a phone Enter makes a line, as in WhatsApp; elsewhere it sends.
    if (event.key === "Enter" && !event.shiftKey && !phone && !event.nativeEvent.isComposing) {
      event.preventDefault();
      reply.send();
    }
    if (event.key !== "Escape") return;
    if (reply.quoted) reply.dropQuote();
    else event.currentTarget.blur();
  }

  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        reply.send();
      }}
      className="flex flex-col gap-1.5"
    >
      {reply.quoted ? <QuoteStrip message={reply.quoted} onRemove={reply.dropQuote} /> : null}
      <div className="flex items-end gap-2">
        <textarea
          ref={input}
          rows={1}
          value={reply.text}
          maxLength={maxLength}
          onChange={(event) => reply.write(event.target.value)}
          onKeyDown={onKeyDown}
          aria-label={t("label", { name: chat.contactName ?? chat.contactPhone ?? "" })}
          placeholder={t("placeholder")}
          className="min-h-10 min-w-0 flex-1 resize-none rounded-control border border-control bg-surface px-3 py-2 text-bubble text-ink hover:border-ink-2 max-desk:min-h-11"
        />
        <SendButton ready={reply.ready} />
      </div>
      <div className={cx("flex flex-wrap items-center justify-between gap-2", phone && "empty:hidden")}>
        <WindowNote chat={chat} />
        {phone ? null : <span className="text-tag text-meta">{t("keys")}</span>}
      </div>
    </form>
  );
}

function SendButton(props: { ready: boolean }) {
  const t = useTranslations("chats.composer");
  return (
    <Button
      type="submit"
      look="primary"
      disabled={!props.ready}
      aria-label={t("send")}
      className="size-10 px-0 max-desk:size-11"
    >
      <SendHorizontal size={17} aria-hidden="true" />
    </Button>
  );
}

/** The reply that is being written: its text and what it quotes. */
function useReply(chat: Chat, input: RefObject<HTMLTextAreaElement | null>) {
  const { outbox } = useChatsRuntime();
  const [text, write] = useUnsentText(chat.id);
  const quoted = useQuoteTarget(chat.id);
  const ready = text.trim() !== "";
  const dropQuote = () => setQuoteTarget(chat.id, null);
  function send() {
    if (!ready) return;
    outbox.add({ conversationId: chat.id, text: text.trim(), quoted: quoted && quoteOf(quoted) });
    write("");
    dropQuote();
    input.current?.focus();
  }
  return { text, write, quoted, dropQuote, ready, send };
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
