import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useLanguage } from "#lib/i18n/use-language.ts";
import { useTRPC } from "#lib/trpc.ts";

/** How far the store is, asked of everybody that it depends on: seconds, not milliseconds. */
export function useSetup(tenantId: string) {
  const trpc = useTRPC();
  return useQuery(trpc.setup.get.queryOptions({ tenantId, language: useLanguage() }, { staleTime: 20_000 }));
}

/** After something was saved: the row, what follows from it, and the lists that show it. */
export function useSetupRefresh(tenantId: string): () => void {
  const trpc = useTRPC();
  const client = useQueryClient();
  return () => {
    for (const queryKey of [
      trpc.tenants.get.queryKey({ tenantId }),
      trpc.tenants.list.pathKey(),
      trpc.tenants.diagnose.queryKey({ tenantId }),
      trpc.setup.get.queryKey({ tenantId }),
    ])
      void client.invalidateQueries({ queryKey });
  };
}
