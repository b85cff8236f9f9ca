import { useState } from "react";

export interface ReplyDraft {
  text: string;
  /** Of the canned answer that it came from. */
  picture: { answerId: string; url: string } | null;
  /** It holds a canned answer: what is still in braces is a hole, not text. */
  canned: boolean;
  /** What the agent had proposed and the text came from, changed or not. */
  suggestionId: string | null;
}

const KEY = "unsent";
const empty: ReplyDraft = { text: "", picture: null, canned: false, suggestionId: null };
/** What was being written, kept while the reader looks at another chat, and while this tab is loaded anew. */
const unsent = new Map<string, ReplyDraft>(takeKept());
window.addEventListener("pagehide", () => {
  if (unsent.size > 0) sessionStorage.setItem(KEY, JSON.stringify([...unsent]));
});

export function useReplyDraft(conversationId: string): [ReplyDraft, (patch: Partial<ReplyDraft>) => void] {
  const [draft, setDraft] = useState(unsent.get(conversationId) ?? empty);
  function change(patch: Partial<ReplyDraft>) {
    const next = { ...draft, ...patch };
    const kept = next.text === "" && next.picture === null ? empty : next;
    setDraft(kept);
    if (kept === empty) unsent.delete(conversationId);
    else unsent.set(conversationId, kept);
  }
  return [draft, change];
}

/** Whoever signs in next writes their own. */
export function forgetReplies(): void {
  unsent.clear();
}

function takeKept(): [string, ReplyDraft][] {
  const kept = sessionStorage.getItem(KEY);
  sessionStorage.removeItem(KEY);
  // Of this module, a page load ago; an older build may have kept less.
  const replies = JSON.parse(kept ?? "[]") as [string, Partial<ReplyDraft>][];
  return replies.map(([id, reply]) => [id, { ...empty, ...reply }]);
}
