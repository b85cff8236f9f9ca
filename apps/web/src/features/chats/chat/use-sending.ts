import type { Chat } from "@platform/contract";
import { captionIndex, type OutgoingFile } from "#lib/outgoing-file.ts";
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
  const ready = something && filled && over === 0 && files.every(({ file }) => file !== null);

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

  return {
    quoted,
    dropQuote,
    files,
    captioned,
    /** So many characters too many to leave. */
    over,
    ready,
    send() {
      if (!ready) return;
      add(toMessages({ text, picture, files: takeAttachments(chat.id) }));
      onSent();
    },
    /** A voice note is sent by itself; what is being written stays. */
    sendFile: (file: OutgoingFile) => add([{ text: "", picture: null, file }]),
  };
}
