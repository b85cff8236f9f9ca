import type { TestCase, WrongReason } from "@platform/contract";
import { useState } from "react";

export interface MarkDraft {
  reason: WrongReason | null;
  expected: string;
  mustSay: string;
  mustNotSay: string;
}

const empty: MarkDraft = { reason: null, expected: "", mustSay: "", mustNotSay: "" };
/** By message. The panel is drawn anew as a sheet or a column when the window's width changes, and what was typed stays. */
const open = new Map<string, MarkDraft>();
/** Likewise: what was marked goes on offering where it is mended. */
const kept = new Map<string, TestCase>();

/** What is being written about a reply that is wrong, and what was kept of it; null while nothing is. */
export function useMarkDraft(messageId: string | undefined) {
  const [draft, setDraft] = useState(messageId === undefined ? null : (open.get(messageId) ?? null));
  const [marked, setMarked] = useState(messageId === undefined ? null : (kept.get(messageId) ?? null));
  function change(patch: Partial<MarkDraft>) {
    const next = { ...(draft ?? empty), ...patch };
    if (messageId !== undefined) open.set(messageId, next);
    setDraft(next);
  }
  function close() {
    if (messageId !== undefined) open.delete(messageId);
    setDraft(null);
  }
  function keep(made: TestCase) {
    if (messageId !== undefined) kept.set(messageId, made);
    close();
    setMarked(made);
  }
  return { draft, marked, change, close, keep };
}

/** Whoever signs in next marks their own. */
export function forgetMarks(): void {
  open.clear();
  kept.clear();
}
