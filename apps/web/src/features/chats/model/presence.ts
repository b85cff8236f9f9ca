import type { LiveEvent } from "@platform/contract";
import { createStore, type Store } from "#lib/external-store.ts";

export type Presence = Extract<LiveEvent, { kind: "presence" }>;

export interface Colleague {
  personId: string;
  name: string;
  typing: boolean;
}

/** Chats with who is in them; nobody's chat is absent. */
export type Colleagues = ReadonlyMap<string, readonly Colleague[]>;

export interface PresenceStore {
  colleagues: Store<Colleagues>;
  note: (event: Presence) => void;
}

/** Whoever is there says so every five seconds; after this nothing more was heard. */
export const GONE_AFTER_MS = 12_000;
const TYPED_AFTER_MS = 6_000;

interface Heard {
  name: string;
  hereUntil: number;
  typingUntil: number;
}

/** Who else is in which chat, by what was heard within the last seconds. Nothing else depends on it. */
export function createPresence(deps: {
  userId: () => string | null;
  now: () => number;
  setTimer: (run: () => void, ms: number) => unknown;
}): PresenceStore {
  const heard = new Map<string, Map<string, Heard>>();
  const colleagues = createStore<Colleagues>(new Map());

  function show(conversationId: string) {
    const now = deps.now();
    const people = heard.get(conversationId) ?? new Map<string, Heard>();
    for (const [personId, { hereUntil }] of people) if (hereUntil <= now) people.delete(personId);
    const shown = [...people].map(([personId, { name, typingUntil }]) => ({
      personId,
      name,
      typing: typingUntil > now,
    }));
    const before = colleagues.get().get(conversationId) ?? [];
    if (JSON.stringify(before) === JSON.stringify(shown)) return;
    const next = new Map(colleagues.get());
    if (shown.length === 0) next.delete(conversationId);
    else next.set(conversationId, shown);
    colleagues.set(next);
  }

  return {
    colleagues,
    note({ conversationId, personId, personName, state }) {
      if (personId === deps.userId()) return;
      const people = heard.get(conversationId) ?? new Map<string, Heard>();
      heard.set(conversationId, people);
      const now = deps.now();
      if (state === "gone") people.delete(personId);
      else {
        // That somebody is there says nothing of whether they write.
        const typed = people.get(personId)?.typingUntil ?? 0;
        const typingUntil = state === "typing" ? now + TYPED_AFTER_MS : typed;
        people.set(personId, { name: personName, hereUntil: now + GONE_AFTER_MS, typingUntil });
        if (state === "typing") deps.setTimer(() => show(conversationId), TYPED_AFTER_MS);
        deps.setTimer(() => show(conversationId), GONE_AFTER_MS);
      }
      show(conversationId);
    },
  };
}
