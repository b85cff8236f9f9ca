import { turnTraceSchema, type TurnTrace } from "@platform/contract";

/** The `trace` column as the turn's commit wrote it; rows by hand or of older versions may lack anything. */
export type StoredTrace = Record<string, unknown>;

interface StoredBubble {
  id: string;
  type: string;
  text: string | null;
  index: number | null;
}

const {
  steps: stepsSchema,
  promptUnread: promptUnreadSchema,
  facts: factsSchema,
  check: checkSchema,
  bubbles: bubblesSchema,
} = turnTraceSchema.shape;

/** The stored trace in the contract's shape; what can't be read is left out rather than hiding the rest. */
export function toTrace(row: {
  trace: StoredTrace | null;
  bubbles: StoredBubble[];
}): Pick<TurnTrace, "steps" | "promptUnread" | "facts" | "check" | "bubbles"> {
  const planned = listOf(row.trace?.["bubbles"]).flatMap((item) => {
    const read = bubblesSchema.element.safeParse({ messageId: null, ...item });
    return read.success ? [read.data] : [];
  });
  const sent = row.bubbles.map((bubble, place) => ({
    messageId: bubble.id,
    type: bubble.type,
    text: bubble.text ?? "",
    // Bubbles count from one.
    factIds: planned[(bubble.index ?? place + 1) - 1]?.factIds ?? [],
  }));
  return {
    steps: listOf(row.trace?.["steps"]).flatMap((item) => {
      const read = stepsSchema.element.safeParse(item);
      return read.success ? [read.data] : [];
    }),
    promptUnread: promptUnreadSchema.safeParse(row.trace?.["promptUnread"]).data ?? 0,
    facts: listOf(row.trace?.["facts"]).flatMap((item) => {
      const read = factsSchema.element.safeParse(item);
      return read.success ? [read.data] : [];
    }),
    check: checkSchema.safeParse(row.trace?.["check"]).data ?? null,
    bubbles: sent.length > 0 ? sent : planned,
  };
}

function listOf(value: unknown): Record<string, unknown>[] {
  return Array.isArray(value)
    ? value.filter((item): item is Record<string, unknown> => typeof item === "object" && item !== null)
    : [];
}
