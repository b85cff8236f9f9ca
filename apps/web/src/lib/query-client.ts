import { QueryCache, QueryClient } from "@tanstack/react-query";
import { isPassing, isUnanswered, reasonOf } from "./errors.ts";

/** `onSignedOut` runs when any query learns that the session has ended. */
export function createQueryClient(options: { onSignedOut: () => void }): QueryClient {
  return new QueryClient({
    queryCache: new QueryCache({
      onError: (error) => {
        if (reasonOf(error) === "not_signed_in") options.onSignedOut();
      },
    }),
    defaultOptions: {
      queries: {
        // Live events keep what is shown fresh; a refetch only follows a reconnect or an invalidation.
        staleTime: 60_000,
        refetchOnWindowFocus: false,
        retry: (failures, error) => failures < 2 && isPassing(reasonOf(error)) && !isUnanswered(error),
      },
      mutations: { retry: false, networkMode: "always" },
    },
  });
}
