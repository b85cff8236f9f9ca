import { QueryClientProvider } from "@tanstack/react-query";
import { RouterProvider } from "@tanstack/react-router";
import { I18nProvider } from "#lib/i18n/i18n-provider.tsx";
import { createQueryClient } from "#lib/query-client.ts";
import { isSignedIn, sessionQuery } from "#lib/session.ts";
import { createApiClient, createTrpc, TRPCProvider } from "#lib/trpc.ts";
import { createAppRouter } from "./router.tsx";
import { signInAgain } from "./sign-in-again.ts";

/** Everything a page needs, made once per page load. */
export function createParts() {
  const client = createApiClient({
    // What they may do has changed since the session was read.
    onRefused: () => void queryClient.invalidateQueries({ queryKey: sessionQuery(client).queryKey }),
  });
  const queryClient = createQueryClient({
    onSignedOut: () => {
      // Whoever has not been in yet is led by the router, which knows where to go on to.
      const session = queryClient.getQueryData(sessionQuery(client).queryKey);
      if (session !== undefined && isSignedIn(session)) signInAgain(router);
    },
  });
  const router = createAppRouter({ client, queryClient });
  return { client, queryClient, router, trpc: createTrpc({ client, queryClient }) };
}

type Parts = ReturnType<typeof createParts>;

export function App({ client, queryClient, router }: Parts) {
  return (
    <I18nProvider>
      <QueryClientProvider client={queryClient}>
        <TRPCProvider trpcClient={client} queryClient={queryClient}>
          <RouterProvider router={router} />
        </TRPCProvider>
      </QueryClientProvider>
    </I18nProvider>
  );
}
