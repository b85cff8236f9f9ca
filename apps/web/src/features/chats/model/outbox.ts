import type { Message } from "@platform/contract";
import { type FailureReason, isPassing, reasonOf } from "#lib/errors.ts";
import { createStore, type Store } from "#lib/external-store.ts";

/** What a person wrote and the server has not confirmed yet. */
export interface OutboxEntry {
  clientMessageId: string;
  conversationId: string;
  text: string;
  createdAt: string;
  state: "sending" | "waiting" | "failed";
  reason: FailureReason | null;
}

export interface Outbox {
  entries: Store<readonly OutboxEntry[]>;
  add: (input: { conversationId: string; text: string }) => void;
  retry: (clientMessageId: string) => void;
  discard: (clientMessageId: string) => void;
  /** The connection is back: what waited goes out. */
  resume: () => void;
}

interface OutboxOptions {
  send: (input: { conversationId: string; text: string; clientMessageId: string }) => Promise<Message>;
  onSent: (message: Message) => void;
  newId: () => string;
  now: () => number;
}

/**
 * Sends in order within a conversation. A request that never arrived waits and goes out again with the
 * same client id, so that it is one message however often it is tried; a refusal stays visible.
 */
export function createOutbox(options: OutboxOptions): Outbox {
  const entries = createStore<readonly OutboxEntry[]>([]);
  const running = new Set<string>();

  function change(clientMessageId: string, patch: Partial<OutboxEntry>) {
    entries.set(
      entries
        .get()
        .map((entry) => (entry.clientMessageId === clientMessageId ? { ...entry, ...patch } : entry)),
    );
  }

  function remove(clientMessageId: string) {
    entries.set(entries.get().filter((entry) => entry.clientMessageId !== clientMessageId));
  }

  async function run(conversationId: string) {
    if (running.has(conversationId)) return;
    running.add(conversationId);
    try {
      for (;;) {
        const entry = entries
          .get()
          .find((one) => one.conversationId === conversationId && one.state === "sending");
        if (!entry || !(await deliver(entry))) return;
      }
    } finally {
      running.delete(conversationId);
    }
  }

  /** False where the rest of the conversation has to wait. */
  async function deliver(entry: OutboxEntry): Promise<boolean> {
    const { conversationId, text, clientMessageId } = entry;
    try {
      const message = await options.send({ conversationId, text, clientMessageId });
      options.onSent(message);
      remove(clientMessageId);
      return true;
    } catch (error) {
      const reason = reasonOf(error);
      if (!isPassing(reason)) {
        change(clientMessageId, { state: "failed", reason });
        return true;
      }
      const stopped = entries
        .get()
        .map((one) =>
          one.conversationId === conversationId && one.state === "sending"
            ? { ...one, state: "waiting" as const, reason }
            : one,
        );
      entries.set(stopped);
      return false;
    }
  }

  function wake(matches: (entry: OutboxEntry) => boolean) {
    const woken = entries.get().filter(matches);
    const ids = new Set(woken.map((entry) => entry.clientMessageId));
    entries.set(
      entries
        .get()
        .map((one) => (ids.has(one.clientMessageId) ? { ...one, state: "sending", reason: null } : one)),
    );
    for (const conversationId of new Set(woken.map((entry) => entry.conversationId)))
      void run(conversationId);
  }

  return {
    entries,
    add({ conversationId, text }) {
      const createdAt = new Date(options.now()).toISOString();
      const held = entries
        .get()
        .some((one) => one.conversationId === conversationId && one.state === "waiting");
      const state = held ? "waiting" : "sending";
      const entry: OutboxEntry = {
        clientMessageId: options.newId(),
        conversationId,
        text,
        createdAt,
        state,
        reason: null,
      };
      entries.set([...entries.get(), entry]);
      void run(conversationId);
    },
    retry: (clientMessageId) => wake((entry) => entry.clientMessageId === clientMessageId),
    discard: remove,
    resume: () => wake((entry) => entry.state === "waiting"),
  };
}

/** The entry as a bubble, until the stored message takes its place. */
export function asMessage(entry: OutboxEntry): Message {
  return {
    id: entry.clientMessageId,
    conversationId: entry.conversationId,
    author: "human",
    authorName: null,
    type: "text",
    text: entry.text,
    media: null,
    details: null,
    quoted: null,
    reactions: [],
    status: entry.state === "failed" ? "failed" : "queued",
    failureReason: entry.reason,
    sentFrom: "panel",
    clientMessageId: entry.clientMessageId,
    turnId: null,
    outcome: null,
    sentAt: entry.createdAt,
  };
}
