import { useQueryClient } from "@tanstack/react-query";
import { useTRPC } from "#lib/trpc.ts";

export function useKeysRefresh() {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  return () => queryClient.invalidateQueries({ queryKey: trpc.apiKeys.pathKey() });
}
