import type { BaseField, BaseStatus } from "@platform/contract";
import { useQueryClient } from "@tanstack/react-query";
import { type DraftEditor, useDraftSession } from "#features/brain/use-draft-session.ts";
import { useTRPC, useTRPCClient } from "#lib/trpc.ts";
import { standOf, textsIn } from "./base-texts.ts";

export type BaseDraftEditor = DraftEditor<BaseField>;

/** The draft of what all bots are told, as this page has it. */
export function useBaseDraft(status: BaseStatus): BaseDraftEditor {
  const trpc = useTRPC();
  const client = useTRPCClient();
  const queryClient = useQueryClient();
  const query = trpc.base.status.queryOptions({});
  return useDraftSession(status, {
    standOf,
    store: async ({ texts, ...input }) => {
      const draft = await client.base.saveDraft.mutate({ texts: textsIn(texts), ...input });
      queryClient.setQueryData(query.queryKey, (before) => before && { ...before, draft });
      return draft;
    },
    refresh: () => queryClient.fetchQuery({ ...query, staleTime: 0 }),
  });
}
