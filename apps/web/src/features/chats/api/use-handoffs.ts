import type { HandoffRecord } from "@platform/contract";
import { useQuery } from "@tanstack/react-query";
import { useTRPC } from "#lib/trpc.ts";

const none: HandoffRecord[] = [];

/** The last times that a chat went to people, newest first. */
export function useHandoffs(conversationId: string) {
  const trpc = useTRPC();
  const query = useQuery(trpc.handoff.list.queryOptions({ conversationId, limit: 5 }));
  return { query, handoffs: query.data?.items ?? none };
}

/** A letter is on its way for some seconds; what a phone's template came to is known later still. */
const AGAIN_MS = 10_000;

/** Whom the handoff that a chat waits for was told to. */
export function useTold(conversationId: string, waits: boolean): readonly string[] {
  const trpc = useTRPC();
  const { data } = useQuery(
    trpc.handoff.list.queryOptions(
      { conversationId, limit: 5 },
      {
        enabled: waits,
        refetchInterval: ({ state }) => (openOf(state.data)?.told.length === 0 ? AGAIN_MS : false),
      },
    ),
  );
  return waits ? (openOf(data)?.told ?? []) : [];
}

function openOf(page: { items: HandoffRecord[] } | undefined): HandoffRecord | undefined {
  return page?.items.find(({ closedAt }) => closedAt === null);
}
