import type { Installation } from "@platform/contract";
import { useQuery } from "@tanstack/react-query";
import { type Trpc, useTRPC } from "./trpc.ts";

/** Which build answers, and whether the outside world is simulated; it stays what it is while the page is open. */
export function installationQuery(trpc: Trpc) {
  return trpc.installation.get.queryOptions({}, { staleTime: Number.POSITIVE_INFINITY });
}

export function useInstallation(): Installation | undefined {
  return useQuery(installationQuery(useTRPC())).data;
}
