import { infiniteQueryOptions, type QueryKey } from "@tanstack/react-query";

interface PageOf<Item> {
  items: Item[];
  nextCursor: string | null;
}

/**
 * A list read page by page with `cursor`. The library's own options would add a `direction` to the
 * input, which the API refuses as an unknown field.
 */
export function pagedQuery<Page extends PageOf<unknown>>(options: {
  queryKey: QueryKey;
  fetchPage: (page: { cursor?: string }, request: { signal: AbortSignal }) => Promise<Page>;
}) {
  return infiniteQueryOptions({
    queryKey: options.queryKey,
    queryFn: ({ pageParam, signal }) =>
      options.fetchPage(pageParam === null ? {} : { cursor: pageParam }, { signal }),
    initialPageParam: null as string | null,
    getNextPageParam: (last: Page) => last.nextCursor,
  });
}
