import { useQueryClient } from "@tanstack/react-query";
import { useTRPC } from "#lib/trpc.ts";

/** Loads the people and the invitations again; also who the reader is, whose own role may have changed. */
export function useTeamRefresh() {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  return async () => {
    await Promise.all([
      queryClient.invalidateQueries({ queryKey: trpc.team.pathKey() }),
      queryClient.invalidateQueries({ queryKey: ["session"] }),
    ]);
  };
}
