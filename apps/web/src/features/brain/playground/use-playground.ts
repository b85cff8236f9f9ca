import { useEffect, useRef, useState } from "react";
import { useTRPCClient } from "#lib/trpc.ts";
import { conversationOf, type Entry, type Tried } from "./model.ts";

export interface Play {
  entries: readonly Entry[];
  /** Since when the bot has been thinking. */
  pendingSince: number | null;
  error: unknown;
  send: (text: string) => void;
  retry: () => void;
  stop: () => void;
  clear: () => void;
}

interface PlayOptions {
  tenantId: string;
  /** What the bot is told in place of what is live; null: what is live. */
  tried: Tried | null;
  /** One of the store's test numbers, or nobody in particular. */
  phone: string | null;
  /** Where the conversation begins. */
  begun: readonly Entry[];
}

/** A conversation that nobody else sees. As for a customer, what is written meanwhile restarts the answer. */
export function usePlayground(options: PlayOptions): Play {
  const client = useTRPCClient();
  const [entries, setEntries] = useState<readonly Entry[]>(options.begun);
  const [pendingSince, setPendingSince] = useState<number | null>(null);
  const [error, setError] = useState<unknown>(null);
  const asking = useRef<AbortController | null>(null);
  useEffect(() => () => asking.current?.abort(), []);

  function stop() {
    asking.current?.abort();
    asking.current = null;
    setPendingSince(null);
  }

  async function ask(conversation: readonly Entry[]) {
    stop();
    const controller = new AbortController();
    asking.current = controller;
    setError(null);
    setPendingSince(Date.now());
    const { tenantId, tried, phone } = options;
    try {
      const reply = await client.playground.reply.mutate(
        {
          tenantId,
          messages: conversationOf(conversation),
          ...tried,
          ...(phone && { phone }),
        },
        { signal: controller.signal },
      );
      setEntries([...conversation, { kind: "bot", id: conversation.length, reply }]);
    } catch (failure) {
      if (!controller.signal.aborted) setError(failure);
    } finally {
      if (asking.current === controller) stop();
    }
  }

  return {
    entries,
    pendingSince,
    error,
    send: (text) => {
      const conversation: Entry[] = [...entries, { kind: "customer", id: entries.length, text }];
      setEntries(conversation);
      void ask(conversation);
    },
    retry: () => void ask(entries),
    stop,
    clear: () => {
      stop();
      setError(null);
      setEntries(options.begun);
    },
  };
}
