export interface Span {
  name: string;
  /** Milliseconds since 1970. */
  startedAt: number;
  failed?: boolean;
  attributes?: Record<string, string | number | null | undefined>;
}

/**
 * Where a message's time went, for whoever collects traces. The trace's id is the message's correlation id without its
 * dashes, so that a line of the log leads to the trace. Ends of spans are told, never waited for.
 */
export interface Tracing {
  /** Runs work whose steps belong to this message. */
  under<T>(correlationId: string | null, work: () => Promise<T>): Promise<T>;
  /** A step of this message that has just ended. */
  ended(correlationId: string | null, span: Span): void;
  /** A step of whatever is under way here. */
  within(span: Span): void;
  close(): Promise<void>;
}

export const noTracing: Tracing = {
  under: (_correlationId, work) => work(),
  ended: () => undefined,
  within: () => undefined,
  close: async () => undefined,
};
