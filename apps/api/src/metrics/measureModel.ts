import { ModelError, type ModelPort } from "@platform/agent";
import type { PriceBook } from "../usage/priceBook.ts";
import { costOfTokens } from "../usage/usageLines.ts";
import type { Tracing } from "../tracing/tracing.ts";
import type { Counters } from "./counters.ts";

export interface Measures {
  counters: Counters;
  prices: PriceBook;
  tracing: Tracing;
}

/** The same model; its calls are timed, counted with their cost, and traced, by store. */
export function measureModel(
  model: ModelPort,
  { measures, tenantId, own }: { measures: Measures; tenantId: string; own: unknown },
): ModelPort {
  const { counters, prices, tracing } = measures;
  const count = (kind: string, tokens: number): void =>
    counters.addForStore("modelTokens", { tenant: tenantId, kind }, tokens);
  return {
    complete: async (request, options) => {
      const startedAt = Date.now();
      const started = performance.now();
      const end = (attributes: Record<string, string | number>, failed = false): void =>
        tracing.within({
          name: "model",
          startedAt,
          failed,
          attributes: { model: request.model, ...attributes },
        });
      try {
        const reply = await model.complete(request, options);
        counters.time("model", (performance.now() - started) / 1_000);
        count("input", reply.inputTokens);
        count("cached", reply.cachedTokens);
        count("output", reply.outputTokens);
        const cost = costOfTokens(prices(reply.model, own), reply);
        counters.addForStore("modelCost", { tenant: tenantId }, cost);
        end({ inputTokens: reply.inputTokens, outputTokens: reply.outputTokens });
        return reply;
      } catch (error) {
        const code = error instanceof ModelError ? error.code : "internal";
        if (code !== "aborted")
          counters.addForStore("providerErrors", { tenant: tenantId, provider: "model", code });
        end({ code }, true);
        throw error;
      }
    },
  };
}
