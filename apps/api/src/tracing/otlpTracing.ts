import { AsyncLocalStorage } from "node:async_hooks";
import { context, SpanStatusCode, trace, type Attributes } from "@opentelemetry/api";
import { OTLPTraceExporter } from "@opentelemetry/exporter-trace-otlp-http";
import { resourceFromAttributes } from "@opentelemetry/resources";
import { BatchSpanProcessor, TracerProvider } from "@opentelemetry/sdk-trace";
import type { Span, Tracing } from "./tracing.ts";

const SERVICE = "platform";

/** Loaded only where an endpoint is set. Spans go out in batches; a collector that is away costs spans, nothing else. */
export function createOtlpTracing({ endpoint, role }: { endpoint: string; role: string }): Tracing {
  const provider = new TracerProvider({
    resource: resourceFromAttributes({ "service.name": SERVICE, "service.instance.role": role }),
    spanProcessors: [
      new BatchSpanProcessor({ exporter: new OTLPTraceExporter({ url: `${endpoint}/v1/traces` }) }),
    ],
  });
  const tracer = provider.getTracer(SERVICE);
  const current = new AsyncLocalStorage<string>();

  const ended = (correlationId: string | null, { name, startedAt, failed, attributes }: Span): void => {
    const span = tracer.startSpan(
      name,
      { startTime: startedAt, attributes: clean({ correlationId, ...attributes }) },
      parentOf(correlationId),
    );
    if (failed === true) span.setStatus({ code: SpanStatusCode.ERROR });
    span.end();
  };
  return {
    under: (correlationId, work) => (correlationId === null ? work() : current.run(correlationId, work)),
    ended,
    within: (span) => ended(current.getStore() ?? null, span),
    close: () => provider.shutdown().catch(() => undefined),
  };
}

/** All steps of a message hang under one root, which is its id: processes need not tell each other anything. */
function parentOf(correlationId: string | null) {
  const hex = correlationId?.replaceAll("-", "").toLowerCase() ?? "";
  if (!/^[0-9a-f]{32}$/.test(hex)) return context.active();
  return trace.setSpanContext(context.active(), {
    traceId: hex,
    spanId: hex.slice(16),
    traceFlags: 1,
    isRemote: true,
  });
}

function clean(attributes: Record<string, string | number | null | undefined>): Attributes {
  return Object.fromEntries(
    Object.entries(attributes).flatMap(([name, value]) => (value == null ? [] : [[name, value]])),
  );
}
