import { nerveTopics, type NerveHandler, type NerveHint, type NerveTopic } from "./nerve.ts";

export interface LocalHandlers {
  deliver(topic: NerveTopic, hint: NerveHint): void;
  add(topic: NerveTopic, handler: NerveHandler): () => void;
  clear(): void;
}

/** The handlers of this process; one that throws is reported and the others still run. */
export function createLocalHandlers(onTrouble: (message: string, error: unknown) => void): LocalHandlers {
  const handlers = new Map<NerveTopic, Set<NerveHandler>>(nerveTopics.map((topic) => [topic, new Set()]));
  const run = async (handler: NerveHandler, topic: NerveTopic, hint: NerveHint): Promise<void> => {
    try {
      await handler(hint);
    } catch (error) {
      onTrouble(`A listener of "${topic}" failed`, error);
    }
  };
  return {
    deliver: (topic, hint) => {
      for (const handler of handlers.get(topic) ?? []) void run(handler, topic, hint);
    },
    add: (topic, handler) => {
      // Wrapped, so that the same function may listen twice and stop once.
      const own: NerveHandler = (hint) => handler(hint);
      handlers.get(topic)?.add(own);
      return () => void handlers.get(topic)?.delete(own);
    },
    clear: () => {
      for (const set of handlers.values()) set.clear();
    },
  };
}
