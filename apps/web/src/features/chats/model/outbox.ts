import type { Message } from "@platform/contract";
import { type FailureReason, isPassing, reasonOf } from "#lib/errors.ts";
import { createStore, type Store } from "#lib/external-store.ts";
import type { OutgoingFile } from "#lib/outgoing-file.ts";
import { answered, createRetries, type SetTimer } from "./tries.ts";

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
  /** The text is its caption; it is uploaded first, and once. */
  file: OutgoingFile | null;
  /** What the agent had proposed and the text came from. */
  suggestionId: string | null;
  mediaId: string | null;
  /** How much of the file has left, from 0 to 1; null where none is on its way. */
  progress: number | null;
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
  /** Nothing more goes out from here, whoever is signed in by then; what is here stays, for the outbox that is made of it. */
  stop: () => void;
}

interface NewEntry {
  conversationId: string;
  text: string;
  quoted?: OutboxEntry["quoted"];
  picture?: OutboxEntry["picture"];
  product?: OutboxEntry["product"];
  file?: OutboxEntry["file"];
  suggestionId?: OutboxEntry["suggestionId"];
}

const bare = {
  quoted: null,
  picture: null,
  product: null,
  file: null,
  suggestionId: null,
  mediaId: null,
  progress: null,
  reason: null,
} as const;

interface SendInput {
  conversationId: string;
  text: string;
  clientMessageId: string;
  quotedMessageId?: string;
  cannedAnswerId?: string;
  mediaId?: string;
  suggestionId?: string;
}

export interface OutboxOptions {
  upload: (
    file: OutgoingFile,
    options: { conversationId: string; signal: AbortSignal; onProgress: (share: number) => void },
  ) => Promise<{ id: string }>;
  send: (input: SendInput) => Promise<Message>;
  sendProduct: (
    input: Omit<SendInput, "text" | "cannedAnswerId" | "mediaId" | "suggestionId"> & { productId: string },
  ) => Promise<Message>;
  onSent: (message: Message) => void;
  /** A file isn't shown from here any more. */
  onGone: (file: OutgoingFile) => void;
  newId: () => string;
  now: () => number;
  setTimer: SetTimer;
  /** What an outbox before this one still had. */
  kept?: readonly OutboxEntry[];
}

/**
 * Sends in order within a conversation. A request that never arrived waits and goes out again with the
 * same client id, so that it is one message however often it is tried; a refusal stays visible.
 */
export function createOutbox(options: OutboxOptions): Outbox {
  const entries = createStore<readonly OutboxEntry[]>(options.kept ?? []);
  const working: Working = { entries, uploads: new Map(), options, stopped: false };
  const retries = createRetries(options.setTimer, (conversationId) =>
    wake((entry) => entry.conversationId === conversationId && entry.state === "waiting"),
  );
  const run = createRunner(working, retries);

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
    add(given) {
      const { conversationId } = given;
      const held = entries
        .get()
        .find((one) => one.conversationId === conversationId && one.state === "waiting");
      const entry: OutboxEntry = {
        ...bare,
        ...given,
        clientMessageId: options.newId(),
        createdAt: new Date(options.now()).toISOString(),
        state: held ? "waiting" : "sending",
        reason: held?.reason ?? null,
      };
      entries.set([...entries.get(), entry]);
      void run(conversationId);
    },
    retry: (clientMessageId) => wake((entry) => entry.clientMessageId === clientMessageId),
    discard: (clientMessageId) => {
      working.uploads.get(clientMessageId)?.abort();
      removeEntry(clientMessageId, working);
    },
    resume() {
      working.stopped = false;
      wake((entry) => entry.state !== "failed");
    },
    stop() {
      working.stopped = true;
    },
  };
}

interface Working {
  entries: Outbox["entries"];
  /** By message: what is leaving at this moment. */
  uploads: Map<string, AbortController>;
  options: OutboxOptions;
  stopped: boolean;
}

/** Runs a conversation's entries one after the other, one run at a time. */
function createRunner(working: Working, retries: ReturnType<typeof createRetries>) {
  const { entries } = working;
  const running = new Set<string>();
  return async function run(conversationId: string): Promise<void> {
    if (running.has(conversationId)) return;
    running.add(conversationId);
    try {
      while (!working.stopped) {
        const entry = entries
          .get()
          .find((one) => one.conversationId === conversationId && one.state === "sending");
        if (!entry) return;
        if (!(await deliver(entry, working))) return retries.failed(conversationId);
        retries.arrived(conversationId);
      }
    } finally {
      running.delete(conversationId);
    }
  };
}

/** False where the rest of the conversation has to wait. */
async function deliver(entry: OutboxEntry, working: Working): Promise<boolean> {
  const { entries, options } = working;
  const { conversationId, clientMessageId } = entry;
  try {
    const mediaId = entry.file === null ? null : await uploaded(entry.file, entry, working);
    if (!isThere(entries, clientMessageId)) return true;
    if (working.stopped) return false;
    options.onSent(await answered(request({ ...entry, mediaId }, options), options.setTimer));
    removeEntry(clientMessageId, working);
    return true;
  } catch (error) {
    // Thrown away while it was on its way.
    if (!isThere(entries, clientMessageId)) return true;
    const reason = reasonOf(error);
    // Whose session has ended signs in again and means what they wrote.
    const refused = !isPassing(reason) && reason !== "not_signed_in";
    changeAll(entries, (one) => {
      // A file that is known no more is uploaded again when somebody retries.
      const own = { progress: null, ...(reason === "not_found" ? { mediaId: null } : {}) };
      if (one.clientMessageId === clientMessageId && refused)
        return { ...one, ...own, state: "failed", reason };
      const stopped = !refused && one.conversationId === conversationId && one.state === "sending";
      return stopped ? { ...one, progress: null, state: "waiting", reason } : one;
    });
    return refused;
  }
}

async function uploaded(
  file: OutgoingFile,
  { mediaId, conversationId, clientMessageId }: OutboxEntry,
  { entries, uploads, options }: Working,
): Promise<string> {
  if (mediaId !== null) return mediaId;
  const abort = new AbortController();
  uploads.set(clientMessageId, abort);
  const change = (patch: Partial<OutboxEntry>) =>
    changeAll(entries, (one) => (one.clientMessageId === clientMessageId ? { ...one, ...patch } : one));
  change({ progress: 0 });
  try {
    const onProgress = (progress: number) => change({ progress });
    const { id } = await options.upload(file, { conversationId, signal: abort.signal, onProgress });
    change({ mediaId: id, progress: null });
    return id;
  } finally {
    uploads.delete(clientMessageId);
  }
}

function request(entry: OutboxEntry, options: OutboxOptions): Promise<Message> {
  const { conversationId, clientMessageId, text, quoted, picture, product, mediaId, suggestionId } = entry;
  const common = {
    conversationId,
    clientMessageId,
    ...(quoted?.id ? { quotedMessageId: quoted.id } : {}),
  };
  if (product) return options.sendProduct({ ...common, productId: product.id });
  return options.send({
    ...common,
    text,
    ...(picture ? { cannedAnswerId: picture.answerId } : {}),
    ...(mediaId === null ? {} : { mediaId }),
    ...(suggestionId === null ? {} : { suggestionId }),
  });
}

function isThere(entries: Outbox["entries"], clientMessageId: string): boolean {
  return entries.get().some((entry) => entry.clientMessageId === clientMessageId);
}

function changeAll(entries: Outbox["entries"], change: (entry: OutboxEntry) => OutboxEntry) {
  entries.set(entries.get().map(change));
}

function removeEntry(clientMessageId: string, { entries, options }: Pick<Working, "entries" | "options">) {
  const gone = entries.get().find((entry) => entry.clientMessageId === clientMessageId);
  entries.set(entries.get().filter((entry) => entry !== gone));
  if (gone?.file) options.onGone(gone.file);
}
