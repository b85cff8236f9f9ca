import type { Chat } from "@platform/contract";
import { useMutation } from "@tanstack/react-query";
import { Pencil } from "lucide-react";
import { type FormEvent, useState } from "react";
import { useTranslations } from "use-intl";
import { Button, IconButton } from "#components/button.tsx";
import { InlineFailure } from "#components/states.tsx";
import { useTRPC } from "#lib/trpc.ts";
import { useChatName } from "../list/chat-row.tsx";
import { useMayAct } from "../model/use-may-act.ts";
import { useChatsRuntime } from "../runtime.tsx";

/** What the team calls the customer; it stays, whatever their profile says later. */
export function CustomerName({ chat }: { chat: Chat }) {
  const t = useTranslations("chats.beside");
  const name = useChatName(chat);
  const mayAct = useMayAct();
  const [editing, setEditing] = useState(false);
  if (editing) return <NameForm chat={chat} onDone={() => setEditing(false)} />;
  return (
    <p className="flex max-w-full items-center gap-1 text-title font-semibold">
      <span className="min-w-0 break-words">{name}</span>
      {mayAct([chat]) ? (
        <IconButton label={t("rename")} onClick={() => setEditing(true)}>
          <Pencil size={14} aria-hidden="true" />
        </IconButton>
      ) : null}
    </p>
  );
}

function NameForm({ chat, onDone }: { chat: Chat; onDone: () => void }) {
  const t = useTranslations("chats.beside");
  const trpc = useTRPC();
  const { cache } = useChatsRuntime();
  const [text, setText] = useState(chat.contactName ?? "");
  const rename = useMutation(trpc.chats.rename.mutationOptions({ onSuccess: cache.putChat }));
  function save(event: FormEvent) {
    event.preventDefault();
    const name = text.trim();
    if (name === "" || name === chat.contactName) return onDone();
    rename.mutate({ conversationId: chat.id, name }, { onSuccess: onDone });
  }
  return (
    <form onSubmit={save} className="flex w-full flex-wrap items-center gap-2">
      <input
        autoFocus
        value={text}
        maxLength={80}
        aria-label={t("name")}
        onChange={({ target }) => setText(target.value)}
        onKeyDown={({ key }) => (key === "Escape" ? onDone() : undefined)}
        className="h-9 min-w-0 flex-1 rounded-control border border-control bg-surface px-2.5 text-body text-ink max-desk:h-11"
      />
      <Button type="submit" busy={rename.isPending}>
        {t("save")}
      </Button>
      <InlineFailure error={rename.error} />
    </form>
  );
}
