import type { CannedAnswer, Chat } from "@platform/contract";
import { fillAnswer, holesIn } from "#lib/canned-variables.ts";
import { findAnswers } from "../../model/canned.ts";
import type { ReplyDraft } from "../reply-draft.ts";
import { replaceToken, type Token, tokenBefore } from "../suggest/token.ts";
import { useSuggestions } from "../suggest/use-suggestions.ts";
import { useCanned } from "./use-canned.ts";

interface Written {
  draft: ReplyDraft;
  caret: number;
  change: (patch: Partial<ReplyDraft>) => void;
  select: (range: { start: number; end: number }) => void;
}

/** The canned answers that a slash in the reply brings, and their place in it. */
export function useCannedInsert(chat: Chat, { draft, caret, change, select }: Written) {
  const canned = useCanned(chat, tokenBefore(draft.text, caret, "/") !== null);

  function insert(answer: CannedAnswer, token: Token) {
    const filled = fillAnswer(answer.body, canned.values);
    const { text, caret: after } = replaceToken(draft.text, token, filled);
    const picture = answer.imageUrl === null ? draft.picture : { answerId: answer.id, url: answer.imageUrl };
    change({ text, picture, canned: true });
    const hole = holesIn(text)[0];
    select(hole ?? { start: after, end: after });
  }

  const list = useSuggestions({
    text: draft.text,
    caret,
    mark: "/",
    find: (word) => findAnswers(canned.answers, word),
    onChoose: insert,
  });

  /** As if a slash had been typed. */
  function openCanned() {
    const text = withSlash(draft.text);
    change({ text });
    select({ start: text.length, end: text.length });
  }

  return { canned, list, openCanned };
}

function withSlash(text: string): string {
  return text === "" || /\s$/.test(text) ? `${text}/` : `${text} /`;
}
