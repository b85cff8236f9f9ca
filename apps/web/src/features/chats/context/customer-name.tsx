import type { Chat } from "@platform/contract";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Pencil } from "lucide-react";
import { type FormEvent, useState } from "react";
import { useTranslations } from "use-intl";
import { Button, IconButton } from "#components/button.tsx";
import { InlineFailure } from "#components/states.tsx";
import { useTRPC } from "#lib/trpc.ts";
import { useChatName } from "../list/chat-row.tsx";
import { useMayAct } from "../model/use-may-act.ts";
import { useChatsRuntime } from "../runtime.tsx";
import { useChatContext } from "./use-chat-context.ts";

/** What the team calls the customer; it stays, whatever their profile says later. */
export function CustomerName({ chat }: { chat: Chat }) {
  const t = useTranslations("chats.beside");
  const name = useChatName(chat);
  const mayAct = useMayAct();
  const [editing, setEditing] = useState(false);
  const [givenUp, setGivenUp] = useState(false);
  function onDone({ back = false } = {}) {
    setEditing(false);
    setGivenUp(back);
  }
  if (editing) return <NameForm chat={chat} onDone={onDone} />;
  return (
    <>
      <p className="flex max-w-full items-center gap-1 text-title font-semibold">
        <span dir="auto" className="min-w-0 break-words">
          {name}
        </span>
        {mayAct([chat]) ? (
          <IconButton label={t("rename")} onClick={() => setEditing(true)}>
            <Pencil size={14} aria-hidden="true" />
          </IconButton>
        ) : null}
      </p>
      {givenUp ? (
        <p role="status" className="text-small text-ink-2">
          {t("profileNameBack")}
        </p>
      ) : null}
    </>
  );
}

function NameForm({ chat, onDone }: { chat: Chat; onDone: (how?: { back: boolean }) => void }) {
  const t = useTranslations("chats.beside");
  const trpc = useTRPC();
  const { cache } = useChatsRuntime();
  const given = useChatContext(chat.id).data?.nameGiven ?? false;
  const [text, setText] = useState(chat.contactName ?? "");
  const queryClient = useQueryClient();
  const context = trpc.chats.context.queryKey({ conversationId: chat.id });
  const rename = useMutation(
    trpc.chats.rename.mutationOptions({
      onSuccess: async (renamed) => {
        cache.putChat(renamed);
        await queryClient.invalidateQueries({ queryKey: context });
      },
    }),
  );
  function save(event: FormEvent) {
    event.preventDefault();
    const name = text.trim();
    if (name === "" || name === chat.contactName) return onDone();
    rename.mutate({ conversationId: chat.id, name }, { onSuccess: () => onDone() });
  }
  function giveBack() {
    rename.mutate({ conversationId: chat.id, name: null }, { onSuccess: () => onDone({ back: true }) });
  }
  return (
    <form onSubmit={save} className="flex w-full flex-wrap items-center gap-2">
      <input
        autoFocus
        dir="auto"
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
      {given ? (
        <Button look="quiet" busy={rename.isPending} onClick={giveBack}>
          {t("profileName")}
        </Button>
      ) : null}
      <InlineFailure error={rename.error} />
    </form>
  );
}
