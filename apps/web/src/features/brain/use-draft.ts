import type { PromptStatus } from "@platform/contract";
import { useQueryClient } from "@tanstack/react-query";
import { useEffect, useState, useSyncExternalStore } from "react";
import { reasonOf } from "#lib/errors.ts";
import { useTRPC, useTRPCClient } from "#lib/trpc.ts";
import { createDraftSession, type DraftSession, type DraftView } from "./model/draft-session.ts";

/** Long enough to type a word, short enough to lose none. */
const PAUSE_MS = 900;

export type DraftEditor = Pick<DraftSession, "change" | "settle" | "save"> & DraftView;

/** The draft of one store as this page has it; the component is keyed by the store. */
export function useDraft(tenantId: string, status: PromptStatus): DraftEditor {
  const trpc = useTRPC();
  const client = useTRPCClient();
  const queryClient = useQueryClient();
  const [session] = useState(() => {
    const query = trpc.prompts.status.queryOptions({ tenantId });
    return createDraftSession(status, {
      store: async ({ texts, ...input }) => {
        const draft = await client.prompts.saveDraft.mutate({ tenantId, brain: texts, ...input });
        queryClient.setQueryData(query.queryKey, (before) => before && { ...before, draft });
        return draft;
      },
      refresh: () => queryClient.fetchQuery({ ...query, staleTime: 0 }),
      isConflict: (error) => reasonOf(error) === "conflict",
      later: (work) => {
        const timer = setTimeout(work, PAUSE_MS);
        return () => clearTimeout(timer);
      },
    });
  });
  useEffect(() => session.arrive(status), [session, status]);
  // Whoever leaves the page has typed it all the same.
  useEffect(() => () => void session.save(), [session]);
  const view = useSyncExternalStore(session.view.subscribe, session.view.get);
  return { ...view, change: session.change, settle: session.settle, save: session.save };
}
