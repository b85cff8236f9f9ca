import type { OutboxEntry } from "./outbox.ts";

/** Older than this it may no longer be what one would say: it doesn't leave by itself. */
const STALE_MS = 3_600_000;

/** Whether it arrived is not known; its client id keeps it one message. */
export function restored(entry: OutboxEntry, now: number): OutboxEntry | null {
  // A file's bytes don't outlive the page.
  if (entry.file !== null && !(entry.file.blob instanceof Blob)) return null;
  if (entry.state === "failed") return entry;
  const stale = now - Date.parse(entry.createdAt) > STALE_MS;
  return { ...entry, progress: null, state: stale ? "failed" : "waiting", reason: "offline" };
}
