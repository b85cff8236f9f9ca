import type { CannedValues, Chat } from "@platform/contract";
import { useQuery } from "@tanstack/react-query";
import { useTRPC } from "#lib/trpc.ts";

/** The store's canned answers and what their variables are in this chat, read when the list is first wanted. */
export function useCanned(chat: Chat, wanted: boolean) {
  const trpc = useTRPC();
  const { id: conversationId, tenantId } = chat;
  const answers = useQuery(
    trpc.cannedAnswers.list.queryOptions({ tenantId, limit: 100 }, { enabled: wanted, staleTime: 60_000 }),
  );
  const values = useQuery(
    trpc.cannedAnswers.values.queryOptions({ conversationId }, { enabled: wanted, staleTime: 30_000 }),
  );
  return {
    answers: answers.data?.items ?? [],
    values: values.data ?? nothing,
    loading: answers.isPending || values.isPending,
    query: answers,
  };
}

const nothing: CannedValues = {
  nombre: null,
  nombre_completo: null,
  telefono: null,
  tienda: null,
  web: null,
  yo: null,
  pedido: null,
  seguimiento: null,
};
