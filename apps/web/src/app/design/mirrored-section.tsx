import { ChevronLeft, ChevronRight, SendHorizontal } from "lucide-react";
import { useState } from "react";
import { Button, IconButton } from "#components/button.tsx";
import { Field, TextInput } from "#components/field.tsx";
import { Switch } from "#components/switch.tsx";
import { Tag } from "#components/tag.tsx";
import { ThreadEntry } from "#features/chats/chat/thread-group.tsx";
import { ChatRow } from "#features/chats/list/chat-row.tsx";
import { groupMessages } from "#features/chats/model/grouping.ts";
import { sampleChats, sampleMessages } from "./samples.ts";
import { nothing } from "./specimen.tsx";

/** The panel speaks no language that is read from the right; if it ever does, this is how it looks. */
export function MirroredSection() {
  const [chats] = useState(() => sampleChats().slice(1, 4));
  const [items] = useState(() =>
    groupMessages(sampleMessages().slice(0, 4), { timeZone: "UTC", present: "waiting" }),
  );
  return (
    <div dir="rtl" className="grid gap-4 desk:grid-cols-2">
      <div className="border border-line bg-paper">
        {chats.map((chat) => (
          <ChatRow
            key={chat.id}
            chat={chat}
            href="/chats"
            onOpen={nothing}
            userId={null}
            selected={false}
            showStore
          />
        ))}
      </div>
      <div className="border border-line bg-surface">
        {items.map((item) => (
          <ThreadEntry key={item.key} item={item} />
        ))}
      </div>
      <div className="flex flex-wrap items-center gap-3">
        <IconButton label="Antes">
          <ChevronLeft size={17} aria-hidden="true" />
        </IconButton>
        <IconButton label="Después">
          <ChevronRight size={17} aria-hidden="true" />
        </IconButton>
        <Button look="primary" icon={<SendHorizontal size={14} aria-hidden="true" />}>
          Enviar
        </Button>
        <Tag tone="waiting">Espera</Tag>
        <Switch label="Encendido" checked onChange={nothing} />
      </div>
      <Field label="Nombre" hint="Así lo ve el cliente.">
        <TextInput defaultValue="Valentina" />
      </Field>
    </div>
  );
}
