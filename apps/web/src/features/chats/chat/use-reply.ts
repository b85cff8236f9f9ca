import type { Chat } from "@platform/contract";
import { type KeyboardEvent, useState } from "react";
import { holesIn } from "#lib/canned-variables.ts";
import { useIsPhone } from "#lib/use-media-query.ts";
import { useCannedInsert } from "./canned/use-canned-insert.ts";
import { useReplyDraft } from "./reply-draft.ts";
import { type Box, selectInBox } from "./select-in-box.ts";
import { useSuggestedReply } from "./suggested-reply/use-suggested-reply.ts";
import { useSending } from "./use-sending.ts";

/** The reply that is being written: its text, what it quotes and takes along, and what helps to write it. */
export function useReply(chat: Chat, input: Box) {
  const [draft, change] = useReplyDraft(chat.id);
  const [caret, setCaret] = useState(draft.text.length);
  const holes = draft.canned ? holesIn(draft.text) : [];

  function write(text: string, at: number) {
    change({ text });
    setCaret(at);
  }

  function select(range: { start: number; end: number }) {
    setCaret(range.end);
    selectInBox(input, range);
  }

  const canned = useCannedInsert(chat, { draft, caret, change, select });
  const sending = useSending(chat, {
    draft,
    filled: holes.length === 0,
    onSent: () => {
      change({ text: "", picture: null });
      input.current?.focus();
    },
  });
  const suggested = useSuggestedReply(chat, {
    free: draft.text === "" && draft.picture === null,
    onUse: ({ id, text }) => {
      change({ text, suggestionId: id });
      select({ start: text.length, end: text.length });
    },
  });
  const fillHole = () => holes[0] && select(holes[0]);

  return {
    draft,
    write,
    setCaret,
    ...sending,
    ...canned,
    suggested,
    holes,
    send: () => (holes.length > 0 ? fillHole() : sending.send()),
    dropPicture: () => change({ picture: null }),
    fillHole,
  };
}

export type Reply = ReturnType<typeof useReply>;

/** On a phone Enter makes a line, as in WhatsApp; elsewhere it sends. */
export function useReplyKeys(reply: Reply) {
  const phone = useIsPhone();
  return (event: KeyboardEvent<HTMLTextAreaElement>) => {
    if (reply.list.onKeyDown(event)) return;
    if (event.key === "Enter" && !event.shiftKey && !phone && !event.nativeEvent.isComposing) {
      event.preventDefault();
      reply.send();
    }
    if (event.key === "Tab" && !event.shiftKey && reply.suggested.shown) {
      event.preventDefault();
      reply.suggested.use();
    }
    if (event.key !== "Escape") return;
    if (reply.quoted) reply.dropQuote();
    else if (reply.suggested.shown) reply.suggested.refuse();
    else event.currentTarget.blur();
  };
}
