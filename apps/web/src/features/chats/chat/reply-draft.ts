import { useState } from "react";
import { keepDrafts } from "#lib/kept-drafts.ts";

export interface ReplyDraft {
  text: string;
  /** Of the canned answer that it came from. */
  picture: { answerId: string; url: string } | null;
  /** It holds a canned answer: what is still in braces is a hole, not text. */
  canned: boolean;
  /** What the agent had proposed and the text came from, changed or not. */
  suggestionId: string | null;
}

const empty: ReplyDraft = { text: "", picture: null, canned: false, suggestionId: null };
/** An older build may have kept less. */
const unsent = keepDrafts<Partial<ReplyDraft>>("unsent");

export function useReplyDraft(conversationId: string): [ReplyDraft, (patch: Partial<ReplyDraft>) => void] {
  const [draft, setDraft] = useState<ReplyDraft>({ ...empty, ...unsent.get(conversationId) });
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
