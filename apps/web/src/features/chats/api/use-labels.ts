import type { Chat, Intent, Label } from "@platform/contract";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { readAll } from "#lib/read-all.ts";
import { useTRPC, useTRPCClient } from "#lib/trpc.ts";
import { useChatsRuntime } from "../runtime.tsx";

const noLabels: readonly Label[] = [];
const noIntents: readonly Intent[] = [];

/** A store's labels or, without one, those of every store of the reader. */
export function useLabels(tenantId?: string) {
  const trpc = useTRPC();
  const client = useTRPCClient();
  const query = useQuery({
    queryKey: [...trpc.labels.list.pathKey(), tenantId ?? null],
    queryFn: ({ signal }) =>
      readAll((cursor) => client.labels.list.query({ tenantId, cursor, limit: 100 }, { signal })),
    staleTime: 60_000,
  });
  return { query, labels: query.data ?? noLabels };
}

export function useIntents(tenantId: string) {
  const trpc = useTRPC();
  const query = useQuery(trpc.intents.list.queryOptions({ tenantId, limit: 100 }, { staleTime: 60_000 }));
  return { query, intents: query.data?.items ?? noIntents };
}

/** Changes what a chat is filed under. The answer carries its new state; the lists' counts are read again. */
export function useFiling() {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const { cache } = useChatsRuntime();
  const refresh = () => queryClient.invalidateQueries({ queryKey: trpc.labels.list.pathKey() });
  const onSuccess = (changed: Chat) => {
    cache.putChat(changed);
    void refresh();
  };
  return {
    setLabels: useMutation(trpc.chats.setLabels.mutationOptions({ onSuccess })),
    setIntent: useMutation(trpc.chats.setIntent.mutationOptions({ onSuccess })),
    create: useMutation(trpc.labels.create.mutationOptions({ onSuccess: refresh })),
  };
}
