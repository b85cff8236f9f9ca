import type { AppRouter } from "@platform/api/router";
import { createTRPCClient, httpLink, httpSubscriptionLink, splitLink, type TRPCClient } from "@trpc/client";
import { EventSource } from "eventsource";

/** Every procedure of the API by its name, for example `client.tenants.list.query({})`. */
export type PlatformClient = TRPCClient<AppRouter>;

export interface ClientOptions {
  /** Where the product is served, for example `https://bot.example.com`. */
  url: string;
  /** `ADMIN_TOKEN` or an API key; it travels in a header, never in an address. */
  token: string;
  /** `fetch` unless told otherwise. */
  fetch?: typeof globalThis.fetch;
}

/**
 * A client for scripts over the procedures of the panel. Calls fail with `TRPCClientError`; `reasonOf`
 * says why. Subscriptions survive restarts of the server: they connect again and go on after the last
 * event they received.
 */
export function createClient({ url, token, fetch = globalThis.fetch }: ClientOptions): PlatformClient {
  const endpoint = `${url.replace(/\/+$/, "")}/trpc`;
  const headers = { authorization: `Bearer ${token}` };
  return createTRPCClient<AppRouter>({
    links: [
      splitLink({
        condition: (operation) => operation.type === "subscription",
        true: httpSubscriptionLink({
          url: endpoint,
          EventSource,
          eventSourceOptions: { fetch: createStreamFetch({ fetch, headers }) },
        }),
        // One request for one call, so that each has its own HTTP status.
        false: httpLink({
          url: endpoint,
          headers,
          fetch: (input: string | URL, init) => fetch(input, init as RequestInit),
        }),
      }),
    ],
  });
}

type StreamFetch = (url: string | URL, init: RequestInit) => Promise<Response>;

/** An event source gives up for good at any status but 200; these pass by themselves. */
const PASSING = new Set([408, 429, 500, 502, 503, 504]);

function createStreamFetch({
  fetch,
  headers,
}: {
  fetch: typeof globalThis.fetch;
  headers: Record<string, string>;
}): StreamFetch {
  return async (url, init) => {
    const response = await fetch(url, {
      ...init,
      headers: { ...Object.fromEntries(new Headers(init.headers)), ...headers },
    });
    if (!PASSING.has(response.status)) return response;
    await response.body?.cancel();
    throw new Error(`The server answered ${response.status}; the stream will be opened again.`);
  };
}
