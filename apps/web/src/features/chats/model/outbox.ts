import type { Message } from "@platform/contract";
import { type FailureReason, isPassing, reasonOf } from "#lib/errors.ts";
import { createStore, type Store } from "#lib/external-store.ts";

/** What a person wrote and the server has not confirmed yet. */
export interface OutboxEntry {
  clientMessageId: string;
  conversationId: string;
  text: string;
  /** What it answers to. */
  quoted: Message["quoted"];
  /** Of the canned answer that the text came from; the text is its caption. */
  picture: { answerId: string; url: string } | null;
  /** A product is sent as the store has it now; text and picture stand in for it until then. */
  product: { id: string; imageUrl: string | null } | null;
  createdAt: string;
  state: "sending" | "waiting" | "failed";
  reason: FailureReason | null;
}

export interface Outbox {
  entries: Store<readonly OutboxEntry[]>;
  add: (input: NewEntry) => void;
  retry: (clientMessageId: string) => void;
  discard: (clientMessageId: string) => void;
  /** The connection is back: what waited goes out. */
  resume: () => void;
}

interface NewEntry {
  conversationId: string;
  text: string;
  quoted?: OutboxEntry["quoted"];
  picture?: OutboxEntry["picture"];
  product?: OutboxEntry["product"];
}

interface SendInput {
  conversationId: string;
  text: string;
  clientMessageId: string;
  quotedMessageId?: string;
  cannedAnswerId?: string;
}

interface OutboxOptions {
  send: (input: SendInput) => Promise<Message>;
  sendProduct: (
    input: Omit<SendInput, "text" | "cannedAnswerId"> & { productId: string },
  ) => Promise<Message>;
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
  const run = createRunner(entries, options);

  function wake(matches: (entry: OutboxEntry) => boolean) {
    const woken = entries.get().filter(matches);
    changeAll(entries, (entry) =>
      woken.includes(entry) ? { ...entry, state: "sending", reason: null } : entry,
    );
    for (const conversationId of new Set(woken.map((entry) => entry.conversationId)))
      void run(conversationId);
  }

  return {
    entries,
    add({ conversationId, text, quoted = null, picture = null, product = null }) {
      const createdAt = new Date(options.now()).toISOString();
      const held = entries
        .get()
        .some((one) => one.conversationId === conversationId && one.state === "waiting");
      const state = held ? "waiting" : "sending";
      const clientMessageId = options.newId();
      const entry: OutboxEntry = {
        clientMessageId,
        conversationId,
        text,
        quoted,
        picture,
        product,
        createdAt,
        state,
        reason: null,
      };
      entries.set([...entries.get(), entry]);
      void run(conversationId);
    },
    retry: (clientMessageId) => wake((entry) => entry.clientMessageId === clientMessageId),
    discard: (clientMessageId) => remove(entries, clientMessageId),
    resume: () => wake((entry) => entry.state === "waiting"),
  };
}

/** Runs a conversation's entries one after the other, one run at a time. */
function createRunner(entries: Outbox["entries"], options: OutboxOptions) {
  const running = new Set<string>();
  return async function run(conversationId: string): Promise<void> {
    if (running.has(conversationId)) return;
    running.add(conversationId);
    try {
      for (;;) {
        const entry = entries
          .get()
          .find((one) => one.conversationId === conversationId && one.state === "sending");
        if (!entry || !(await deliver(entry, { entries, options }))) return;
      }
    } finally {
      running.delete(conversationId);
    }
  };
}

/** False where the rest of the conversation has to wait. */
async function deliver(
  entry: OutboxEntry,
  { entries, options }: { entries: Outbox["entries"]; options: OutboxOptions },
): Promise<boolean> {
  const { conversationId, clientMessageId } = entry;
  try {
    const message = await request(entry, options);
    options.onSent(message);
    remove(entries, clientMessageId);
    return true;
  } catch (error) {
    const reason = reasonOf(error);
    const refused = !isPassing(reason);
    changeAll(entries, (one) => {
      if (refused) return one.clientMessageId === clientMessageId ? { ...one, state: "failed", reason } : one;
      const stopped = one.conversationId === conversationId && one.state === "sending";
      return stopped ? { ...one, state: "waiting", reason } : one;
    });
    return refused;
  }
}

function request(entry: OutboxEntry, options: OutboxOptions): Promise<Message> {
  const { conversationId, clientMessageId, text, quoted, picture, product } = entry;
  const common = {
    conversationId,
    clientMessageId,
    ...(quoted?.id ? { quotedMessageId: quoted.id } : {}),
  };
  if (product) return options.sendProduct({ ...common, productId: product.id });
  return options.send({ ...common, text, ...(picture ? { cannedAnswerId: picture.answerId } : {}) });
}

function changeAll(entries: Outbox["entries"], change: (entry: OutboxEntry) => OutboxEntry) {
  entries.set(entries.get().map(change));
}

function remove(entries: Outbox["entries"], clientMessageId: string) {
  entries.set(entries.get().filter((entry) => entry.clientMessageId !== clientMessageId));
}

function pictureOf(id: string, url: string): NonNullable<Message["media"]> {
  const unknown = { mimeType: null, fileName: null, fileSize: null, transcript: null, transcriptState: null };
  return { id, kind: "image", state: "stored", url, ...unknown };
}

/** The entry as a bubble, until the stored message takes its place. */
export function asMessage(entry: OutboxEntry, authorName: string | null): Message {
  const url = entry.product?.imageUrl ?? entry.picture?.url ?? null;
  return {
    id: entry.clientMessageId,
    conversationId: entry.conversationId,
    author: "human",
    authorName,
    type: url === null ? "text" : "image",
    text: entry.text,
    media: url === null ? null : pictureOf(entry.clientMessageId, url),
    details: null,
    quoted: entry.quoted,
    quotable: false,
    reactions: [],
    status: entry.state === "failed" ? "failed" : "queued",
    failureCode: null,
    failureReason: entry.reason,
    sentFrom: "panel",
    clientMessageId: entry.clientMessageId,
    turnId: null,
    outcome: null,
    sentAt: entry.createdAt,
  };
}
