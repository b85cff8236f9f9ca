import { useQuery } from "@tanstack/react-query";
import { useTRPC } from "#lib/trpc.ts";

/** What stands beside the chat; asked for only where its panel is open. */
export function useChatContext(conversationId: string) {
  const trpc = useTRPC();
  return useQuery(trpc.chats.context.queryOptions({ conversationId }, { staleTime: 30_000 }));
}
