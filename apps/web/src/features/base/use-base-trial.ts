import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { LOOK_EVERY_MS, type TrialState } from "#features/brain/trials/use-trial.ts";
import { useTRPC } from "#lib/trpc.ts";

export interface BaseTrialState extends TrialState {
  start: (asked: { tenantIds: string[]; chats: number }) => void;
}

/** The newest trial of this revision of the draft, and the way to begin and end one. */
export function useBaseTrial(revision: string): BaseTrialState {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const latest = useQuery({
    ...trpc.baseTrials.latest.queryOptions({ revision }),
    refetchInterval: ({ state }) => (state.data?.trial?.state === "running" ? LOOK_EVERY_MS : false),
  });
  const done = {
    onSettled: () => queryClient.invalidateQueries({ queryKey: trpc.baseTrials.latest.pathKey() }),
  };
  const start = useMutation(trpc.baseTrials.start.mutationOptions(done));
  const cancel = useMutation(trpc.baseTrials.cancel.mutationOptions(done));
  const trial = latest.data?.trial ?? null;
  return {
    trial,
    gate: latest.data?.gate ?? "untried",
    isPending: latest.isPending,
    error: start.error ?? cancel.error ?? latest.error,
    starting: start.isPending,
    start: (asked) => start.mutate(asked),
    cancel: () => trial && cancel.mutate({ trialId: trial.id }),
  };
}
