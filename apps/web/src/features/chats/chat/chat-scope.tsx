import type { Message } from "@platform/contract";
import { createContext, use } from "react";

/** What the parts of an open chat share: whether the reader may write here, and what is being answered. */
export interface ChatScope {
  conversationId: string;
  /** The contact as the head shows it. */
  name: string;
  writable: boolean;
  /** Whether the reader may do more than look. */
  mayAct: boolean;
  answer: (message: Message) => void;
}

const Scope = createContext<ChatScope | null>(null);
export const ChatScopeProvider = Scope.Provider;

/** Null outside of an open chat, where bubbles are shown by themselves. */
export function useChatScope(): ChatScope | null {
  return use(Scope);
}
