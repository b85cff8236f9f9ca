import type { Chat } from "@platform/contract";
import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { useSession } from "#lib/session.ts";
import { useTRPC } from "#lib/trpc.ts";
import { useChatsRuntime } from "../../runtime.tsx";

type Suggested = NonNullable<Chat["suggestion"]>;

interface Place {
  /** Nothing stands in the reply box: what somebody has begun to write is never written over. */
  free: boolean;
  onUse: (suggestion: Suggested) => void;
}

/** What the agent would answer, while the reply box is free for it. */
export function useSuggestedReply(chat: Chat, { free, onUse }: Place) {
  const trpc = useTRPC();
  const { cache } = useChatsRuntime();
  const userId = useSession().user?.id ?? null;
  const [refusedId, setRefusedId] = useState<string | null>(null);
  // Where even this is refused, the suggestion is gone already.
  const refuse = useMutation(trpc.suggestions.refuse.mutationOptions({ onSuccess: cache.putChat }));
  const { suggestion } = chat;
  const mine = chat.assigneeId === userId && suggestion !== null && suggestion.id !== refusedId;
  const shown = free && mine ? suggestion : null;
  return {
    shown,
    use: () => shown && onUse(shown),
    refuse: () => {
      if (!shown) return;
      setRefusedId(shown.id);
      refuse.mutate({ suggestionId: shown.id });
    },
  };
}
