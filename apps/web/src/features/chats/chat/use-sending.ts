import type { Chat } from "@platform/contract";
import { captionIndex, type OutgoingFile } from "#lib/outgoing-file.ts";
import { useEffect, useEffectEvent, useState } from "react";
import { toMessages } from "../model/to-messages.ts";
import { useChatsRuntime } from "../runtime.tsx";
import { takeAttachments, useAttachments } from "./attach/attachments.ts";
import { quoteOf, setQuoteTarget, useQuoteTarget } from "./quote/quote-target.ts";
import type { ReplyDraft } from "./reply-draft.ts";

/** WhatsApp's own bounds, for words alone and for words below a picture. */
const maxText = 4_096;
const maxCaption = 1_024;

interface Written {
  draft: ReplyDraft;
  /** Nothing of a canned answer is still to be filled in. */
  filled: boolean;
  onSent: () => void;
}

/** What leaves with a reply beside its words, whether it can leave, and its way out. */
export function useSending(chat: Chat, { draft, filled, onSent }: Written) {
  const { outbox } = useChatsRuntime();
  const quoted = useQuoteTarget(chat.id);
  const files = useAttachments(chat.id);
  const dropQuote = () => setQuoteTarget(chat.id, null);
  const text = draft.text.trim();
  const { picture } = draft;
  const captioned = picture !== null || captionIndex(files.flatMap(({ file }) => file ?? [])) >= 0;
  const over = Math.max(0, text.length - (captioned ? maxCaption : maxText));
  const something = text !== "" || (files.length > 0 && picture === null);
  const whole = something && filled && over === 0;
  const ready = whole && files.every(({ file }) => file !== null);
  const preparing = whole && !ready && files.every(({ reason }) => reason === null);

  function add(parts: ReturnType<typeof toMessages>) {
    for (const [index, part] of parts.entries())
      outbox.add({
        conversationId: chat.id,
        quoted: index === 0 && quoted ? quoteOf(quoted) : null,
        suggestionId: part.text === "" ? null : draft.suggestionId,
        ...part,
      });
    dropQuote();
  }

  function leave() {
    add(toMessages({ text, picture, files: takeAttachments(chat.id) }));
    onSent();
  }
  const [waits, ask] = useWaiting({ ready, preparing, text, leave });

  return {
    quoted,
    dropQuote,
    files,
    captioned,
    /** So many characters too many to leave. */
    over,
    ready,
    /** It leaves as soon as its files are read. */
    waits,
    send() {
      if (ready) leave();
      else if (preparing) ask();
    },
    /** A voice note is sent by itself; what is being written stays. */
    sendFile: (file: OutgoingFile) => add([{ text: "", picture: null, file }]),
  };
}

/** Sent before its files were read, a reply leaves once they are; not where its words have changed since, or a file is refused. */
function useWaiting(reply: {
  ready: boolean;
  preparing: boolean;
  text: string;
  leave: () => void;
}): [waits: boolean, ask: () => void] {
  const { ready, preparing, text } = reply;
  const [asked, setAsked] = useState<string | null>(null);
  const leave = useEffectEvent(reply.leave);
  const meant = asked === text;
  useEffect(() => {
    if (asked === null || (meant && preparing)) return;
    setAsked(null);
    if (meant && ready) leave();
  }, [asked, meant, preparing, ready]);
  return [meant && preparing, () => setAsked(text)];
}
