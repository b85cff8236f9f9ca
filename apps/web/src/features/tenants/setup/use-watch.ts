import { useQuery } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { useTRPCClient } from "#lib/trpc.ts";

const LOOK_MS = 1_500;
const PATIENCE_S = 60;

/** What comes for the store from now on. `late` after a minute with nothing. */
export function useWatch(tenantId: string, round: number) {
  const client = useTRPCClient();
  const start = useQuery({
    queryKey: ["setup-watch", tenantId, round],
    queryFn: () => client.setup.watch.query({ tenantId }),
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
  });
  const since = start.data?.now;
  const watch = useQuery({
    queryKey: ["setup-watch", tenantId, round, since],
    queryFn: () => client.setup.watch.query({ tenantId, ...(since !== undefined && { since }) }),
    enabled: since !== undefined,
    refetchInterval: LOOK_MS,
    gcTime: 0,
  });
  const waited = useSecondsSince(since ?? null);
  const came = watch.data !== undefined && (watch.data.events.length > 0 || watch.data.message !== null);
  return {
    watch: watch.data ?? null,
    error: start.error ?? watch.error,
    waited,
    late: !came && waited >= PATIENCE_S,
  };
}

/** Counted by this page's own clock: the server's may be another. */
function useSecondsSince(start: string | null): number {
  const [waited, setWaited] = useState(0);
  useEffect(() => {
    setWaited(0);
    if (start === null) return undefined;
    const began = performance.now();
    const timer = setInterval(() => setWaited(Math.floor((performance.now() - began) / 1_000)), 1_000);
    return () => clearInterval(timer);
  }, [start]);
  return waited;
}
