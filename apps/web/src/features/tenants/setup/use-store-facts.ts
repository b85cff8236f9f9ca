import type { SetupStore, Tenant } from "@platform/contract";
import { queryOptions, useQuery } from "@tanstack/react-query";
import { useTRPCClient } from "#lib/trpc.ts";

export const storeFactsKey = (tenantId: string) => ["setup-store", tenantId] as const;

/** What the connected shop says of itself; asked again for whoever comes back. */
export function useStoreFacts(tenant: Tenant) {
  const client = useTRPCClient();
  const tenantId = tenant.id;
  return useQuery(
    queryOptions<SetupStore>({
      queryKey: storeFactsKey(tenantId),
      queryFn: () => client.setup.readStore.mutate({ tenantId }),
      enabled: tenant.tiendanubeAccessToken.set,
      staleTime: 60_000,
      retry: false,
    }),
  );
}
