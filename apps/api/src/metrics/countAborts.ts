import type { ModelPort } from "@platform/agent";
import type { Counters } from "./counters.ts";

const REASONS = ["superseded", "overtaken", "lost", "shutdown"] as const;

/** The same model; calls that end because their turn was cut off are counted, by why it was. */
export function countAborts(
  model: ModelPort,
  { counters, signal }: { counters: Counters | undefined; signal: AbortSignal },
): ModelPort {
  if (counters === undefined) return model;
  return {
    complete: async (request, options) => {
      try {
        return await model.complete(request, options);
      } catch (error) {
        const reason = REASONS.find((each) => each === signal.reason);
        if (reason !== undefined) counters.add("modelCallsAborted", reason);
        throw error;
      }
    },
  };
}
