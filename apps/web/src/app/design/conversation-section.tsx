import { useState } from "react";
import { ThreadEntry } from "#features/chats/chat/thread-group.tsx";
import { groupMessages } from "#features/chats/model/grouping.ts";
import { NoteCard } from "#features/chats/chat/notes/note-card.tsx";
import { sampleMessages, sampleNote } from "./samples.ts";

export function ConversationSection() {
  const [items] = useState(() => groupMessages(sampleMessages(), { timeZone: "UTC", present: "human" }));
  const [note] = useState(sampleNote);
  return (
    <div className="max-w-170 border border-line bg-surface">
      {items.map((item) => (
        <ThreadEntry key={item.key} item={item} />
      ))}
      <div className="px-5">
        <NoteCard note={note} />
      </div>
    </div>
  );
}
