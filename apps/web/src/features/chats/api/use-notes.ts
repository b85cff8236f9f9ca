import type { Chat, Note } from "@platform/contract";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect, useRef } from "react";
import { readAll } from "#lib/read-all.ts";
import { useTRPC, useTRPCClient } from "#lib/trpc.ts";
import { unsavedNotes } from "../chat/notes/note-draft.ts";

const none: readonly Note[] = [];

/** The chat's notes, read again whenever a chat event says another number of them. */
export function useNotes(chat: Chat) {
  const trpc = useTRPC();
  const client = useTRPCClient();
  const query = useQuery({
    queryKey: [...trpc.notes.list.pathKey(), chat.id],
    queryFn: ({ signal }) =>
      readAll((cursor) =>
        client.notes.list.query({ conversationId: chat.id, cursor, limit: 100 }, { signal }),
      ),
  });
  const { data, refetch } = query;
  const counted = useRef(chat.noteCount);
  useEffect(() => {
    if (counted.current === chat.noteCount) return;
    counted.current = chat.noteCount;
    void refetch();
  }, [chat.noteCount, refetch]);
  return { query, notes: data ?? none };
}

export function useNoteActions(conversationId: string) {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const onSuccess = () =>
    queryClient.invalidateQueries({ queryKey: [...trpc.notes.list.pathKey(), conversationId] });
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
export function useMentionable(tenantId: string, wanted: boolean) {
  const trpc = useTRPC();
  const client = useTRPCClient();
  return useQuery({
    queryKey: [...trpc.notes.people.pathKey(), tenantId],
    queryFn: ({ signal }) =>
      readAll((cursor) => client.notes.people.query({ tenantId, cursor, limit: 100 }, { signal })),
    enabled: wanted,
    staleTime: 60_000,
  });
}
