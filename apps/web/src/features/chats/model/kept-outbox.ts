import { keepDrafts } from "#lib/kept-drafts.ts";
import type { OutboxEntry } from "./outbox.ts";
import { restored } from "./restored.ts";

let made: Map<string, readonly OutboxEntry[]> | undefined;
/** By who wrote it: nobody else's session sends it. Read when it is first asked for, by a page: the model alone needs none. */
const kept = () => (made ??= keepDrafts<readonly OutboxEntry[]>("outbox"));

/** What this person had written and not got out, of before this page was loaded or their session ended. */
export function takeKept(writer: string, now: number): readonly OutboxEntry[] {
  return (kept().get(writer) ?? []).flatMap((entry) => restored(entry, now) ?? []);
}

export function keepOutbox(writer: string, entries: readonly OutboxEntry[]): void {
  if (entries.length > 0) kept().set(writer, entries);
  else kept().delete(writer);
}

/** Whoever signs in next writes their own. */
export function forgetOutbox(): void {
  kept().clear();
}
