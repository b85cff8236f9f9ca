import type { Chat } from "@platform/contract";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTRPC } from "#lib/trpc.ts";
import { useChatsRuntime } from "../runtime.tsx";

/** Taking over, giving back and the switches beside it. Each waits for the server: ownership is never guessed. */
export function useOwnership(conversationId: string) {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const { cache } = useChatsRuntime();
  const refresh = () =>
    queryClient.invalidateQueries({ queryKey: trpc.chats.get.queryKey({ conversationId }) });
  const settled = {
    onSuccess: (result: { chat: Chat }) => cache.putChat(result.chat),
    onError: () => void refresh(),
  };
  const set = useMutation(trpc.overrides.set.mutationOptions(settled));
  const clear = useMutation(trpc.overrides.clear.mutationOptions(settled));
  const assign = useMutation(trpc.chats.assign.mutationOptions(settled));
  const exclude = useMutation(trpc.chats.setBotExcluded.mutationOptions({ onSuccess: cache.putChat }));
  const resume = useMutation(trpc.tenants.update.mutationOptions({ onSuccess: refresh }));
  const retryAlert = useMutation(trpc.handoff.retryAlert.mutationOptions({ onSuccess: refresh }));
  return { set, clear, assign, exclude, resume, retryAlert, refresh };
}

export type Ownership = ReturnType<typeof useOwnership>;
