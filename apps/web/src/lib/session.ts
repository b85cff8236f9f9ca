import type { Session } from "@platform/contract";
import { queryOptions, useSuspenseQuery } from "@tanstack/react-query";
import { reasonOf } from "./errors.ts";
import { type ApiClient, useTRPCClient } from "./trpc.ts";

const nobody: Session = { user: null, role: null, owes: null, tenants: [] };

/** Who is signed in; nobody is an answer, not an error. */
export function sessionQuery(client: ApiClient) {
  return queryOptions({
    queryKey: ["session"],
    staleTime: Number.POSITIVE_INFINITY,
    queryFn: async (): Promise<Session> => {
      try {
        return await client.session.get.query({});
      } catch (error) {
        if (reasonOf(error) === "not_signed_in") return nobody;
        throw error;
      }
    },
  });
}

export function isSignedIn(session: Session): boolean {
  return session.role !== null || session.user !== null;
}

export function useSession(): Session {
  return useSuspenseQuery(sessionQuery(useTRPCClient())).data;
}

/** Whether the reader may change what the store is; of a store that nobody knows the page itself says so. */
export function useOwns(tenantId: string): boolean {
  const role = useSession().tenants.find(({ id }) => id === tenantId)?.role;
  return role === undefined || role === "owner";
}
