import type { Message } from "@platform/contract";
import { useSyncExternalStore } from "react";
import { createStore } from "#lib/external-store.ts";

type Quoted = NonNullable<Message["quoted"]>;

/** Per chat, the message that the reply being written quotes; kept while another chat is looked at. */
const targets = createStore<ReadonlyMap<string, Message>>(new Map());

export function setQuoteTarget(conversationId: string, message: Message | null): void {
  const next = new Map(targets.get());
  if (message) next.set(conversationId, message);
  else next.delete(conversationId);
  targets.set(next);
}

export function useQuoteTarget(conversationId: string): Message | null {
  return useSyncExternalStore(targets.subscribe, targets.get).get(conversationId) ?? null;
}

/** A message as another one shows it that quotes it. */
export function quoteOf(message: Message): Quoted {
  const { id, author, type } = message;
  return { id, author, type, text: message.text ?? message.media?.transcript ?? null };
}
