import type { Chat, Note } from "@platform/contract";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect, useRef } from "react";
import { useTRPC } from "#lib/trpc.ts";
import { unsavedNotes } from "../chat/notes/note-draft.ts";

const none: readonly Note[] = [];

/** The chat's newest notes, read again whenever a chat event says another number of them. */
export function useNotes(chat: Chat) {
  const trpc = useTRPC();
  const query = useQuery(trpc.notes.list.queryOptions({ conversationId: chat.id, limit: 100 }));
  const { data, refetch } = query;
  const counted = useRef(chat.noteCount);
  useEffect(() => {
    if (counted.current === chat.noteCount) return;
    counted.current = chat.noteCount;
    void refetch();
  }, [chat.noteCount, refetch]);
  return { query, notes: data?.items ?? none };
}

export function useNoteActions(conversationId: string) {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const onSuccess = () =>
    queryClient.invalidateQueries({ queryKey: trpc.notes.list.queryKey({ conversationId }) });
  return {
    add: useMutation(
      trpc.notes.add.mutationOptions({
        // Whoever has closed it since finds no half-written note that is saved.
        onSuccess: (_, { text }) => {
          if (unsavedNotes.get(conversationId)?.text.trim() === text) unsavedNotes.delete(conversationId);
          return onSuccess();
        },
        retry: 2,
      }),
    ),
    remove: useMutation(trpc.notes.remove.mutationOptions({ onSuccess })),
  };
}

/** Whom a note can mention. */
export function usePeople(tenantId: string, wanted: boolean) {
  const trpc = useTRPC();
  return useQuery(
    trpc.notes.people.queryOptions({ tenantId, limit: 100 }, { enabled: wanted, staleTime: 60_000 }),
  );
}
