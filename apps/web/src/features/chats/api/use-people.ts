import type { Member } from "@platform/contract";
import { useQuery } from "@tanstack/react-query";
import { useTRPC, useTRPCClient } from "#lib/trpc.ts";

/** Whom a chat of this store can be given to: everybody who may answer, on however many pages they stand. */
export function usePeople(tenantId: string, { enabled = true } = {}) {
  const trpc = useTRPC();
  const client = useTRPCClient();
  return useQuery({
    queryKey: [...trpc.team.list.pathKey(), "able", tenantId],
    queryFn: async ({ signal }) => {
      const able: Member[] = [];
      let cursor: string | null = null;
      do {
        const page: { items: Member[]; nextCursor: string | null } = await client.team.list.query(
          { tenantId, cursor, limit: 100 },
          { signal },
        );
        able.push(...page.items.filter(({ role, disabled }) => role !== "viewer" && !disabled));
        cursor = page.nextCursor;
      } while (cursor !== null);
      return able;
    },
    enabled,
    staleTime: 30_000,
  });
}
