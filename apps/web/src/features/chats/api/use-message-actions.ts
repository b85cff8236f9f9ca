import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTRPC } from "#lib/trpc.ts";

/** What a person can do with one stored message. The live event brings its new state; the refetch is the floor. */
export function useMessageActions(conversationId: string) {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const onSuccess = () =>
    queryClient.invalidateQueries({ queryKey: trpc.chats.messages.infiniteQueryKey({ conversationId }) });
  return {
    approve: useMutation(trpc.chats.approveDraft.mutationOptions({ onSuccess })),
    discard: useMutation(trpc.chats.discardDraft.mutationOptions({ onSuccess })),
    retry: useMutation(trpc.chats.retry.mutationOptions({ onSuccess })),
  };
}
