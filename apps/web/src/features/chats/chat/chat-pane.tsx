import type { Chat, Message } from "@platform/contract";
import { type RefObject, useEffect, useMemo, useRef, useState } from "react";
import { useTranslations } from "use-intl";
import { EmptyState, FailedState } from "#components/states.tsx";
import { reasonOf } from "#lib/errors.ts";
import { useSession } from "#lib/session.ts";
import { useShortcuts } from "#lib/shortcuts.ts";
import { AsideBar } from "../aside/aside-bar.tsx";
import { useChat, useLoadedMessages } from "../api/use-chat.ts";
import { useMarkRead } from "../api/use-mark-read.ts";
import { useTellPresence } from "../api/use-presence.ts";
import { useOwnership } from "../api/use-ownership.ts";
import { useChatName } from "../list/chat-row.tsx";
import { LabelKey } from "../labels/label-key.tsx";
import { useMayAct } from "../model/use-may-act.ts";
import { canWrite, isNewlyMine, type OwnerState, ownerState } from "../model/owner.ts";
import { useChatsNavigation } from "../use-chats-url.ts";
import { BackLink } from "./back-link.tsx";
import { type ChatScope, ChatScopeProvider } from "./chat-scope.tsx";
import { ChatHead } from "./chat-head.tsx";
import { Composer } from "./composer.tsx";
import { MessageList, MessagesSkeleton } from "./message-list.tsx";
import { OwnerBar, useReturnedNotice } from "./owner-bar.tsx";
import { setQuoteTarget } from "./quote/quote-target.ts";

/** One chat: head, who answers, the messages, the composer. */
export function ChatPane(props: { conversationId: string; onTogglePanel: () => void; panelOpen: boolean }) {
  const t = useTranslations("chats");
  const chat = useChat(props.conversationId);
  if (chat.data) return <OpenChat key={chat.data.id} chat={chat.data} {...props} />;
  return (
    <>
      <header className="flex h-13 shrink-0 items-center ps-3 desk:hidden">
        <BackLink />
      </header>
      <div className="flex min-h-0 flex-1 flex-col">{instead()}</div>
    </>
  );

  function instead() {
    if (chat.isPending) return <MessagesSkeleton />;
    if (reasonOf(chat.error) === "not_found") return <EmptyState title={t("notFound")} />;
    return <FailedState what={t("failed")} error={chat.error} onRetry={() => void chat.refetch()} />;
  }
}

function OpenChat(props: { chat: Chat; onTogglePanel: () => void; panelOpen: boolean }) {
  const { chat } = props;
  const userId = useSession().user?.id ?? null;
  const state = ownerState(chat, userId);
  const input = useRef<HTMLTextAreaElement>(null);
  const [noting, setNoting] = useState(false);
  const mayAct = useMayAct()([chat]);
  useLooking(chat, userId);
  useTellPresence(chat.id);

  const writable = canWrite(state) && mayAct;
  const { ownership, take, giveBack, returned, taken } = useTaking(chat.id, { state, input });
  useShortcuts({
    ...(mayAct ? actingKeys() : {}),
    r: () => {
      setNoting(false);
      if (writable) requestAnimationFrame(() => input.current?.focus());
    },
    "]": props.onTogglePanel,
  });

  const scope = useScope(chat, { writable, mayAct, input });
  useMessageKeys(scope);

  return (
    <ChatScopeProvider value={scope}>
      <ChatHead {...props} ownership={ownership} />
      <OwnerBar
        chat={chat}
        state={state}
        ownership={ownership}
        onTake={() => take({ force: state.kind === "colleague" })}
        onReturn={giveBack}
        returned={returned}
      />
      <AsideBar chat={chat} />
      <LabelKey chat={chat} />
      <MessageList chat={chat} />
      {mayAct ? (
        <Composer
          noting={noting}
          onNote={setNoting}
          chat={chat}
          state={state}
          taking={ownership.set.isPending}
          taken={taken}
          onTake={() => take({ force: state.kind === "colleague" })}
          input={input}
        />
      ) : (
        <ReadOnly />
      )}
    </ChatScopeProvider>
  );

  function actingKeys() {
    const { kind } = state;
    return {
      t: () => (kind === "mine" || kind === "colleague" ? undefined : take()),
      b: () => (kind === "mine" || kind === "phone" || kind === "waiting" ? giveBack() : undefined),
      n: () => setNoting(true),
    };
  }
}

/** In place of the composer, for who may only look. */
function ReadOnly() {
  const t = useTranslations("chats.composer");
  return (
    <p className="border-t border-line bg-sunken px-5 py-3 text-small text-ink-2 print:hidden desk:px-8">
      {t("readOnly")}
    </p>
  );
}

/** What there is to see here is seen: messages, mentions, that the chat was given to the reader. */
function useLooking(chat: Chat, userId: string | null) {
  const mentioned = userId !== null && chat.mentions.includes(userId);
  const given = isNewlyMine(chat, userId);
  useMarkRead({
    id: chat.id,
    unread: chat.unreadCount > 0 || mentioned || given,
    state: JSON.stringify([
      chat.lastMessageAt,
      chat.lastMessageType,
      chat.lastMessagePreview,
      chat.noteCount,
      given,
    ]),
  });
}

/** Taking the chat and giving it back; who has taken it can write at once, or look for the template that may be sent. */
function useTaking(
  conversationId: string,
  pane: { state: OwnerState; input: RefObject<HTMLTextAreaElement | null> },
) {
  const { state, input } = pane;
  const ownership = useOwnership(conversationId);
  const { returned, setReturned } = useReturnedNotice(conversationId, state);
  const [focusWhenMine, setFocusWhenMine] = useState(false);
  const writable = canWrite(state);
  useEffect(() => {
    if (!focusWhenMine || !writable || input.current === null) return;
    setFocusWhenMine(false);
    input.current.focus();
  }, [focusWhenMine, writable, input]);

  /** Taking from a colleague is only ever meant, never by a key. */
  function take(options?: { force: boolean }) {
    if (ownership.set.isPending) return;
    setReturned(false);
    // Known by an event perhaps before the answer: who has gone on from the box by then is not taken back to it.
    setFocusWhenMine(true);
    ownership.set.mutate(
      { conversationId, ...(options?.force ? { force: true } : {}) },
      { onError: () => setFocusWhenMine(false) },
    );
  }

  function giveBack(pending?: "wait") {
    if (ownership.clear.isPending) return;
    setFocusWhenMine(false);
    ownership.clear.mutate(
      { conversationId, ...(pending && { pending }) },
      { onSuccess: () => setReturned(true) },
    );
  }

  return { ownership, take, giveBack, returned, taken: focusWhenMine && writable };
}

function useScope(
  chat: Chat,
  pane: { writable: boolean; mayAct: boolean; input: RefObject<HTMLTextAreaElement | null> },
): ChatScope {
  const name = useChatName(chat);
  const { writable, mayAct, input } = pane;
  const conversationId = chat.id;
  return useMemo(() => {
    const answer = (message: Message) => {
      setQuoteTarget(conversationId, message);
      input.current?.focus();
    };
    return { conversationId, name, writable, mayAct, answer };
  }, [conversationId, name, writable, mayAct, input]);
}

/** I opens the reasoning of the last reply, W why the last customer message got none; Q answers it, quoting. */
function useMessageKeys(scope: ChatScope) {
  const { change } = useChatsNavigation();
  const newestFirst = useLoadedMessages(scope.conversationId);
  useShortcuts({
    i: () => {
      const turnId = newestFirst().find((message) => message.author === "bot" && message.turnId)?.turnId;
      if (turnId) change({ panel: "reasoning", ref: turnId });
    },
    w: () => {
      const asked = newestFirst().find((message) => message.author === "customer")?.id;
      if (asked) change({ panel: "why", ref: asked });
    },
    q: () => {
      const asked = newestFirst().find((message) => message.author === "customer" && message.quotable);
      if (asked && scope.writable) scope.answer(asked);
    },
  });
}
