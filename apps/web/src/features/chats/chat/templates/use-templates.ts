import type { Template } from "@platform/contract";
import { keepPreviousData, useMutation, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTRPC } from "#lib/trpc.ts";
import { useChatsRuntime } from "../../runtime.tsx";
import { firstValues, problemsOf, type Values } from "./values.ts";

/** What may be sent in this chat, by words of its name or text. */
export function useTemplateSearch(conversationId: string, query: string) {
  const trpc = useTRPC();
  return useQuery(
    trpc.templates.search.queryOptions(
      { conversationId, limit: 100, ...(query === "" ? {} : { query }) },
      { placeholderData: keepPreviousData, staleTime: 10_000 },
    ),
  );
}

/** A template that is being filled in. Trying again after a failure is the same message, another one is not. */
export function useTemplateDraft(chat: { id: string; contactName: string | null }, template: Template) {
  const trpc = useTRPC();
  const { cache } = useChatsRuntime();
  const [values, setValues] = useState<Values>(() => firstValues(template, chat.contactName));
  const [shown, setShown] = useState(false);
  const [clientMessageId, renew] = useState(() => crypto.randomUUID());
  const problems = problemsOf(template, values);
  const send = useMutation(
    trpc.templates.send.mutationOptions({
      onSuccess: (message) => {
        cache.addMessage(message);
        renew(crypto.randomUUID());
      },
    }),
  );
  return {
    values,
    problems: shown ? problems : {},
    send,
    write: (id: string, value: string) => setValues((before) => ({ ...before, [id]: value })),
    submit(onSent: () => void) {
      setShown(true);
      const first = Object.keys(problems)[0];
      if (first !== undefined) {
        document.querySelector<HTMLElement>(`[name="${first}"]`)?.focus();
        return;
      }
      const filled = Object.fromEntries(template.fields.map(({ id }) => [id, (values[id] ?? "").trim()]));
      send.mutate(
        { conversationId: chat.id, templateId: template.id, values: filled, clientMessageId },
        { onSuccess: onSent },
      );
    },
  };
}
