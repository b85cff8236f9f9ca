import type { Note } from "@platform/contract";
import type { ThreadItem } from "./grouping.ts";
import type { ThreadTone } from "./owner.ts";

/**
 * Puts notes (newest first) where they were written, between what was said. Those from before the first loaded message
 * wait for it, unless nothing older is to come.
 */
export function withNotes(
  items: readonly ThreadItem[],
  notes: readonly Note[],
  chat: { moreBefore: boolean; present: ThreadTone },
): ThreadItem[] {
  const left = [...notes].reverse();
  const first = items[0];
  if (chat.moreBefore && first !== undefined) {
    const from = timeOf(first);
    while (left[0] !== undefined && Date.parse(left[0].createdAt) < from) left.shift();
  }
  const result: ThreadItem[] = [];
  const place = (note: Note, tone: ThreadTone) => result.push({ kind: "note", key: note.id, note, tone });
  for (const item of items) {
    while (left[0] !== undefined && Date.parse(left[0].createdAt) < timeOf(item)) {
      const note = left.shift();
      if (note) place(note, item.tone);
    }
    result.push(item);
  }
  for (const note of left) place(note, chat.present);
  return result;
}

function timeOf(item: ThreadItem): number {
  switch (item.kind) {
    case "day":
      return Date.parse(item.at);
    case "system":
      return Date.parse(item.message.sentAt);
    case "group":
      return Date.parse(item.messages[0]?.sentAt ?? "");
    case "note":
      return Date.parse(item.note.createdAt);
  }
}
