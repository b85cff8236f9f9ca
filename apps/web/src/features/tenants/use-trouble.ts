import { useQuery } from "@tanstack/react-query";
import { useTRPC } from "#lib/trpc.ts";

/** The stores are looked at every ten minutes. */
const AGAIN_MS = 60_000;

/** The worst that the last looks found in any of the reader's stores; null where nothing is. */
export function useTrouble(): "fail" | "warn" | null {
  const trpc = useTRPC();
  const health = useQuery(trpc.tenants.health.queryOptions({}, { refetchInterval: AGAIN_MS })).data;
  if (health === undefined || health.worst === null) return null;
  return health.failing > 0 ? "fail" : "warn";
}
