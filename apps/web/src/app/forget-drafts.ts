import { unsavedNotes } from "#features/chats/chat/notes/note-draft.ts";
import { forgetReplies } from "#features/chats/chat/reply-draft.ts";
import { forgetMarks } from "#features/chats/context/mark-draft.ts";

/** What one person has begun to write in this tab is no one else's to see. */
export function forgetDrafts(): void {
  forgetReplies();
  unsavedNotes.clear();
  forgetMarks();
}
