import { useSyncExternalStore } from "react";
import type { FailureReason } from "#lib/errors.ts";
import { createStore } from "#lib/external-store.ts";
import type { OutgoingFile } from "#lib/outgoing-file.ts";
import { prepareFile } from "#lib/prepare-file.ts";

/** A file that waits above the reply box; null until it is known how it can be sent. */
export interface Attachment {
  id: string;
  name: string;
  size: number;
  file: OutgoingFile | null;
  reason: FailureReason | null;
}

type PerChat = ReadonlyMap<string, readonly Attachment[]>;
const none: readonly Attachment[] = [];

/** Per chat, what will go out with the next message; kept while another chat is looked at. */
const store = createStore<PerChat>(new Map());

function change(conversationId: string, to: (before: readonly Attachment[]) => readonly Attachment[]) {
  const next = new Map(store.get());
  const files = to(next.get(conversationId) ?? none);
  if (files.length > 0) next.set(conversationId, files);
  else next.delete(conversationId);
  store.set(next);
}

export function addFiles(conversationId: string, given: Iterable<File>): void {
  for (const source of given) {
    const id = crypto.randomUUID();
    const { name, size } = source;
    change(conversationId, (before) => [...before, { id, name, size, file: null, reason: null }]);
    void prepareFile(source).then((made) => {
      const done = typeof made === "string" ? { reason: made } : { file: made, size: made.blob.size };
      change(conversationId, (before) => before.map((one) => (one.id === id ? { ...one, ...done } : one)));
    });
  }
}

export function addRecording(conversationId: string, file: OutgoingFile): void {
  const { blob, name } = file;
  const attachment = { id: crypto.randomUUID(), name: name ?? "", size: blob.size, file, reason: null };
  change(conversationId, (before) => [...before, attachment]);
}

export function dropAttachment(conversationId: string, id: string): void {
  change(conversationId, (before) => {
    const gone = before.find((one) => one.id === id);
    if (gone?.file) URL.revokeObjectURL(gone.file.url);
    return before.filter((one) => one.id !== id);
  });
}

/** Hands them on to be sent. */
export function takeAttachments(conversationId: string): OutgoingFile[] {
  const files = (store.get().get(conversationId) ?? none).flatMap(({ file }) => file ?? []);
  change(conversationId, () => none);
  return files;
}

export function useAttachments(conversationId: string): readonly Attachment[] {
  return useSyncExternalStore(store.subscribe, store.get).get(conversationId) ?? none;
}
