import { hintTopics, type HintHandler, type Hint, type HintTopic } from "./hints.ts";

export interface LocalHandlers {
  deliver(topic: HintTopic, hint: Hint): void;
  add(topic: HintTopic, handler: HintHandler): () => void;
  clear(): void;
}

/** The handlers of this process; one that throws is reported and the others still run. */
export function createLocalHandlers(onTrouble: (message: string, error: unknown) => void): LocalHandlers {
  const handlers = new Map<HintTopic, Set<HintHandler>>(hintTopics.map((topic) => [topic, new Set()]));
  const run = async (handler: HintHandler, topic: HintTopic, hint: Hint): Promise<void> => {
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
      const own: HintHandler = (hint) => handler(hint);
      handlers.get(topic)?.add(own);
      return () => void handlers.get(topic)?.delete(own);
    },
    clear: () => {
      for (const set of handlers.values()) set.clear();
    },
  };
}
