import type { Chat } from "@platform/contract";
import { useState } from "react";
import { useTRPCClient } from "#lib/trpc.ts";
import { useChatsRuntime } from "../runtime.tsx";
import { clearSelection } from "./selection.ts";

type Change = (chat: Chat) => Promise<Chat>;

/** What one chat takes at a time, done to all that are chosen; those that could not be changed stay chosen. */
export function useBulk(chosen: readonly Chat[]) {
  const client = useTRPCClient();
  const { cache } = useChatsRuntime();
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);

  async function run(chats: readonly Chat[], change: Change) {
    setBusy(true);
    setError(null);
    const results = await Promise.allSettled(chats.map(change));
    for (const result of results) {
      if (result.status === "fulfilled") cache.putChat(result.value);
      else setError(result.reason);
    }
    setBusy(false);
    if (results.every(({ status }) => status === "fulfilled")) clearSelection();
  }

  return {
    busy,
    error,
    label: (change: { add?: string[]; remove?: string[] }) =>
      run(chosen, (chat) => client.chats.setLabels.mutate({ conversationId: chat.id, ...change })),
    assign: (userId: string | null) =>
      run(chosen, async (chat) => {
        const over = chat.owner === "bot" ? null : chat.assigneeId;
        return (await client.chats.assign.mutate({ conversationId: chat.id, userId, over })).chat;
      }),
    giveBack: () =>
      run(
        chosen.filter(({ owner }) => owner !== "bot"),
        async ({ id }) => (await client.overrides.clear.mutate({ conversationId: id })).chat,
      ),
  };
}

export type Bulk = ReturnType<typeof useBulk>;
