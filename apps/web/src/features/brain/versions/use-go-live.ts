import type { PromptStatus } from "@platform/contract";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTRPC, useTRPCClient } from "#lib/trpc.ts";
import type { BrainDraft } from "../use-draft.ts";
import type { Comparison } from "./compare-dialog.tsx";

interface GoLive {
  tenantId: string;
  /** What the reader sees: a version that went live since is not replaced unseen. */
  status: PromptStatus;
  draft: BrainDraft;
  comparison: Comparison;
  onDone: () => void;
}

/** Publishes the draft, or an older version anew, with a note on why. */
export function useGoLive({ tenantId, status, draft, comparison, onDone }: GoLive) {
  const trpc = useTRPC();
  const client = useTRPCClient();
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: async ({ note, override }: { note: string; override: string | null }) => {
      const shared = { tenantId, over: status.live.number, note: note || null };
      if (comparison.kind === "version")
        return client.prompts.restore.mutate({ ...shared, number: comparison.number });
      const saved = await draft.save();
      if (saved?.revision == null) throw new Error("The draft could not be saved");
      return client.prompts.publish.mutate({
        ...shared,
        revision: saved.revision,
        ...(override !== null && { override }),
      });
    },
    onSuccess: onDone,
    // Also after a refusal: what changed meanwhile is what has to be shown.
    onSettled: () => queryClient.invalidateQueries({ queryKey: trpc.prompts.status.queryKey({ tenantId }) }),
  });
}
