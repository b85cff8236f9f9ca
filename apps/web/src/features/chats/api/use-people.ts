import { useQuery } from "@tanstack/react-query";
import { readAll } from "#lib/read-all.ts";
import { useTRPC, useTRPCClient } from "#lib/trpc.ts";

/** Whom a chat of this store can be given to: everybody who may answer, on however many pages they stand. */
export function usePeople(tenantId: string, { enabled = true } = {}) {
  const trpc = useTRPC();
  const client = useTRPCClient();
  return useQuery({
    queryKey: [...trpc.team.list.pathKey(), "able", tenantId],
    queryFn: async ({ signal }) => {
      const members = await readAll((cursor) =>
        client.team.list.query({ tenantId, cursor, limit: 100 }, { signal }),
      );
      return members.filter(({ role, disabled }) => role !== "viewer" && !disabled);
    },
    enabled,
    staleTime: 30_000,
  });
}
