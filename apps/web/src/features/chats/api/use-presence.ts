import { useCallback, useEffect, useRef, useSyncExternalStore } from "react";
import { useTRPCClient } from "#lib/trpc.ts";
import type { Colleague } from "../model/presence.ts";
import { useChatsRuntime } from "../runtime.tsx";

const nobody: readonly Colleague[] = [];
const BEAT_MS = 5_000;
const TYPING_MS = 3_000;

/** The colleagues who are in this chat now. */
export function useColleagues(conversationId: string): readonly Colleague[] {
  const { colleagues } = useChatsRuntime().presence;
  return useSyncExternalStore(colleagues.subscribe, () => colleagues.get().get(conversationId) ?? nobody);
}

/** Tells the colleagues that the reader is in this chat while it is open and in sight; what gets lost is told again. */
export function useTellPresence(conversationId: string) {
  const client = useTRPCClient();
  useEffect(() => {
    const tell = (state: "here" | "gone") =>
      void client.chats.present.mutate({ conversationId, state }).catch(() => undefined);
    const beat = () => (document.visibilityState === "visible" ? tell("here") : undefined);
    const turn = () => tell(document.visibilityState === "visible" ? "here" : "gone");
    beat();
    const timer = setInterval(beat, BEAT_MS);
    document.addEventListener("visibilitychange", turn);
    return () => {
      clearInterval(timer);
      document.removeEventListener("visibilitychange", turn);
      tell("gone");
    };
  }, [client, conversationId]);
}

/** Tells that the reader writes, at most every three seconds. */
export function useTellTyping(conversationId: string): () => void {
  const client = useTRPCClient();
  const told = useRef(0);
  return useCallback(() => {
    if (Date.now() - told.current < TYPING_MS) return;
    told.current = Date.now();
    void client.chats.present.mutate({ conversationId, state: "typing" }).catch(() => undefined);
  }, [client, conversationId]);
}
