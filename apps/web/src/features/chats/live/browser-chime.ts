import type { Chat } from "@platform/contract";
import type { QueryClient } from "@tanstack/react-query";
import { isPushOwner } from "#lib/push-owner.ts";
import { playTone } from "#lib/tone.ts";
import type { Trpc } from "#lib/trpc.ts";
import { createChime } from "./chime.ts";

const LAST = "last-chime";

interface Reader {
  queryClient: QueryClient;
  trpc: Trpc;
  userId: string | null;
  operator: boolean;
}

/** The chime of this tab, for a reader. */
export function createBrowserChime({
  queryClient,
  trpc,
  userId,
  operator,
}: Reader): (chat: Chat) => Promise<boolean> {
  return createChime({
    userId: () => userId,
    settingsOf: async (tenantId) => {
      const settings = await queryClient.fetchQuery(
        trpc.push.settings.queryOptions({ tenantId }, { staleTime: 60_000 }),
      );
      return operator && !settings.saved ? null : settings;
    },
    pushedHere: () => isPushOwner(userId),
    inView: (chat) => document.hasFocus() && window.location.pathname === `/chats/${chat.id}`,
    claim: (key) => {
      if (localStorage.getItem(LAST) === key) return false;
      localStorage.setItem(LAST, key);
      return true;
    },
    play: playTone,
    now: Date.now,
  });
}
