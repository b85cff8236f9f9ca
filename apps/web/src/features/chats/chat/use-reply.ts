import type { CannedAnswer, Chat } from "@platform/contract";
import { type KeyboardEvent, type RefObject, useState } from "react";
import { fillAnswer, holesIn } from "#lib/canned-variables.ts";
import { useIsPhone } from "#lib/use-media-query.ts";
import { findAnswers } from "../model/canned.ts";
import { useCanned } from "./canned/use-canned.ts";
import { useReplyDraft } from "./reply-draft.ts";
import { replaceToken, type Token, tokenBefore } from "./suggest/token.ts";
import { useSending } from "./use-sending.ts";
import { useSuggestions } from "./suggest/use-suggestions.ts";

type Box = RefObject<HTMLTextAreaElement | null>;

/** The reply that is being written: its text, what it quotes, and the canned answers that a slash brings. */
export function useReply(chat: Chat, input: Box) {
  const [draft, change] = useReplyDraft(chat.id);
  const [caret, setCaret] = useState(draft.text.length);
  const canned = useCanned(chat, tokenBefore(draft.text, caret, "/") !== null);
  const holes = draft.canned ? holesIn(draft.text) : [];

  function write(text: string, at: number) {
    change({ text });
    setCaret(at);
  }

  function insert(answer: CannedAnswer, token: Token) {
    const filled = fillAnswer(answer.body, canned.values);
    const { text, caret: after } = replaceToken(draft.text, token, filled);
    const picture = answer.imageUrl === null ? draft.picture : { answerId: answer.id, url: answer.imageUrl };
    change({ text, picture, canned: true });
    const hole = holesIn(text)[0];
    select(input, hole ?? { start: after, end: after }, setCaret);
  }

  const list = useSuggestions({
    text: draft.text,
    caret,
    mark: "/",
    find: (word) => findAnswers(canned.answers, word),
    onChoose: insert,
  });

  const sending = useSending(chat, {
    draft,
    filled: holes.length === 0,
    onSent: () => {
      change({ text: "", picture: null });
      input.current?.focus();
    },
  });
  function send() {
    if (holes[0]) select(input, holes[0], setCaret);
    else sending.send();
  }

  /** As if a slash had been typed. */
  function openCanned() {
    const text = withSlash(draft.text);
    change({ text });
    select(input, { start: text.length, end: text.length }, setCaret);
  }

  return {
    draft,
    write,
    setCaret,
    ...sending,
    canned,
    list,
    holes,
    send,
    openCanned,
    dropPicture: () => change({ picture: null }),
    fillHole: () => holes[0] && select(input, holes[0], setCaret),
  };
}

export type Reply = ReturnType<typeof useReply>;

function withSlash(text: string): string {
  return text === "" || /\s$/.test(text) ? `${text}/` : `${text} /`;
}

/** After the text has been drawn. */
function select(input: Box, range: { start: number; end: number }, setCaret: (at: number) => void) {
  setCaret(range.end);
  requestAnimationFrame(() => {
    input.current?.focus();
    input.current?.setSelectionRange(range.start, range.end);
  });
}

/** On a phone Enter makes a line, as in WhatsApp; elsewhere it sends. */
export function useReplyKeys(reply: Reply) {
  const phone = useIsPhone();
  return (event: KeyboardEvent<HTMLTextAreaElement>) => {
    if (reply.list.onKeyDown(event)) return;
    if (event.key === "Enter" && !event.shiftKey && !phone && !event.nativeEvent.isComposing) {
      event.preventDefault();
      reply.send();
    }
    if (event.key !== "Escape") return;
    if (reply.quoted) reply.dropQuote();
    else event.currentTarget.blur();
  };
}
