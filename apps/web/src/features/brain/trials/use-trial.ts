import type { Trial, TrialLatest, TrialRun } from "@platform/contract";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useTRPC } from "#lib/trpc.ts";

/** While one runs, each look shows what came of it since. */
export const LOOK_EVERY_MS = 1_000;

/** Of one store, or of some: then each run says which. */
export type TrialShown = Omit<Trial, "tenantId" | "runs"> & { runs: (TrialRun & { store?: string })[] };

export interface TrialState {
  trial: TrialShown | null;
  gate: TrialLatest["gate"];
  isPending: boolean;
  error: unknown;
  starting: boolean;
  cancel: () => void;
}

export interface StoreTrialState extends TrialState {
  /** What all bots are to be told is being tried here; the store's own trial waits for it. */
  baseRunning: TrialLatest["baseRunning"];
  start: (asked: { chats: number; cases?: string[] }) => void;
}

/** The newest trial, of one revision of the draft or of whatever was tried last, and the way to begin and end one. */
export function useTrial(tenantId: string, revision?: string): StoreTrialState {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const latest = useQuery({
    ...trpc.trials.latest.queryOptions({ tenantId, ...(revision && { revision }) }),
    refetchInterval: ({ state: { data } }) =>
      data?.trial?.state === "running" || data?.baseRunning ? LOOK_EVERY_MS : false,
  });
  const done = { onSettled: () => queryClient.invalidateQueries({ queryKey: trpc.trials.latest.pathKey() }) };
  const start = useMutation(trpc.trials.start.mutationOptions(done));
  const cancel = useMutation(trpc.trials.cancel.mutationOptions(done));
  const trial = latest.data?.trial ?? null;
  return {
    trial,
    gate: latest.data?.gate ?? "untried",
    baseRunning: latest.data?.baseRunning ?? null,
    isPending: latest.isPending,
    error: start.error ?? cancel.error ?? latest.error,
    starting: start.isPending,
    start: (asked) => start.mutate({ tenantId, ...asked }),
    cancel: () => trial && cancel.mutate({ tenantId, trialId: trial.id }),
  };
}
