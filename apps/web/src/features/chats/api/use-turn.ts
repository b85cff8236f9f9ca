import { useQuery } from "@tanstack/react-query";
import { useTRPC } from "#lib/trpc.ts";

/** A finished turn never changes, so its trace is fetched once. */
export function useTurn(turnId: string | null, options?: { enabled?: boolean }) {
  const trpc = useTRPC();
  return useQuery(
    trpc.turns.get.queryOptions(
      { turnId: turnId ?? "" },
      {
        enabled: turnId !== null && (options?.enabled ?? true),
        staleTime: (query) => (query.state.data?.finishedAt ? Number.POSITIVE_INFINITY : 2_000),
        retry: false,
      },
    ),
  );
}
