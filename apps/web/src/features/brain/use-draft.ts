import type { BrainField, PromptStatus } from "@platform/contract";
import { useQueryClient } from "@tanstack/react-query";
import { useTRPC, useTRPCClient } from "#lib/trpc.ts";
import type { Stand } from "./model/draft-state.ts";
import { textsOf } from "./model/texts.ts";
import { type DraftEditor, useDraftSession } from "./use-draft-session.ts";

export type BrainDraft = DraftEditor<BrainField>;

/** The draft of one store as this page has it; the component is keyed by the store. */
export function useDraft(tenantId: string, status: PromptStatus): BrainDraft {
  const trpc = useTRPC();
  const client = useTRPCClient();
  const queryClient = useQueryClient();
  const query = trpc.prompts.status.queryOptions({ tenantId });
  return useDraftSession(status, {
    standOf,
    store: async ({ texts, ...input }) => {
      const draft = await client.prompts.saveDraft.mutate({ tenantId, brain: texts, ...input });
      queryClient.setQueryData(query.queryKey, (before) => before && { ...before, draft });
      return draft;
    },
    refresh: () => queryClient.fetchQuery({ ...query, staleTime: 0 }),
  });
}

function standOf({ live, draft }: PromptStatus): Stand<BrainField> {
  return {
    live: { ...live, texts: textsOf(live.brain) },
    draft: draft && { ...draft, texts: textsOf(draft.brain) },
  };
}
