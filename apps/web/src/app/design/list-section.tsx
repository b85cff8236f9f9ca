import { useState } from "react";
import { ChatRow } from "#features/chats/list/chat-row.tsx";
import { sampleChats } from "./samples.ts";
import { nothing } from "./specimen.tsx";

export function ListSection() {
  const [chats] = useState(sampleChats);
  return (
    <div className="max-w-90 border border-line bg-paper">
      {chats.map((chat, index) => (
        <ChatRow
          key={chat.id}
          chat={chat}
          href="/chats"
          onOpen={nothing}
          userId={null}
          selected={index === 1}
          showStore={index > 6}
        />
      ))}
    </div>
  );
}
