import { useQueryClient } from "@tanstack/react-query";
import { useTRPC } from "#lib/trpc.ts";

/** Other factors may have ended other sessions as well. */
export function useFactorsRefresh() {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  return async () => {
    await Promise.all([
      queryClient.invalidateQueries({ queryKey: trpc.account.pathKey() }),
      queryClient.invalidateQueries({ queryKey: trpc.session.list.pathKey() }),
    ]);
  };
}
