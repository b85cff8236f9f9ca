import type { QueryClient } from "@tanstack/react-query";
import {
  createTRPCClient,
  httpBatchLink,
  httpSubscriptionLink,
  splitLink,
  type TRPCClient,
} from "@trpc/client";
import { tap } from "@trpc/server/observable";
import { createTRPCContext, createTRPCOptionsProxy } from "@trpc/tanstack-react-query";
import type { AppRouter } from "#api/router-types.ts";
import { limitAnswer } from "./answer-limit.ts";
import { fetchNotingBuild } from "./build.ts";
import { reasonOf } from "./errors.ts";
import { readerHeaders, readerOfStream } from "./reader.ts";

export type ApiClient = TRPCClient<AppRouter>;

/**
 * The session travels in an HttpOnly cookie of the same origin; beside it goes for whom this tab reads. `onRefused`: the
 * reader may not do what the page offered them.
 */
export function createApiClient({ onRefused }: { onRefused?: () => void } = {}): ApiClient {
  return createTRPCClient<AppRouter>({
    links: [
      () =>
        ({ op, next }) =>
          next(op).pipe(
            tap({ error: (error) => (reasonOf(error) === "not_allowed" ? onRefused?.() : undefined) }),
          ),
      splitLink({
        condition: (operation) => operation.type === "subscription",
        true: httpSubscriptionLink({ url: "/trpc", connectionParams: readerOfStream }),
        false: httpBatchLink({
          url: "/trpc",
          fetch: (url, init) => fetchNotingBuild(url, limitAnswer(init as RequestInit)),
          headers: readerHeaders,
          maxURLLength: 2_000,
          maxItems: 10,
        }),
      }),
    ],
  });
}

/** For what is asked outside of any component; inside there is `useTRPC`. */
export function createTrpc({ client, queryClient }: { client: ApiClient; queryClient: QueryClient }) {
  return createTRPCOptionsProxy<AppRouter>({ client, queryClient });
}
export type Trpc = ReturnType<typeof createTrpc>;

export const { TRPCProvider, useTRPC, useTRPCClient } = createTRPCContext<AppRouter>();
